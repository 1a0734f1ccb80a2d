"""Dates and times as people's programs write them."""

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders.exports import COPENHAGEN, DAY
from kiosk.domain.appointments import RowFault
from kiosk.service.sources.moments import Written, instant_of, read_written


@pytest.mark.parametrize("cell", ["23-11-2026", "23/11/2026", "23.11.2026", "2026-11-23", " 23-11-2026 "])
def test_a_date_is_read(cell: str) -> None:
    assert read_written(cell) == Written(day=DAY, clock=None)


@pytest.mark.parametrize("cell", ["8.00", "08:00", "8:00", "08.00", "08:00:00"])
def test_a_time_is_read(cell: str) -> None:
    assert read_written(cell) == Written(day=None, clock=time(8))


@pytest.mark.parametrize(
    ("cell", "utc"),
    [
        ("2026-11-23T08:00", "07:00"),
        ("2026-11-23 08:00:00", "07:00"),
        ("23-11-2026 8.00", "07:00"),
        ("2026-11-23T08:00:00.000Z", "08:00"),
        ("2026-11-23T08:00:00+05:30", "02:30"),
        ("2026-11-23 08:00 -0300", "11:00"),
        ("08:00", "07:00"),
    ],
)
def test_a_moment_is_an_instant(cell: str, utc: str) -> None:
    written = read_written(cell)

    assert written is not None
    found = instant_of(written, day=DAY, tz=COPENHAGEN)
    assert isinstance(found, datetime)
    assert (found.tzinfo, found.strftime("%H:%M")) == (UTC, utc)


@pytest.mark.parametrize(
    "cell",
    ["", "-", "8", "24:00", "8:60", "31-11-2026", "2026-13-01", "23-11.2026", "23-11-26", "i dag", "٠٨:٠٠",
     "23-11-2026x", "2026-11-23T08:00+99:00", "2026-11-2308:00"],
)  # fmt: skip
def test_anything_else_is_neither(cell: str) -> None:
    assert read_written(cell) is None


def test_the_sources_own_format_is_followed() -> None:
    assert read_written("0830", "%H%M") == Written(day=None, clock=time(8, 30))
    assert read_written("11/23/26 08:30", "%m/%d/%y %H:%M") == Written(day=DAY, clock=time(8, 30))
    assert read_written("08:30", "%H%M") is None


def test_a_date_alone_or_a_time_alone_is_no_instant() -> None:
    noon = Written(day=None, clock=time(12))

    assert instant_of(noon, day=None, tz=COPENHAGEN) is RowFault.BAD_DATE
    assert instant_of(Written(day=DAY, clock=None), day=DAY, tz=COPENHAGEN) is RowFault.BAD_TIME


@given(moment=st.datetimes(datetime(1000, 1, 1), datetime(9998, 1, 1)))
def test_iso_is_read_back(moment: datetime) -> None:
    whole = moment.replace(microsecond=0)

    written = read_written(whole.isoformat())

    assert written == Written(day=date(whole.year, whole.month, whole.day), clock=whole.time())


@given(cell=st.text(max_size=30))
def test_no_cell_is_too_strange(cell: str) -> None:
    assert isinstance(read_written(cell), Written | None)
