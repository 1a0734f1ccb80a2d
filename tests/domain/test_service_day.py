"""The service day in Copenhagen: midnight, and the changes of the clock."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.instants import elapsed, later
from kiosk.domain.service_day import day_bounds, local_instant, service_day

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
SPRING, AUTUMN = date(2026, 3, 29), date(2026, 10, 25)


@pytest.mark.parametrize(
    ("at", "day"),
    [
        (datetime(2026, 11, 22, 22, 59, 59, tzinfo=UTC), date(2026, 11, 22)),
        (datetime(2026, 11, 22, 23, 0, tzinfo=UTC), date(2026, 11, 23)),
        (datetime(2026, 7, 1, 21, 59, 59, tzinfo=UTC), date(2026, 7, 1)),
        (datetime(2026, 7, 1, 22, 0, tzinfo=UTC), date(2026, 7, 2)),
    ],
)
def test_the_day_begins_at_local_midnight(at: datetime, day: date) -> None:
    assert service_day(at, COPENHAGEN) == day


@pytest.mark.parametrize(
    ("day", "clock", "utc"),
    [
        (date(2026, 11, 23), time(10), "09:00"),
        (date(2026, 7, 1), time(10), "08:00"),
        (SPRING, time(1, 30), "00:30"),
        (SPRING, time(2, 30), "01:30"),
        (SPRING, time(10), "08:00"),
        (AUTUMN, time(2, 30), "00:30"),
        (AUTUMN, time(2, 30, fold=1), "00:30"),
        (AUTUMN, time(10), "09:00"),
    ],
)
def test_a_time_on_the_wall_is_one_instant(day: date, clock: time, utc: str) -> None:
    instant = local_instant(day, clock, COPENHAGEN)

    assert instant.utcoffset() == timedelta()
    assert instant.strftime("%H:%M") == utc


@pytest.mark.parametrize(("day", "hours"), [(SPRING, 23), (AUTUMN, 25), (date(2026, 7, 1), 24)])
def test_a_day_is_as_long_as_it_is(day: date, hours: int) -> None:
    begins, ends = day_bounds(day, COPENHAGEN)

    assert elapsed(since=begins, until=ends) == timedelta(hours=hours)


@given(at=st.datetimes(datetime(2024, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)))
def test_every_instant_lies_in_its_own_day(at: datetime) -> None:
    begins, ends = day_bounds(service_day(at, COPENHAGEN), COPENHAGEN)

    assert begins <= at < ends


def test_spans_are_true_across_the_change_of_the_clock() -> None:
    before = datetime(2026, 10, 25, 2, 50, tzinfo=COPENHAGEN)
    after = datetime(2026, 10, 25, 3, 10, tzinfo=COPENHAGEN)

    assert elapsed(since=before, until=after) == timedelta(minutes=80)
    assert elapsed(since=before, until=later(before, timedelta(minutes=20))) == timedelta(minutes=20)
