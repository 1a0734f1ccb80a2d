"""Opening hours, check-in before the doors, closures, and the grid of times."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.opening import (
    Closure,
    OpeningHours,
    Span,
    grid_times,
    is_open,
    next_opening_day,
    times_around,
)
from kiosk.domain.service_day import local_instant

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
MONDAY, FRIDAY, SATURDAY = date(2026, 11, 23), date(2026, 11, 27), date(2026, 11, 28)
MORNING, AFTERNOON = Span(opens=time(9), closes=time(12)), Span(opens=time(13), closes=time(15))
WEEK = (*[(MORNING, AFTERNOON)] * 4, (MORNING,), (), ())
HOURS = OpeningHours(week=WEEK)


def at(clock: str, day: date = MONDAY) -> datetime:
    return local_instant(day, time.fromisoformat(clock), COPENHAGEN)


@pytest.mark.parametrize(
    ("clock", "opened"),
    [
        ("08:44", False),
        ("08:45", True),
        ("11:59", True),
        ("12:00", False),
        ("12:45", True),
        ("15:00", False),
    ],
)
def test_check_in_opens_before_the_doors_and_ends_with_them(clock: str, opened: bool) -> None:
    assert is_open(HOURS, at(clock), COPENHAGEN) is opened


def test_a_closed_weekday_and_a_closed_day_stay_closed() -> None:
    holiday = OpeningHours(week=WEEK, closed_days=frozenset({MONDAY}))

    assert not is_open(HOURS, at("10:00", SATURDAY), COPENHAGEN)
    assert not is_open(holiday, at("10:00"), COPENHAGEN)
    assert grid_times(holiday, MONDAY) == ()


@pytest.mark.parametrize(("clock", "opened"), [("09:59", True), ("10:00", False), ("10:59", False), ("11:00", True)])
def test_a_closure_holds_for_its_hour(clock: str, opened: bool) -> None:
    closure = Closure(since=at("10:00"), until=at("11:00"))

    assert is_open(HOURS, at(clock), COPENHAGEN, closures=[closure]) is opened


def test_a_closure_without_an_end_holds_until_it_is_lifted() -> None:
    assert not is_open(HOURS, at("14:00"), COPENHAGEN, closures=[Closure(since=at("10:00"))])


def test_the_grid_covers_the_opening_hours_and_nothing_else() -> None:
    times = grid_times(HOURS, MONDAY)

    assert (times[0], times[11], times[12], times[-1]) == (
        time(9), time(11, 45), time(13), time(14, 45),
    )  # fmt: skip


def test_crooked_hours_still_have_straight_times() -> None:
    crooked = Span(opens=time(8, 40), closes=time(9, 20))
    hours = OpeningHours(week=((crooked,),) * 7, grid=timedelta(minutes=30))

    assert grid_times(hours, MONDAY) == (time(8, 30), time(9))


def test_the_next_opening_day_skips_the_weekend_and_holidays() -> None:
    holiday = OpeningHours(week=WEEK, closed_days=frozenset({date(2026, 11, 30)}))

    assert next_opening_day(HOURS, MONDAY) == date(2026, 11, 24)
    assert next_opening_day(holiday, FRIDAY) == date(2026, 12, 1)
    assert next_opening_day(OpeningHours(week=((),) * 7), MONDAY) is None


QUARTERS = [time(hour, minute) for hour in range(8, 16) for minute in (0, 15, 30, 45)]


def test_times_are_offered_around_now() -> None:
    offered = times_around(QUARTERS, time(9, 52))

    assert (offered[0], offered[-1]) == (time(9), time(10, 45))


@given(now=st.times(), count=st.integers(0, len(QUARTERS)))
def test_as_many_times_are_offered_as_there_are(now: time, count: int) -> None:
    offered = times_around(QUARTERS[:count], now)

    assert len(offered) == min(8, count)
    assert list(offered) == sorted(set(offered) & set(QUARTERS[:count]))
