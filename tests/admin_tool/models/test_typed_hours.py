"""Hours as people type them."""

from datetime import time

import pytest

from admin_tool.models.typed_hours import read_clock, read_hours, written_hours


@pytest.mark.parametrize("typed", ["08:00-12:00, 13:00-15:30", "8.00-12.00,13.00–15.30", " 8:00 - 12:00, 13:00-15:30"])
def test_spans_are_read_however_they_are_typed(typed: str) -> None:
    assert written_hours(read_hours(typed) or []) == "08:00-12:00, 13:00-15:30"


def test_nothing_is_closed() -> None:
    assert read_hours("  ") == []


@pytest.mark.parametrize("typed", ["8-12", "12:00-08:00", "08:00-12:00, 11:00-13:00", "25:00-26:00", "08:00-12:00,"])
def test_what_makes_no_sense_is_none(typed: str) -> None:
    assert read_hours(typed) is None


@pytest.mark.parametrize(
    ("typed", "read"),
    [("9", time(9)), ("9.30", time(9, 30)), (" 09:05 ", time(9, 5)), ("24:00", None), ("9:5", None), ("", None)],
)
def test_a_time_of_day(typed: str, read: time | None) -> None:
    assert read_clock(typed) == read
