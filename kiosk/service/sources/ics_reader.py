"""Appointments of one day from a calendar: the events that hold six digits, and no others."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import partial
from itertools import groupby
from operator import attrgetter
from typing import BinaryIO

from icalendar import Component, vCategory

from kiosk.domain.appointments import RowError, RowFault, SourceAppointment
from kiosk.domain.instants import later
from kiosk.domain.service_day import day_bounds, local_instant, service_day
from kiosk.service.sources.calendar_series import Event, occurrences, read_events
from kiosk.service.sources.calendar_sieve import sieved
from kiosk.service.sources.event_texts import Called, called_by_address, caseworker_of, digits_of, room_of
from kiosk.service.sources.mapping import CalendarMapping
from kiosk.service.sources.refusals import LARGEST_CALENDAR, FileFault, FileRefused
from kiosk.wire.staff import LARGEST_IMPORT

_SMALL = 64 * 1024


def read_ics(
    stream: BinaryIO,
    *,
    mapping: CalendarMapping,
    tz: tzinfo,
    default_length: timedelta,
    day: date,
    last: date | None = None,
) -> Iterator[SourceAppointment | RowError] | FileRefused:
    """Events of `day`, or of the days from it to `last`. `line` is that of BEGIN:VEVENT; whole days and events
    without digits are left out.

    The calendar is read whole: unlike a table, memory holds all of it.
    """
    last = last or day
    raw = stream.read(LARGEST_IMPORT + 1)
    if len(raw) > LARGEST_IMPORT:
        return FileRefused(code=FileFault.TOO_LARGE)
    if len(raw) > _SMALL:
        raw = sieved(raw, first=day, last=last)
    if len(raw) > LARGEST_CALENDAR:
        return FileRefused(code=FileFault.TOO_LARGE)
    if not raw.strip():
        return FileRefused(code=FileFault.EMPTY)
    events = read_events(raw)
    if events is None:
        return FileRefused(code=FileFault.NOT_A_CALENDAR)
    reader = EventReader(mapping=mapping, tz=tz, default_length=default_length, first=day, last=last)
    return reader.read_all(events)


@dataclass(frozen=True, slots=True, kw_only=True)
class EventReader:
    """Reads some days of one calendar."""

    mapping: CalendarMapping
    tz: tzinfo
    default_length: timedelta
    first: date
    last: date

    def read_all(self, events: list[Event]) -> Iterator[SourceAppointment | RowError]:
        by_series = attrgetter("series")
        sound = []
        for event in events:
            fault = event.fault
            if fault is None:
                sound.append(event)
            else:
                yield RowError(line=event.line, code=fault, external_id=event.uid or None)
        for _, series in groupby(sorted(sound, key=by_series), by_series):
            yield from self._read_series(list(series))

    def _read_series(self, series: list[Event]) -> Iterator[SourceAppointment | RowError]:
        begins, ends = day_bounds(self.first, self.tz)[0], day_bounds(self.last, self.tz)[1]
        found = occurrences(series, begins=begins.astimezone(self.tz), ends=ends.astimezone(self.tz))
        if isinstance(found, RowFault):
            yield RowError(line=series[0].line, code=found, external_id=series[0].uid or None)
            return
        recurs = any(event.recurs for event in series)
        for component in found:
            row = self._read(component, series[0], recurs=recurs)
            if row is not None:
                yield row

    def _read(self, component: Component, first: Event, *, recurs: bool) -> SourceAppointment | None:
        starts_at, digits = _instant(component, "DTSTART", self.tz), digits_of(self.mapping, partial(_text, component))
        if starts_at is None or digits is None:
            return None
        if not self.first <= service_day(starts_at, self.tz) <= self.last:
            return None
        ends_at = _instant(component, "DTEND", self.tz)
        if ends_at is None or ends_at <= starts_at:
            ends_at = later(starts_at, self.default_length)
        texts = partial(_text, component)
        called = caseworker_of(self.mapping, texts, organizer=_organizer(component))
        return SourceAppointment(
            line=first.line,
            external_id=_identity(component, first.uid, tz=self.tz, recurs=recurs),
            starts_at=starts_at,
            ends_at=ends_at,
            digits=digits,
            citizen=None,
            caseworker_name=called.name,
            initials=called.initials,
            room=room_of(self.mapping, texts),
            cancelled=str(component.get("STATUS", "")).upper() == "CANCELLED",
        )


def _identity(component: Component, uid: str, *, tz: tzinfo, recurs: bool) -> str | None:
    """The UID; in a series together with the instant at which the occurrence was planned."""
    if not uid or not recurs:
        return uid or None
    planned = _instant(component, "RECURRENCE-ID", tz)
    return f"{uid}/{planned.isoformat()}" if planned else uid


def _instant(component: Component, name: str, tz: tzinfo) -> datetime | None:
    """None for a whole day, too. A time without a zone is the office's."""
    moment = getattr(component.get(name), "dt", None)
    if not isinstance(moment, datetime):
        return None
    if moment.tzinfo is None:
        return local_instant(moment.date(), moment.time(), tz)
    return moment.astimezone(UTC)


def _organizer(component: Component) -> Called | None:
    organizer = component.get("ORGANIZER")
    if organizer is None:
        return None
    return called_by_address(str(organizer), name=str(organizer.params.get("CN", "")))


def _text(component: Component, name: str) -> str:
    """What all properties of this name say."""
    said = component.get(name, "")
    return " ".join(map(_said, said if isinstance(said, list) else [said]))


def _said(value: object) -> str:
    return " ".join(map(str, value.cats)) if isinstance(value, vCategory) else str(value)
