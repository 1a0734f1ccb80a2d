"""When the office is open: the week's hours, closed days, closures, and the grid of times."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

from kiosk.domain.instants import elapsed
from kiosk.domain.service_day import local_instant, service_day

_LOOK_AHEAD_DAYS = 366


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """From opens (included) to closes (not included), local times of one day."""

    opens: time
    closes: time


@dataclass(frozen=True, slots=True, kw_only=True)
class Closure:
    """The reception is closed out of turn; without `until` as long as nobody opens it."""

    since: datetime
    until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningHours:
    """The office's week, Monday first, seven entries; a day with no span is closed."""

    week: tuple[tuple[Span, ...], ...]
    closed_days: frozenset[date] = frozenset()
    check_in_before: timedelta = timedelta(minutes=15)
    grid: timedelta = timedelta(minutes=15)


def spans_of(hours: OpeningHours, day: date) -> tuple[Span, ...]:
    if day in hours.closed_days:
        return ()
    return hours.week[day.weekday()]


def is_open(hours: OpeningHours, at: datetime, tz: tzinfo, *, closures: Iterable[Closure] = ()) -> bool:
    """Whether citizens may check in: from a while before the doors until they close."""
    return open_since(hours, at, tz, closures=closures) is not None


def open_since(hours: OpeningHours, at: datetime, tz: tzinfo, *, closures: Iterable[Closure] = ()) -> datetime | None:
    """When citizens began to check in; None while they may not."""
    day = service_day(at, tz)
    if any(_covers(closure, at) for closure in closures):
        return None
    spans = ((local_instant(day, span.opens, tz), local_instant(day, span.closes, tz)) for span in spans_of(hours, day))
    began = (opens - hours.check_in_before for opens, closes in spans if opens - hours.check_in_before <= at < closes)
    return next(began, None)


def grid_times(hours: OpeningHours, day: date) -> tuple[time, ...]:
    """The day's times, each meaning [t, t + grid), that some opening moment falls in."""
    step = int(hours.grid.total_seconds()) // 60
    starts = {
        minute
        for span in spans_of(hours, day)
        for minute in range(_minutes(span.opens) // step * step, _minutes(span.closes), step)
    }
    return tuple(time(minute // 60, minute % 60) for minute in sorted(starts))


def times_around(times: Sequence[time], at: time, *, count: int = 8, before: int = 4) -> tuple[time, ...]:
    """`count` neighbouring times of the grid, `before` of them begun, where the day allows."""
    begun = sum(1 for each in times if each <= at)
    first = max(0, min(begun - before, len(times) - count))
    return tuple(times[first : first + count])


def next_opening_day(hours: OpeningHours, after: date) -> date | None:
    """The first day after this one with an open hour; None when a year has none."""
    ahead = (after + timedelta(days=offset) for offset in range(1, _LOOK_AHEAD_DAYS + 1))
    return next((day for day in ahead if spans_of(hours, day)), None)


def _covers(closure: Closure, at: datetime) -> bool:
    if elapsed(since=closure.since, until=at) < timedelta():
        return False
    return closure.until is None or elapsed(since=at, until=closure.until) > timedelta()


def _minutes(clock: time) -> int:
    return clock.hour * 60 + clock.minute
