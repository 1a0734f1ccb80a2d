"""Free, in a meeting, away: said in two touches; and nothing is heard or read beside a visitor."""

import pytest

from admin_tool.models.pages import Page
from admin_tool.views.availability_button import AvailabilityButton
from admin_tool.views.my_day import MyDayPage
from builders.staff_desk import StaffDesk
from builders.staff_desktop import WholeDesktop
from builders.staff_visits import SARA, appointment, at, minutes, visit
from kiosk.wire.staff import CaseworkerState
from kiosk.wire.words import Availability

TEN = appointment("10.00")
FREE = CaseworkerState(id="sara", name="Sara Dam", availability=Availability.FREE)
BUSY = CaseworkerState(id="sara", name="Sara Dam", availability=Availability.MEETING, until=at("10.45"), by_hand=True)
SOMEBODY = ["Nogen venter på dig"]


@pytest.fixture
def whole(sara: StaffDesk) -> WholeDesktop:
    return WholeDesktop(sara)


@pytest.fixture
def button(whole: WholeDesktop, sara: StaffDesk) -> AvailabilityButton:
    sara.knows(caseworkers=(FREE,))
    return whole.page(Page.MY_DAY, MyDayPage).availability


def test_two_touches_say_a_meeting_and_until_when(
    button: AvailabilityButton, whole: WholeDesktop, sara: StaffDesk
) -> None:
    sara.service.says("availability", BUSY)

    sara.presses(button)
    button.choose(button.choices().index("I møde til 10.45"))
    sara.settles()

    assert sara.service.steps() == [("availability", {"availability": "meeting", "until": "2026-11-23T09:45:00Z"})]
    assert button.text() == "I møde til 10.45"
    assert whole.notice() == "Kollegerne ser nu: I møde til 10.45"


def test_a_refusal_leaves_it_as_it_was(button: AvailabilityButton, whole: WholeDesktop, sara: StaffDesk) -> None:
    sara.service.refuses("availability", 422, "malformed")

    sara.presses(button)
    button.choose(0)
    sara.settles()

    assert (button.text(), whole.notice()) == ("Ledig", "Det kunne ikke læses. Ret det, og prøv igen.")


def test_in_a_meeting_a_toast_is_silent_and_says_only_that_somebody_waits(whole: WholeDesktop, sara: StaffDesk) -> None:
    sara.knows(visit(17, appointment=TEN), caseworkers=(BUSY,))

    assert whole.toast_texts() == [SOMEBODY]
    assert whole.chime.rings == 0


def test_several_are_no_list_and_cannot_be_answered_unseen(whole: WholeDesktop, sara: StaffDesk) -> None:
    sara.knows(visit(17, appointment=TEN), visit(21, caseworker=SARA), caseworkers=(BUSY,))

    assert whole.desktop.toasts is not None
    window = whole.desktop.toasts.window
    assert whole.toast_texts() == [SOMEBODY]
    assert (window.more(), window.cards[0].come.isVisible()) == ("", False)


@pytest.mark.parametrize(
    ("state", "answered"), [(BUSY, []), (FREE, [("visits/visit-17/coming", {})])], ids=["with somebody", "free"]
)
def test_several_are_answered_from_the_keyboard_only_where_their_numbers_are_seen(
    whole: WholeDesktop, sara: StaffDesk, state: CaseworkerState, answered: list[tuple[str, object]]
) -> None:
    sara.service.says("visits/visit-17/coming", visit(17, status="on_the_way", appointment=TEN))
    sara.knows(visit(17, appointment=TEN), visit(21, caseworker=SARA), caseworkers=(state,))

    assert whole.desktop.toasts is not None
    whole.desktop.toasts.answer_first()
    sara.settles()

    assert sara.service.steps() == answered


def test_beside_a_collected_citizen_it_is_the_same(whole: WholeDesktop, sara: StaffDesk) -> None:
    beside = visit(9, status="collected", appointment=appointment("9.00"))

    sara.knows(beside, visit(17, appointment=TEN), caseworkers=(FREE,))

    assert (whole.toast_texts(), whole.chime.rings) == ([SOMEBODY], 0)


def test_after_the_meeting_the_card_says_who(whole: WholeDesktop, sara: StaffDesk) -> None:
    sara.knows(visit(17, appointment=TEN), caseworkers=(BUSY,))

    sara.now = at("10.45") + minutes(0)
    whole.ticks()

    assert whole.toast_texts()[0][:2] == ["17", "Din borger kl. 10.00 er kommet"]
