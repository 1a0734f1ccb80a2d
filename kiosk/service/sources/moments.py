"""Cells with dates and times, as case systems and spreadsheets write them."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import lru_cache

from kiosk.domain.appointments import RowFault
from kiosk.domain.service_day import local_instant, service_day

_WRITTEN = re.compile(
    r"""(?:(?P<day>\d{1,2})([-./])(?P<month>\d{1,2})\2(?P<year>\d{4})
          |(?P<iso>\d{4}-\d{2}-\d{2}))?
        (?:T|\s+|^|$)
        (?:(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?:[:.](?P<second>\d{2})(?:[.,]\d+)?)?)?
        \s*(?P<offset>Z|[+-]\d{2}:?\d{2})?""",
    re.ASCII | re.VERBOSE,
)
_DATE_DIRECTIVES = ("%d", "%j", "%x", "%c")

day_of = lru_cache(maxsize=4096)(service_day)
"""The service day of an instant; a file has few instants and many rows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What a cell says; each part may be missing, not all of them."""

    day: date | None
    clock: time | None
    offset: tzinfo | None = None


@lru_cache(maxsize=4096)
def read_written(cell: str, time_format: str | None = None) -> Written | None:
    """None for what is no date and no time; the same few cells stand in thousands of rows."""
    try:
        return _by_format(cell, time_format) if time_format else _by_shape(cell)
    except ValueError:
        return None


@lru_cache(maxsize=4096)
def read_instant(cell: str, time_format: str | None, *, day: date | None, tz: tzinfo) -> datetime | RowFault:
    """The instant a cell says; `day` where it names none itself."""
    written = read_written(cell, time_format)
    return RowFault.BAD_TIME if written is None else instant_of(written, day=day, tz=tz)


def instant_of(written: Written, *, day: date | None, tz: tzinfo) -> datetime | RowFault:
    """The instant; `day` where the cell itself names none."""
    own_day = written.day or day
    if written.clock is None:
        return RowFault.BAD_TIME
    if own_day is None:
        return RowFault.BAD_DATE
    return local_instant(own_day, written.clock, written.offset or tz)


def _by_format(cell: str, time_format: str) -> Written:
    moment = datetime.strptime(cell, time_format)
    has_day = any(directive in time_format for directive in _DATE_DIRECTIVES)
    return Written(day=moment.date() if has_day else None, clock=moment.time(), offset=moment.tzinfo)


def _by_shape(cell: str) -> Written | None:
    found = _WRITTEN.fullmatch(cell.strip())
    if found is None:
        return None
    day = clock = None
    if found["iso"]:
        day = date.fromisoformat(found["iso"])
    elif found["day"]:
        day = date(int(found["year"]), int(found["month"]), int(found["day"]))
    if found["hour"]:
        clock = time(int(found["hour"]), int(found["minute"]), int(found["second"] or 0))
    if day is None and clock is None:
        return None
    return Written(day=day, clock=clock, offset=_offset(found["offset"]))


def _offset(text: str | None) -> tzinfo | None:
    if text is None:
        return None
    if text == "Z":
        return UTC
    sign = -1 if text[0] == "-" else 1
    return timezone(sign * timedelta(hours=int(text[1:3]), minutes=int(text[-2:])))
