"""A visit from arrival to goodbye: its statuses, its table of steps, and what each step changes."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
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
    VOID = "void"
    UNDO = "undo"


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitState:
    """What the steps of a visit read and change; `caseworker` is who is to fetch the citizen.

    `colleagues`: who else was told, because nobody answered. `on_behalf_of`: whose citizen it is, where one of them
    has said that they come.
    """

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
    colleagues: frozenset[StaffId] = frozenset()
    on_behalf_of: StaffId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WrongState:
    """This step is not allowed from here."""

    code: str = "wrong_state"


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What a step brings along; each step reads its own part.

    `call` a desk · `hand_over` a caseworker · `cannot` a caseworker, or None for the reception ·
    `resolve` an appointment with its caseworker and timing flags, or None: there is none ·
    `coming`, `collected` the colleague who does it instead of the caseworker.
    """

    desk: DeskId | None = None
    caseworker: StaffId | None = None
    appointment: AppointmentId | None = None
    timing: frozenset[Flag] = frozenset()
    colleague: StaffId | None = None


_SPEAK_FOR_SOMEBODY = frozenset(
    {Flag.HAS_APPOINTMENT, Flag.CANCELLED, Flag.ALREADY_SEEN, Flag.OTHER_DAY, Flag.RESOLVED}
)
"""Digits or a code that met an appointment, or staff who have settled who it is: no prankster's number."""

MOST_LATERS = 2
APPOINTMENT_FLAGS = frozenset({Flag.EARLY, Flag.LATE, Flag.OTHER_TIME, Flag.RESOLVED})
"""What is true of a visit only together with its appointment."""

_PICKUP = {
    Step.COLLECTED: Status.COLLECTED,
    Step.LEFT: Status.LEFT,
    Step.HAND_OVER: Status.WAITING,
}
_PUT_OFF = {Step.LATER: Status.WAITING, Step.CANNOT: Status.WAITING}

STEPS: Mapping[Status, Mapping[Step, Status]] = {
    Status.WAITING: {
        **_PICKUP,
        **_PUT_OFF,
        Step.COMING: Status.ON_THE_WAY,
        Step.CALL: Status.CALLED,
        Step.RESOLVE: Status.WAITING,
        Step.SEPARATE: Status.WAITING,
        Step.MERGE: Status.VOID,
        Step.VOID: Status.VOID,
    },
    Status.ON_THE_WAY: {
        **_PICKUP,
        **_PUT_OFF,
        Step.CALL: Status.CALLED,
        Step.NOT_HERE: Status.NOT_HERE,
        Step.WRONG_PERSON: Status.WAITING,
    },
    Status.CALLED: {
        **_PICKUP,
        Step.CALL_AGAIN: Status.CALLED,
        Step.PUT_BACK: Status.WAITING,
        Step.NOT_HERE: Status.NOT_HERE,
        Step.WRONG_PERSON: Status.WAITING,
    },
    Status.COLLECTED: {
        Step.ENDED: Status.ENDED,
        Step.WRONG_PERSON: Status.WAITING,
        Step.HAND_OVER: Status.WAITING,
    },
}
"""The table of steps; `undo` stands in kiosk.domain.undo."""


def advance(visit: VisitState, step: Step, given: Given = Given()) -> VisitState | WrongState:
    """The visit after this step. Who may take it is not asked here, nor whether a desk is free."""
    to = STEPS.get(visit.status, {}).get(step)
    if to is None or _refuses(visit, step):
        return WrongState()
    changed = _changed(visit, step, given) if given.colleague is None else _taken_by(visit, given.colleague)
    return replace(changed, status=to)


def possible_steps(visit: VisitState) -> frozenset[Step]:
    """What the table offers now, without `undo`."""
    return frozenset(step for step in STEPS.get(visit.status, {}) if not _refuses(visit, step))


def goodbye(visit: VisitState) -> Step | None:
    """The step with which the citizen goes home now; None where nobody is here any more."""
    possible = possible_steps(visit)
    return next((step for step in (Step.ENDED, Step.LEFT) if step in possible), None)


def _refuses(visit: VisitState, step: Step) -> bool:
    if step is Step.LATER:
        return visit.laters >= MOST_LATERS
    if step is Step.VOID:
        return not _is_nobodys(visit)
    return step is Step.SEPARATE and visit.duplicate_of is None


def _is_nobodys(visit: VisitState) -> bool:
    """Nothing but the number itself says that there is somebody."""
    return (
        visit.outcome in {Outcome.WALK_IN, Outcome.UNMATCHED}
        and visit.appointment is None
        and visit.caseworker is None
        and not visit.also
        and not visit.flags & _SPEAK_FOR_SOMEBODY
    )


def _changed(visit: VisitState, step: Step, given: Given) -> VisitState:
    match step:
        case Step.CALL:
            return replace(visit, desk=given.desk)
        case Step.LATER:
            return replace(visit, laters=visit.laters + 1)
        case Step.CANNOT | Step.HAND_OVER:
            return replace(_untold(visit), caseworker=given.caseworker, desk=None, laters=0)
        case Step.RESOLVE:
            return _resolved(visit, given)
        case Step.SEPARATE:
            return replace(visit, duplicate_of=None)
        case Step.WRONG_PERSON | Step.MERGE:
            return _without_appointment(visit)
        case Step.PUT_BACK | Step.NOT_HERE | Step.LEFT | Step.ENDED:
            return replace(visit, desk=None)
        case _:
            return visit


def _taken_by(visit: VisitState, colleague: StaffId) -> VisitState:
    """It is theirs now; those who were told with them still see who comes."""
    meant_for = visit.on_behalf_of or visit.caseworker
    behalf = None if colleague == meant_for else meant_for
    return replace(visit, caseworker=colleague, on_behalf_of=behalf, laters=0)


def _untold(visit: VisitState) -> VisitState:
    """It goes to somebody else, on whose behalf nobody was told yet."""
    return replace(visit, colleagues=frozenset(), on_behalf_of=None)


def _resolved(visit: VisitState, given: Given) -> VisitState:
    """Settled by staff; the outcome stays as evidence of what the check-in itself said."""
    settled = _without_appointment(visit)
    return replace(
        settled,
        appointment=given.appointment,
        caseworker=given.caseworker,
        flags=settled.flags | given.timing | {Flag.RESOLVED},
        duplicate_of=None,
    )


def _without_appointment(visit: VisitState) -> VisitState:
    """Back on the reception's list; the appointment is open again."""
    return replace(
        _untold(visit),
        appointment=None,
        caseworker=None,
        desk=None,
        laters=0,
        flags=visit.flags - APPOINTMENT_FLAGS,
    )
