"""What a source that is fetched has to do with: the days that are wanted, and what can come of asking it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, tzinfo
from enum import StrEnum
from typing import Protocol

from kiosk.domain.appointments import OtherDay, RowError, SourceAppointment
from kiosk.domain.service_day import day_bounds
from kiosk.service.sources.moments import day_of
from kiosk.service.store.day_key import DayKey
from kiosk.service.usecases.called_caseworkers import Caseworkers
from kiosk.service.usecases.import_plan import DayRow, PlanImport, Row
from kiosk.service.usecases.prepare_rows import new_ids, prepare_row


class Reason(StrEnum):
    """Why a source gave nothing: stable codes, never words from outside."""

    FOLDER_MISSING = "folder_missing"
    CANNOT_FINISH = "cannot_finish"
    SECRET_MISSING = "secret_missing"
    BAD_MAPPING = "bad_mapping"
    UNREACHABLE = "unreachable"
    TIMED_OUT = "timed_out"
    BAD_CERTIFICATE = "bad_certificate"
    ADDRESS_REFUSED = "address_refused"
    REDIRECTED = "redirected"
    LOGIN_REFUSED = "login_refused"
    FORBIDDEN = "forbidden"
    NOT_FOUND = "not_found"
    THROTTLED = "throttled"
    SERVER_ERROR = "server_error"
    BAD_ANSWER = "bad_answer"
    TOO_LARGE = "too_large"
    NOT_A_CALENDAR = "not_a_calendar"
    NOTHING_FOUND = "nothing_found"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Service days of an office, both ends included."""

    first: date
    last: date
    tz: tzinfo

    @property
    def days(self) -> tuple[date, ...]:
        return tuple(self.first + timedelta(days=each) for each in range((self.last - self.first).days + 1))

    @property
    def begins(self) -> datetime:
        return day_bounds(self.first, self.tz)[0]

    @property
    def ends(self) -> datetime:
        """Not included."""
        return day_bounds(self.last, self.tz)[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Preparing:
    """Turns what a reader gives into rows of the wanted days; personal data goes no further than their columns."""

    window: Window
    keys: Mapping[date, DayKey] = field(repr=False)
    caseworkers: Caseworkers = field(repr=False)

    def rows(self, said: Iterable[SourceAppointment | OtherDay | RowError]) -> Iterator[Row]:
        ids = new_ids()
        for each in said:
            yield self._row(each, next(ids)) if isinstance(each, SourceAppointment) else each

    def _row(self, said: SourceAppointment, new_id: str) -> Row:
        day = day_of(said.starts_at, self.window.tz)
        key = self.keys.get(day)
        if key is None:
            return OtherDay(line=said.line, day=day)
        return DayRow(day=day, prepared=prepare_row(said, key, self.caseworkers, new_id=new_id))


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What there was has been handed on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unchanged:
    """It answered, and has nothing new."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchFailed:
    """The plan stays as it was. `after`: the source asks to be left alone for so long."""

    reason: Reason
    after: timedelta | None = None


FEW = 3
"""So many appointments may be gone at once without anybody wondering."""

Fetched = Taken | Unchanged | FetchFailed


class FetchesAppointments(Protocol):
    """One source, bound to its settings. May keep what spares it work; forgets it where the run does not write."""

    def fetch(self, onto: PlanImport, preparing: Preparing) -> Fetched:
        """Hands on what the source says of the wanted days. Blocks, within bounds of its own; expected failures are
        values. Where `onto` does not write, nothing outside is changed either.
        """


def believe(onto: PlanImport, rows: Iterable[Row], *, within: str = "") -> Fetched:
    """A calendar's whole answer: what it does not name is gone, unless it names nothing where there was a plan.

    `within`: the beginning that the ids of this calendar share, where a source has several.

    WHY: a calendar that is empty all at once was emptied by mistake, or is another one, or its digits stand elsewhere
    now. An appointment too many harms nobody; one too few sends a citizen away.
    """
    before = onto.report.taken
    onto.take(rows)
    if onto.report.taken == before and onto.count_planned(within=within) > FEW:
        return FetchFailed(reason=Reason.NOTHING_FOUND)
    onto.cancel_unnamed(onto.days, within=within)
    return Taken()
