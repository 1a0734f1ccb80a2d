"""Who has arrived: the evidence of one arrival held against the appointments of its day."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Literal

from kiosk.domain.ids import AppointmentId, VisitId


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


Declared = datetime | Literal["unknown", "none"]
"""What the citizen said: the instant of a time of the grid, `unknown` (forgot when), `none`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """How near is near; configurable per office."""

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
