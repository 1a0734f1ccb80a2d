"""Taking back one's own last step: until when, and what it restores."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from kiosk.domain.ids import StaffId
from kiosk.domain.instants import elapsed
from kiosk.domain.visits import Step, VisitState

UNDO_WITHIN = timedelta(minutes=2)


@dataclass(frozen=True, slots=True, kw_only=True)
class StepTaken:
    """The last thing that happened to a visit; `by` is None where it happened by itself."""

    step: Step
    by: StaffId | None
    at: datetime
    before: VisitState


@dataclass(frozen=True, slots=True, kw_only=True)
class NothingToUndo:
    """Not one's own last step, too long ago, or taken back already."""

    code: str = "nothing_to_undo"


def may_undo(last: StepTaken | None, *, by: StaffId, now: datetime) -> bool:
    """`last` is the visit's latest step of all: a step of anybody else after one's own forbids."""
    if last is None or last.by != by or last.step is Step.UNDO:
        return False
    return elapsed(since=last.at, until=now) <= UNDO_WITHIN


def undo(last: StepTaken | None, *, by: StaffId, now: datetime) -> VisitState | NothingToUndo:
    """The visit as it was. Whether its appointment and desk are still free is the caller's to ask.

    A merge is taken back on both visits: each is asked with its own last step.
    """
    if last is None or not may_undo(last, by=by, now=now):
        return NothingToUndo()
    return last.before
