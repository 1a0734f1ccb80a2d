"""Made-up exports of other systems, and the readers set up as an office in Copenhagen sets them."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from zoneinfo import ZoneInfo

from kiosk.domain.appointments import RowError, SourceAppointment
from kiosk.service.sources.csv_reader import Row, read_csv
from kiosk.service.sources.ics_reader import read_ics
from kiosk.service.sources.mapping import CalendarMapping, SourceMapping
from kiosk.service.sources.refusals import FileRefused

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
DAY = date(2026, 11, 23)
HALF_AN_HOUR = timedelta(minutes=30)
HEADINGS = "external_id;starts_at;ends_at;cpr;caseworker;initials;room;team;status;citizen"
SAMPLES = Path(__file__).parent.parent / "data"


def table(*rows: str, headings: str = HEADINGS) -> bytes:
    return "\r\n".join((headings, *rows, "")).encode()


def row(
    starts_at: str = "2026-11-23 10:00",
    ends_at: str = "2026-11-23 10:30",
    *,
    id: str = "A1",
    cpr: str = "010190-0000",
    status: str = "Planlagt",
    citizen: str = "Åse Prøve",
) -> str:
    return ";".join((id, starts_at, ends_at, cpr, "Anne Holm", "ANHO", "2.14", "Unge", status, citizen))


def opened(raw: bytes, *, mapping: SourceMapping | None = None, day: date | None = None) -> Iterator[Row] | FileRefused:
    return read_csv(
        BytesIO(raw),
        mapping=mapping or SourceMapping(),
        tz=COPENHAGEN,
        default_length=HALF_AN_HOUR,
        day=day,
    )


def rows_of(raw: bytes, *, mapping: SourceMapping | None = None, day: date | None = None) -> list[Row]:
    found = opened(raw, mapping=mapping, day=day)
    assert not isinstance(found, FileRefused), found
    return list(found)


def appointments_of(raw: bytes, *, mapping: SourceMapping | None = None) -> list[SourceAppointment]:
    return [each for each in rows_of(raw, mapping=mapping) if isinstance(each, SourceAppointment)]


def errors_of(raw: bytes, *, mapping: SourceMapping | None = None) -> list[tuple[int, str]]:
    found = rows_of(raw, mapping=mapping)
    return [(each.line, each.code) for each in found if isinstance(each, RowError)]


def event(*lines: str, uid: str = "one") -> str:
    return "\r\n".join(("BEGIN:VEVENT", f"UID:{uid}", *lines, "END:VEVENT"))


def calendar(events: Iterable[str]) -> bytes:
    lines = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//made up//", *events, "END:VCALENDAR", "")
    return "\r\n".join(lines).encode()


def opened_calendar(
    raw: bytes, *, mapping: CalendarMapping | None = None, day: date = DAY
) -> Iterator[SourceAppointment | RowError] | FileRefused:
    return read_ics(
        BytesIO(raw),
        mapping=mapping or CalendarMapping(),
        tz=COPENHAGEN,
        default_length=HALF_AN_HOUR,
        day=day,
    )


def events_of(
    *events: str, mapping: CalendarMapping | None = None, day: date = DAY
) -> list[SourceAppointment | RowError]:
    found = opened_calendar(calendar(events), mapping=mapping, day=day)
    assert not isinstance(found, FileRefused), found
    return list(found)
