"""What the presenter tells a page to show: plain values, no words and no Qt."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum


class Hint(StrEnum):
    """The one message that the keypad page may show."""

    IMPOSSIBLE_DATE = "impossible_date"
    TOO_FEW = "too_few"


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """What a walk-in may wait for; `texts` by language, Danish at least."""

    id: str
    texts: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberView:
    """`ask_after`: when the citizen should go to the reception if nobody has come; None: they are called in turn.

    `declared`: they said they have an appointment, so somebody comes for them; otherwise the
    number is called on the screen. `can_correct` shows *Ret tidspunktet*.
    """

    number: int
    registered: time
    ask_after: time | None
    declared: bool
    can_correct: bool = False
    needs: frozenset[str] = frozenset()
    offline: bool = False
    no_slip: bool = False
    changes_soon: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """`free`: it has free times, so that it can be chosen."""

    day: date
    free: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FreeTime:
    """`id` is said when it is touched."""

    id: str
    at: time


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotsView:
    """One week of days, the free times of the chosen one, and the chosen time. `taken`: somebody was quicker."""

    days: tuple[Day, ...]
    earlier: bool
    later: bool
    day: date | None
    times: tuple[FreeTime, ...]
    chosen: str | None
    taken: bool


class Moment(StrEnum):
    """What takes longer than it should."""

    FINDING = "finding"
    BOOKING = "booking"


class Advice(StrEnum):
    """Why somebody is to ask at the reception. From `UNSURE` no way leads back."""

    NO_TIMES = "no_times"
    NOT_HERE = "not_here"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Squares:
    """A QR code: its rows of dark and light squares."""

    rows: tuple[tuple[bool, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BookedView:
    day: date
    at: time
    code: str
    for_scanner: Squares
    for_calendar: Squares
    no_slip: bool = False
    changes_soon: bool = False
