"""A caseworker reads on the settings what happens when they do not answer, and chooses who stands in."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from admin_tool.models.pages import Page
from admin_tool.views.own_policy import OwnPolicyCard
from admin_tool.views.preferences import PreferencesPage
from builders.staff_desk import StaffDesk
from builders.staff_desktop import WholeDesktop
from builders.staff_scenes_own_policy import USUAL
from builders.staff_visits import caseworkers
from kiosk.domain.pickups import Rung
from kiosk.domain.roles import Role
from kiosk.wire import paths
from kiosk.wire.own_policy import OwnPolicy
from kiosk.wire.policies import SaidPolicy, SaidStep


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[StaffDesk]:
    desk = StaffDesk(tmp_path, Role.CASEWORKER, "sara", name="Sara Dam")
    yield desk
    desk.close()


def card_of(desk: StaffDesk, said: OwnPolicy | None = None) -> OwnPolicyCard:
    desk.service.says(paths.STAFF_OWN_POLICY, said or OwnPolicy(policy=USUAL, stand_in_id="mia"))
    page = WholeDesktop(desk).page(Page.PREFERENCES, PreferencesPage)
    desk.knows(caseworkers=caseworkers())
    card = page.findChild(OwnPolicyCard)
    assert card is not None
    return card


def test_every_step_is_a_plain_sentence(desk: StaffDesk) -> None:
    assert card_of(desk).steps().splitlines() == [
        "Straks: du får besked her i programmet.",
        "Efter 90 sekunder uden svar: du får besked på dine andre kanaler, hvis du har nogen. "
        "Er du meldt væk, også din stedfortræder.",
        "Efter 3 min uden svar: dit team får besked.",
        "Efter 5 min uden svar: receptionen ser det fremhævet på tavlen.",
        "Siger du, at du kommer, og har ikke hentet efter 5 min, begynder det forfra.",
    ]


def test_kinds_of_channels_and_other_rules_of_a_team_are_said(desk: StaffDesk) -> None:
    by_text = SaidPolicy(team="Unge", steps=[SaidStep(after_seconds=60, rung=Rung.CHANNELS, kinds=["sms"])])
    of_team = OwnPolicy(policy=USUAL, of_teams=[by_text])
    card = card_of(desk, of_team)

    first, second = card.steps().split("\n\n")
    assert len(first.splitlines()) == 5
    assert second.splitlines()[:2] == [
        "Har borgeren en aftale hos team Unge:",
        "Efter 1 min uden svar: du får besked på dine andre kanaler, hvis du har nogen. "
        "Er du meldt væk, også din stedfortræder. Kun Sms.",
    ]


def test_rules_that_change_are_read_when_the_page_is_looked_at_again(desk: StaffDesk) -> None:
    card = card_of(desk)
    whole = desk.frame
    desk.service.says(paths.STAFF_OWN_POLICY, OwnPolicy(policy=USUAL.model_copy(update={"coming_for_seconds": 120})))

    whole.hide()
    whole.show()
    desk.settles()

    assert "har ikke hentet efter 2 min" in card.steps()


def test_a_stand_in_is_chosen_among_the_colleagues(desk: StaffDesk) -> None:
    card = card_of(desk)
    assert card.stand_in.value == "mia"
    desk.service.says(paths.STAFF_STAND_IN, OwnPolicy(policy=USUAL, stand_in_id="bo"))

    card.stand_in_chosen.emit("bo")
    desk.settles()

    assert ("stand_in", {"caseworker_id": "bo"}) in desk.service.steps()
    assert card.stand_in.value == "bo"


def test_without_an_answer_nothing_is_claimed(desk: StaffDesk) -> None:
    desk.service.refuses(paths.STAFF_OWN_POLICY, 404, "not_found")
    page = WholeDesktop(desk).page(Page.PREFERENCES, PreferencesPage)
    desk.knows()

    card = page.findChild(OwnPolicyCard)
    assert card is not None
    assert card.isHidden()
