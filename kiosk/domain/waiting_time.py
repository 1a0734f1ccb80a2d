"""The general waiting time of walk-ins, coarse enough that nobody reads a queue from it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

FEWEST = 5
"""With fewer completed walk-ins the time would speak of single persons, so there is none."""

REFRESHED_EVERY = timedelta(minutes=10)
_STEP = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitRange:
    """Whole minutes, both multiples of five, low < high."""

    low: int
    high: int


def walk_in_wait(waits: Sequence[timedelta]) -> WaitRange | None:
    """The middle half of how long completed walk-ins waited until they were called."""
    if len(waits) < FEWEST:
        return None
    minutes = sorted(int(wait.total_seconds() // 60) for wait in waits)
    quarter = len(minutes) // 4
    low = minutes[quarter] // _STEP * _STEP
    high = -(-minutes[-1 - quarter] // _STEP) * _STEP
    return WaitRange(low=low, high=max(high, low + _STEP))


def computed_until(now: datetime) -> datetime:
    """Only walk-ins completed before this instant count, so the time changes every ten minutes."""
    instant = now.astimezone(UTC)
    return instant - (instant - datetime.min.replace(tzinfo=UTC)) % REFRESHED_EVERY
