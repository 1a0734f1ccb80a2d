"""Whose last step may be taken back, and until when."""

from datetime import timedelta

import pytest

from builders.matching_cases import at
from builders.visit_states import ANNE, BO, visit
from kiosk.domain.ids import StaffId
from kiosk.domain.undo import NothingToUndo, StepTaken, undo
from kiosk.domain.visits import Status, Step

BEFORE = visit(Status.ON_THE_WAY)


def taken(step: Step = Step.NOT_HERE, by: StaffId | None = ANNE) -> StepTaken:
    return StepTaken(step=step, by=by, at=at("10:00"), before=BEFORE)


@pytest.mark.parametrize("step", sorted(set(Step) - {Step.UNDO}))
def test_ones_own_last_step_is_taken_back_within_two_minutes(step: Step) -> None:
    assert undo(taken(step), by=ANNE, now=at("10:02")) == BEFORE


@pytest.mark.parametrize(
    ("last", "by"),
    [(None, ANNE), (taken(), BO), (taken(by=None), ANNE), (taken(Step.UNDO), ANNE)],
)
def test_nothing_else_is(last: StepTaken | None, by: StaffId) -> None:
    assert undo(last, by=by, now=at("10:00")) == NothingToUndo()


def test_after_two_minutes_it_is_too_late() -> None:
    too_late = at("10:02") + timedelta(microseconds=1)

    assert undo(taken(), by=ANNE, now=too_late) == NothingToUndo()
