"""An appointment as a source tells it, and what is said of rows that tell none."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from kiosk.domain.digits import BirthDigits


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceAppointment:
    """Of a CPR number the first six digits are all there ever is here; instants are in UTC."""

    line: int
    external_id: str | None
    starts_at: datetime
    ends_at: datetime
    digits: BirthDigits | None
    citizen: str | None = field(repr=False)
    caseworker_name: str = ""
    initials: str = ""
    room: str = ""
    team: str = ""
    cancelled: bool = False


class RowFault(StrEnum):
    """Why a row was left out; the rest of the file is taken."""

    MISSING_START = "missing_start"
    BAD_DATE = "bad_date"
    BAD_TIME = "bad_time"
    BAD_DIGITS = "bad_digits"
    ENDS_BEFORE_START = "ends_before_start"
    TOO_MANY_COLUMNS = "too_many_columns"
    TOO_LONG = "too_long"
    BROKEN_QUOTES = "broken_quotes"
    BAD_EVENT = "bad_event"


@dataclass(frozen=True, slots=True, kw_only=True)
class RowError:
    """Where and why, never what: `line` is the line of the file on which the row begins.

    `external_id`: what the source calls the appointment, where that could be read; it is not gone.
    """

    line: int
    code: RowFault
    external_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherDay:
    """A good row of another service day than the one asked for."""

    line: int
    day: date
