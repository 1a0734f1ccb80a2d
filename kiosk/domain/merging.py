"""Two numbers, one person: what becomes of both visits when staff say so."""

from dataclasses import dataclass, replace

from kiosk.domain.matching import Flag
from kiosk.domain.visits import (
    APPOINTMENT_FLAGS,
    OPEN,
    Status,
    Step,
    VisitState,
    WrongState,
    advance,
)

MERGEABLE = OPEN | {Status.COLLECTED}
"""What another number may join. WHY: joined to a visit that is over, a waiting citizen would vanish."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """The visit that goes (void) and the one that stays, which now answers to both numbers."""

    gone: VisitState
    stays: VisitState


def merge(visit: VisitState, *, into: VisitState) -> Merged | WrongState:
    """Two visits, that is the caller's to see; they may clash in one number."""
    gone = advance(visit, Step.MERGE)
    if isinstance(gone, WrongState) or into.status not in MERGEABLE:
        return WrongState()
    also = dict.fromkeys((*into.also, visit.number, *visit.also))
    stays = replace(into, also=tuple(each for each in also if each != into.number))
    if into.appointment is None and visit.appointment is not None:
        stays = _with_appointment_of(visit, stays)
    return Merged(gone=gone, stays=stays)


def _with_appointment_of(visit: VisitState, stays: VisitState) -> VisitState:
    """WHY: the person has one appointment, whichever of their numbers found it."""
    return replace(
        stays,
        appointment=visit.appointment,
        caseworker=stays.caseworker or visit.caseworker,
        flags=stays.flags | (visit.flags & APPOINTMENT_FLAGS) | {Flag.RESOLVED},
    )
