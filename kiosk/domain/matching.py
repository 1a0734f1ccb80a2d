"""Who has arrived: the evidence of one arrival held against the appointments of its day."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Literal

from kiosk.domain.ids import AppointmentId, VisitId
from kiosk.domain.instants import elapsed


class Outcome(StrEnum):
    WALK_IN = "walk_in"
    MATCHED = "matched"
    NEAR_MISS = "near_miss"
    AMBIGUOUS = "ambiguous"
    UNMATCHED = "unmatched"
    POSSIBLE_DUPLICATE = "possible_duplicate"
    UNREADABLE = "unreadable"
    NUMBER_CONFLICT = "number_conflict"


class Flag(StrEnum):
    OTHER_TIME = "other_time"
    HAS_APPOINTMENT = "has_appointment"
    ALREADY_SEEN = "already_seen"
    OTHER_DAY = "other_day"
    CANCELLED = "cancelled"
    BAD_CODE = "bad_code"
    EARLY = "early"
    LATE = "late"
    DELIVERED_LATE = "delivered_late"
    NUMBER_UNSEEN = "number_unseen"
    SAME_DIGITS = "same_digits"
    CORRECTED = "corrected"
    RESOLVED = "resolved"
    CLOSED_BY_NIGHT = "closed_by_night"
    LATER_TIME = "later_time"


Declared = datetime | Literal["unknown", "none"]
"""What the citizen said: the instant of a time of the grid, `unknown` (forgot when), `none`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """How near is near; configurable per office. `grid` is how long a declared time means."""

    grid: timedelta = timedelta(minutes=15)
    other_time: timedelta = timedelta(minutes=30)
    early: timedelta = timedelta(minutes=60)
    late: timedelta = timedelta(minutes=15)
    delivered_late: timedelta = timedelta(minutes=10)


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One arrival as matching sees it; tags stand for digits, equal tags are equal digits."""

    declared: Declared
    at: datetime
    tag: bytes | None = field(repr=False)
    near_tags: frozenset[bytes] = field(default=frozenset(), repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An appointment of the service day as matching sees it.

    `open_visit` is a visit still going on; `seen` an earlier one that was collected or ended.
    """

    id: AppointmentId
    starts_at: datetime
    ends_at: datetime
    tag: bytes | None = field(repr=False)
    cancelled: bool = False
    open_visit: VisitId | None = None
    seen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """What an arrival came to. The appointment is set for `matched` alone."""

    outcome: Outcome
    flags: frozenset[Flag] = frozenset()
    appointment: AppointmentId | None = None
    candidates: tuple[AppointmentId, ...] = ()
    duplicate_of: VisitId | None = None


def match(arrival: Evidence, appointments: Sequence[Candidate], *, window: Window) -> Match:
    """What the arrival comes to; the order of the appointments makes no difference.

    Of two appointments none is ever picked, and no two visits are ever merged.
    """
    if arrival.tag is None:
        said_none = arrival.declared == "none"
        return Match(outcome=Outcome.WALK_IN if said_none else Outcome.UNMATCHED)
    day = sorted(appointments, key=lambda each: (each.starts_at.astimezone(UTC), each.id))
    planned = [each for each in day if not each.cancelled]
    same = [each for each in planned if each.tag == arrival.tag]
    if not same:
        cancelled = any(each.tag == arrival.tag for each in day)
        return _nobody(arrival, planned, cancelled=cancelled, window=window)
    match arrival.declared:
        case "none":
            return _said_none(arrival, same, window=window)
        case "unknown":
            return _said_unknown(arrival, same, window=window)
        case datetime() as declared:
            return _said_time(arrival, declared, same, window=window)


def rest_on(
    found: Candidate,
    outcome: Outcome,
    *flags: Flag,
    at: datetime,
    window: Window,
) -> Match:
    """The one appointment found, unless somebody has come for it before."""
    if found.open_visit is not None:
        return Match(
            outcome=Outcome.POSSIBLE_DUPLICATE,
            candidates=(found.id,),
            duplicate_of=found.open_visit,
        )
    if found.seen:
        return Match(
            outcome=Outcome.UNMATCHED,
            flags=frozenset({Flag.ALREADY_SEEN}),
            candidates=(found.id,),
        )
    if outcome is not Outcome.MATCHED:
        return Match(outcome=outcome, flags=frozenset(flags), candidates=(found.id,))
    timing = timing_flags(starts_at=found.starts_at, at=at, window=window)
    return Match(outcome=outcome, flags=timing.union(flags), appointment=found.id)


def timing_flags(*, starts_at: datetime, at: datetime, window: Window) -> frozenset[Flag]:
    """`early` and `late`, which stand only beside an appointment."""
    if elapsed(since=at, until=starts_at) > window.early:
        return frozenset({Flag.EARLY})
    if elapsed(since=starts_at, until=at) > window.late:
        return frozenset({Flag.LATE})
    return frozenset()


def _nobody(arrival: Evidence, planned: Sequence[Candidate], *, cancelled: bool, window: Window) -> Match:
    flags = frozenset({Flag.CANCELLED}) if cancelled else frozenset()
    if arrival.declared == "none":
        return Match(outcome=Outcome.WALK_IN, flags=flags)
    near = [each for each in planned if each.tag in arrival.near_tags and _is_at(each, arrival.declared, window=window)]
    if near:
        return Match(outcome=Outcome.NEAR_MISS, candidates=_ids(near))
    return Match(outcome=Outcome.UNMATCHED, flags=flags)


def _said_none(arrival: Evidence, same: Sequence[Candidate], *, window: Window) -> Match:
    flag = Flag.HAS_APPOINTMENT
    if len(same) > 1:
        return Match(outcome=Outcome.WALK_IN, flags=frozenset({flag}), candidates=_ids(same))
    return rest_on(same[0], Outcome.WALK_IN, flag, at=arrival.at, window=window)


def _said_unknown(arrival: Evidence, same: Sequence[Candidate], *, window: Window) -> Match:
    if len(same) > 1:
        return _ambiguous(same)
    return rest_on(same[0], Outcome.MATCHED, at=arrival.at, window=window)


def _said_time(arrival: Evidence, declared: datetime, same: Sequence[Candidate], *, window: Window) -> Match:
    then = [each for each in same if _is_at(each, declared, window=window)]
    if len(then) == 1:
        return rest_on(then[0], Outcome.MATCHED, at=arrival.at, window=window)
    if then or len(same) > 1:
        return _ambiguous(then or same)
    only = same[0]
    if abs(elapsed(since=declared, until=only.starts_at)) <= window.other_time:
        return rest_on(only, Outcome.MATCHED, Flag.OTHER_TIME, at=arrival.at, window=window)
    return rest_on(only, Outcome.NEAR_MISS, at=arrival.at, window=window)


def _ambiguous(found: Sequence[Candidate]) -> Match:
    return Match(outcome=Outcome.AMBIGUOUS, candidates=_ids(found))


def _is_at(appointment: Candidate, declared: Declared, *, window: Window) -> bool:
    if not isinstance(declared, datetime):
        return False
    return timedelta() <= elapsed(since=declared, until=appointment.starts_at) < window.grid


def _ids(found: Sequence[Candidate]) -> tuple[AppointmentId, ...]:
    return tuple(each.id for each in found)
