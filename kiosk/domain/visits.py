"""A visit from arrival to goodbye: its statuses, its table of steps, and what each step changes."""

from dataclasses import dataclass
from enum import StrEnum

from kiosk.domain.ids import AppointmentId, DeskId, StaffId, VisitId
from kiosk.domain.matching import Flag, Outcome


class Status(StrEnum):
    WAITING = "waiting"
    ON_THE_WAY = "on_the_way"
    CALLED = "called"
    COLLECTED = "collected"
    ENDED = "ended"
    NOT_HERE = "not_here"
    LEFT = "left"
    VOID = "void"


OPEN = frozenset({Status.WAITING, Status.ON_THE_WAY, Status.CALLED})
"""The citizen is here and nobody has fetched them yet."""


class Step(StrEnum):
    COMING = "coming"
    LATER = "later"
    CANNOT = "cannot"
    COLLECTED = "collected"
    ENDED = "ended"
    NOT_HERE = "not_here"
    WRONG_PERSON = "wrong_person"
    LEFT = "left"
    CALL = "call"
    CALL_AGAIN = "call_again"
    PUT_BACK = "put_back"
    RESOLVE = "resolve"
    MERGE = "merge"
    SEPARATE = "separate"
    HAND_OVER = "hand_over"
    UNDO = "undo"


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitState:
    """What the steps of a visit read and change; `caseworker` is who is to fetch the citizen."""

    number: int
    outcome: Outcome
    status: Status = Status.WAITING
    also: tuple[int, ...] = ()
    flags: frozenset[Flag] = frozenset()
    appointment: AppointmentId | None = None
    caseworker: StaffId | None = None
    desk: DeskId | None = None
    duplicate_of: VisitId | None = None
    laters: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class WrongState:
    """This step is not allowed from here."""

    code: str = "wrong_state"
