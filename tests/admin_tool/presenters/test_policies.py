"""The policies page: a step typed, moved and refused where it stands; one touch saves, one takes it back."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from admin_tool.models.pages import Page
from admin_tool.views.policies import PoliciesPage
from admin_tool.views.policy_step import PolicyStepLine
from admin_tool.views.team_name import TeamNameDialog
from builders.staff_desk import StaffDesk
from builders.staff_desktop import WholeDesktop
from builders.staff_policies import some_policies
from kiosk.wire import paths


@pytest.fixture
def whole(admin: StaffDesk) -> WholeDesktop:
    admin.service.says(paths.STAFF_POLICIES, some_policies())
    return WholeDesktop(admin)


@pytest.fixture
def page(whole: WholeDesktop) -> PoliciesPage:
    return whole.page(Page.POLICIES, PoliciesPage)


def chooses_team(whole: WholeDesktop, page: PoliciesPage, team: str) -> None:
    page.whose_chosen.emit(team)
    whole.desk.settles()
    assert page.whose.value == team


def types(whole: WholeDesktop, line: PolicyStepLine, number: str) -> None:
    line.span.number.setFocus()
    line.span.number.selectAll()
    QTest.keyClicks(line.span.number, number)
    whole.desk.settles()


def saved(whole: WholeDesktop) -> list[Any]:
    return [each.body for each in whole.desk.service.asked if each.method == "PATCH"]


def times(page: PoliciesPage) -> list[int]:
    return [line.span.seconds() for line in page.lines]


def test_the_default_is_read_before_anything_is_changed(page: PoliciesPage) -> None:
    assert times(page) == [0, 90, 180, 300]
    assert page.standing().startswith("Standard.") and page.above.isHidden()
    assert len(page.means()) == 5 and not page.save.isEnabled() and page.cancel.isHidden()


def test_a_time_is_typed_the_step_moves_there_and_one_touch_saves(whole: WholeDesktop, page: PoliciesPage) -> None:
    second = page.lines[1]

    types(whole, second, "240")
    assert times(page) == [0, 240, 180, 300]
    QTest.keyClick(second.span.number, Qt.Key.Key_Return)
    whole.desk.settles()

    assert times(page) == [0, 180, 240, 300] and page.lines[2] is second
    assert sorted(page.lines, key=lambda line: line.y()) == page.lines
    assert second.span.number.hasFocus()
    QTest.keyClick(second.span.number, Qt.Key.Key_Backtab)
    assert page.lines[1].remove.hasFocus()
    assert page.means()[2].startswith("Efter 4 min uden svar")
    whole.desk.presses(page.save)
    (body,) = saved(whole)
    assert [step["after_seconds"] for step in body["policy"]["steps"]] == [0, 180, 240, 300]
    assert whole.notice() == "Kontorets regler er gemt."
    assert not page.save.isEnabled() and page.whose.hasFocus()


def test_what_was_saved_is_taken_back_with_one_touch(whole: WholeDesktop, page: PoliciesPage) -> None:
    chooses_team(whole, page, "Ungeteam")
    whole.desk.presses(page.above)
    whole.desk.presses(page.save)

    whole.desktop.notices.undo_last()
    whole.desk.settles()

    gone, back = saved(whole)
    assert gone == {"team": "Ungeteam"}
    assert [step["after_seconds"] for step in back["policy"]["steps"]] == [60, 120]


def test_a_refusal_stands_at_its_step_until_something_is_changed(whole: WholeDesktop, page: PoliciesPage) -> None:
    chooses_team(whole, page, "Ungeteam")
    page.lines[0].kinds()[0].trigger()
    whole.desk.service.refuses(paths.STAFF_POLICIES, 422, "last_step_reaches_nobody")

    whole.desk.presses(page.save)

    assert [line.error()[:24] for line in page.lines] == ["", "Det sidste trin når inge"]
    whole.desk.presses(page.add)
    assert [line.error() for line in page.lines] == ["", "", ""]


def test_no_steps_at_all_is_said_once_below_them(whole: WholeDesktop, page: PoliciesPage) -> None:
    chooses_team(whole, page, "Ungeteam")
    for _ in range(2):
        whole.desk.presses(page.lines[0].remove)
    whole.desk.service.refuses(paths.STAFF_POLICIES, 422, "no_steps")

    whole.desk.presses(page.save)

    assert page.error() == "Tilføj mindst ét trin."


def test_who_and_over_what_are_chosen_and_changes_can_be_undone_before_saving(
    whole: WholeDesktop, page: PoliciesPage
) -> None:
    chooses_team(whole, page, "Ungeteam")
    first, last = page.lines
    first.kinds()[1].trigger()
    last.who_chosen.emit("board")
    whole.desk.settles()
    assert (first.how.text(), last.how.isHidden()) == ("Mail", True)

    whole.desk.presses(page.cancel)

    assert (first.how.text(), last.how.isHidden(), saved(whole)) == ("Mail, Sms", False, [])


def test_a_draft_waits_while_another_policy_is_looked_at(whole: WholeDesktop, page: PoliciesPage) -> None:
    types(whole, page.lines[3], "9")
    chooses_team(whole, page, "Job")
    assert times(page) == [0, 90, 180, 300] and page.standing().startswith("Teamet følger kontoret.")
    assert page.whose.itemText(0) == "Kontoret · ikke gemt"

    chooses_team(whole, page, "")

    assert times(page) == [0, 90, 180, 540]


def test_a_team_that_nobody_has_named_yet_is_typed(whole: WholeDesktop, page: PoliciesPage) -> None:
    whole.desk.presses(page.add_team)
    dialog = whole.desk.dialog(TeamNameDialog)
    QTest.keyClicks(dialog.name, "Sygedagpenge")
    whole.desk.presses(dialog.do)

    whole.desk.presses(page.add)
    whole.desk.presses(page.save)

    (body,) = saved(whole)
    assert (body["team"], len(body["policy"]["steps"])) == ("Sygedagpenge", 5)


def test_the_page_fits_a_small_window_without_scrolling_sideways(whole: WholeDesktop, page: PoliciesPage) -> None:
    for width in (1280, 700):
        for _ in range(2):
            whole.desk.frame.resize(width, 800)
            whole.desk.settles()

        scrolling = whole.desk.frame.shown_page()
        assert scrolling is not None and whole.desk.frame.width() == width
        assert page.minimumSizeHint().width() <= scrolling.width()


def test_a_policy_whose_channel_has_gone_says_so_before_anybody_is_forgotten(whole: WholeDesktop) -> None:
    gone = some_policies().model_copy(update={"reach_nobody": ["Ungeteam"]})
    whole.desk.service.says(paths.STAFF_POLICIES, gone)
    whole.desk.later(seconds=31)
    page = whole.page(Page.POLICIES, PoliciesPage)
    whole.ticks()
    assert page.whose.itemText(2) == "Team: Ungeteam · når ingen"

    chooses_team(whole, page, "Ungeteam")

    assert page.lines[1].error().startswith("Det sidste trin når ingen.")
    whole.desk.presses(page.add)
    assert [line.error() for line in page.lines] == ["", "", ""]
