"""The general waiting time: coarse, and silent about few."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders.matching_cases import at
from kiosk.domain.waiting_time import WaitRange, computed_until, walk_in_wait


def minutes(*waits: float) -> list[timedelta]:
    return [timedelta(minutes=wait) for wait in waits]


def test_few_walk_ins_have_no_waiting_time() -> None:
    assert walk_in_wait(minutes(1, 2, 3, 4)) is None


@pytest.mark.parametrize(
    ("waits", "expected"),
    [
        ((0, 0, 0, 0, 0), WaitRange(low=0, high=5)),
        ((4, 11, 12, 13, 90), WaitRange(low=10, high=15)),
        ((1, 2, 11, 12, 19, 21, 90, 99), WaitRange(low=10, high=25)),
    ],
)
def test_the_middle_half_speaks_for_all(waits: tuple[int, ...], expected: WaitRange) -> None:
    assert walk_in_wait(minutes(*waits)) == expected


@given(waits=st.lists(st.floats(0, 600), min_size=5, max_size=40))
def test_nothing_finer_than_five_minutes_is_told(waits: list[float]) -> None:
    told = walk_in_wait(minutes(*waits))

    assert told is not None
    assert 0 <= told.low < told.high
    assert (told.low % 5, told.high % 5) == (0, 0)


def test_one_citizens_wait_does_not_move_it() -> None:
    usual = [11, 12, 13, 13, 14]

    assert walk_in_wait(minutes(*usual, 500)) == walk_in_wait(minutes(*usual, 0))


@pytest.mark.parametrize(("now", "until"), [("10:00", "10:00"), ("10:09", "10:00"), ("10:10", "10:10")])
def test_it_changes_every_ten_minutes(now: str, until: str) -> None:
    instant: datetime = computed_until(at(now) + timedelta(seconds=1))

    assert instant == at(until)
