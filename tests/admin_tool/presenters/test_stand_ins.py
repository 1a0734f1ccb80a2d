"""Who stands in for whom: chosen for a colleague in one touch, and taken back in one."""

import pytest

from admin_tool.models.pages import Page
from admin_tool.views.stand_ins import StandInsCard
from builders.staff_desk import StaffDesk
from builders.staff_desktop import WholeDesktop
from builders.staff_policies import some_policies
from kiosk.domain.roles import Role
from kiosk.wire import paths
from kiosk.wire.staff import User, Users

NAMES = {"bo": "Bo Lind", "mia": "Mia Krogh", "ole": "Ole Friis"}


@pytest.fixture
def whole(admin: StaffDesk) -> WholeDesktop:
    users = [
        User(id=id, username=id, name=name, initials="", role=Role.CASEWORKER, active=True)
        for id, name in NAMES.items()
    ]
    lead = users[0].model_copy(update={"id": "lead", "role": Role.LEAD})
    admin.service.says("users", Users(users=[*users, lead]))
    admin.service.says(paths.STAFF_POLICIES, some_policies())
    admin.service.says(paths.STAFF_STAND_INS, some_policies())
    return WholeDesktop(admin)


def card_of(whole: WholeDesktop) -> StandInsCard:
    return whole.page(Page.POLICIES, StandInsCard)


def chooses(whole: WholeDesktop, caseworker: str, stand_in: str) -> None:
    card = card_of(whole)
    card.caseworker_chosen.emit(caseworker)
    card.stand_in_chosen.emit(stand_in)
    whole.desk.settles()


def test_it_says_who_stands_in_for_whom_and_asks_first_for_whom_to_choose(whole: WholeDesktop) -> None:
    card = card_of(whole)

    assert card.said() == "Ole Friis for Mia Krogh"
    assert [card.of.itemText(at) for at in range(card.of.count())] == ["Vælg en sagsbehandler", *NAMES.values()]
    assert not card.is_.isEnabled()


def test_nobody_is_offered_as_their_own(whole: WholeDesktop) -> None:
    card = card_of(whole)

    card.caseworker_chosen.emit("mia")

    assert [card.is_.itemText(at) for at in range(card.is_.count())] == ["Ingen", "Bo Lind", "Ole Friis"]
    assert card.is_.value == "ole"


def test_a_choice_is_saved_at_once_and_taken_back_with_one_touch(whole: WholeDesktop) -> None:
    chooses(whole, "mia", "bo")
    assert whole.notice() == "Stedfortræderen for Mia Krogh er gemt."

    whole.desktop.notices.undo_last()
    whole.desk.settles()

    assert [body for _, body in whole.desk.service.steps()] == [
        {"caseworker_id": "mia", "stand_in_id": "bo"},
        {"caseworker_id": "mia", "stand_in_id": "ole"},
    ]


def test_what_was_refused_shows_what_holds(whole: WholeDesktop) -> None:
    whole.desk.service.refuses(paths.STAFF_STAND_INS, 404, "not_found")

    chooses(whole, "mia", "bo")

    assert card_of(whole).is_.value == "ole" and "findes ikke" in whole.notice()
