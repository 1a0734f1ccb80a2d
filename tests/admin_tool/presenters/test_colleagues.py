"""A colleague does not answer: the card, the group of its own, and quiet as soon as somebody comes."""

import pytest

from admin_tool.models.pages import Page
from admin_tool.views.my_day import MyDayPage
from builders.staff_desk import StaffDesk
from builders.staff_desktop import WholeDesktop
from builders.staff_visits import ANNE, BO, SARA, appointment, visit
from kiosk.client.staff_line import VisitChanged
from kiosk.domain.pickups import Rung
from kiosk.domain.visits import Status
from kiosk.wire.staff import CaseworkerState
from kiosk.wire.words import Availability

TOLD = visit(17, ago=4, appointment=appointment("9.45", ANNE), colleagues=["sara"], escalation=Rung.TEAM)
COMING = {"status": Status.ON_THE_WAY, "on_behalf_of": ANNE, "escalation": None, "version": 2}


@pytest.fixture
def whole(sara: StaffDesk) -> WholeDesktop:
    return WholeDesktop(sara)


def test_the_card_says_for_whom_and_rings_like_ones_own(whole: WholeDesktop, sara: StaffDesk) -> None:
    sara.knows(TOLD)

    assert whole.toast_texts() == [
        ["17", "Venter på Anne Holm kl. 9.45", 'Spørg: "Hvad hedder du?" Sig ikke navnet først']
    ]
    assert whole.chime.rings == 1
    assert sara.frame.menu.button("my_day").badge == 1


def test_jeg_kommer_on_the_row_moves_the_citizen_to_my_own(whole: WholeDesktop, sara: StaffDesk) -> None:
    page = whole.page(Page.MY_DAY, MyDayPage)
    sara.knows(TOLD)
    sara.service.says("coming", TOLD.model_copy(update={**COMING, "caseworker": SARA}))

    sara.touches(page.rows, TOLD.id, "coming")

    assert sara.service.steps() == [("visits/visit-17/coming", {})]
    assert whole.toast_texts() == []
    assert page.rows.button_rect(TOLD.id, "not_here").isValid()


def test_the_card_goes_when_another_comes_and_the_row_says_who(whole: WholeDesktop, sara: StaffDesk) -> None:
    page = whole.page(Page.MY_DAY, MyDayPage)
    sara.knows(TOLD)

    sara.day.hear(VisitChanged(visit=TOLD.model_copy(update={**COMING, "caseworker": BO})))
    sara.settles()

    assert whole.toast_texts() == []
    assert (whole.chime.rings, sara.frame.menu.button("my_day").badge) == (1, 0)
    assert not page.rows.button_rect(TOLD.id, "coming").isValid()


def test_beside_a_visitor_there_is_no_sound_and_no_name(whole: WholeDesktop, sara: StaffDesk) -> None:
    busy = CaseworkerState(id="sara", name="Sara Dam", availability=Availability.MEETING, by_hand=True)

    sara.knows(TOLD, caseworkers=(busy,))

    assert whole.toast_texts() == [["Nogen venter"]]
    assert whole.chime.rings == 0


def test_a_long_name_wraps_and_no_word_is_cut(whole: WholeDesktop, sara: StaffDesk) -> None:
    long = ANNE.model_copy(update={"name": "Anne-Margrethe Lykkegaard Christoffersen Holm"})

    sara.knows(TOLD.model_copy(update={"caseworker": long}))

    assert whole.desktop.toasts is not None
    (card, *_) = whole.desktop.toasts.window.cards
    assert card.title.height() >= card.title.heightForWidth(card.title.width())
    assert card.detail.height() >= card.detail.heightForWidth(card.detail.width())
