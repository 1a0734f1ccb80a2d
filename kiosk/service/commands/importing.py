"""The command that imports a day's appointments from a file."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import BinaryIO
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from kiosk.domain.service_day import service_day
from kiosk.service.commands.house import CommandRefused, NothingTaken, known_office, opened
from kiosk.service.sources.any_file import FileReader, reader_for
from kiosk.service.usecases.import_day import SOURCE, Report, Unreadable, import_day, note_import
from kiosk.service.usecases.import_rows import DayOfSource
from kiosk.service.usecases.staff import COMMAND_LINE
from kiosk.service.usecases.start_up import House
from kiosk.settings.service import ServiceSettings

SOME_REJECTED = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """`day` None: today, or the day that `ask` agrees to. `ask` gets a question and answers yes or no."""

    file: Path
    office_id: str
    day: date | None
    mapping: Path | None
    ask: Callable[[str], bool]
    progress: Callable[[int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    day: date
    report: Report

    @property
    def exit_code(self) -> int:
        if not self.report.taken:
            return NothingTaken.exit_code
        return SOME_REJECTED if self.report.rejected else 0


def import_file(settings: ServiceSettings, order: Order, *, now: datetime) -> Imported:
    """Raises NothingTaken; then nothing was written."""
    reader = _reader(order.mapping or settings.import_mapping)
    with opened(settings, now=now) as house:
        with house.store.read() as session:
            tz = _time_zone(session, order.office_id)
        today = service_day(now, tz)
        day = order.day or today
        report = _import(house, reader, order, day=day, tz=tz, now=now)
        if report.is_of_another_day and order.day is None:
            day = _agreed(order, report, today)
            report = _import(house, reader, order, day=day, tz=tz, now=now)
        if report.is_of_another_day:
            raise NothingTaken(_of_other_days(report, day), report)
    return Imported(day=day, report=report)


def _time_zone(session: Session, office_id: str) -> ZoneInfo:
    try:
        return ZoneInfo(known_office(session, office_id).time_zone)
    except CommandRefused as unknown:
        raise NothingTaken(str(unknown)) from None


def _import(house: House, reader: FileReader, order: Order, *, day: date, tz: ZoneInfo, now: datetime) -> Report:
    with _opened(order.file) as stream:
        rows = reader(stream, tz=tz, day=day)
        if isinstance(rows, Unreadable):
            raise NothingTaken(_unreadable(rows))
        key = house.keys.make_day(order.office_id, day)
        of = DayOfSource(office_id=order.office_id, day=day, source=SOURCE, key=key)
        report = import_day(house.store, of, rows, progress=order.progress)
    if report.taken:
        house.store.write(lambda session: note_import(session, of, report, by=COMMAND_LINE, now=now))
    return report


def _opened(file: Path) -> BinaryIO:
    try:
        return file.open("rb")
    except OSError as refused:
        raise NothingTaken(f"{file} cannot be read: {refused.strerror}.") from None


def _agreed(order: Order, report: Report, today: date) -> date:
    """The other day that the whole file is of, if somebody says yes to it."""
    sentence = _of_other_days(report, today)
    if len(report.other_days) != 1:
        raise NothingTaken(sentence, report)
    (other,) = report.other_days
    if not order.ask(f"{sentence} Import it for {other}?"):
        raise NothingTaken(f"{sentence} To import it for that day, add --day {other}.", report)
    return other


def _of_other_days(report: Report, day: date) -> str:
    days = ", ".join(str(other) for other in sorted(report.other_days)[:3])
    return f"Nothing in the file is of {day}; it is of {days}."


def _reader(mapping: Path | None) -> FileReader:
    try:
        reader = reader_for(mapping)
    except OSError as refused:
        raise NothingTaken(f"{mapping} cannot be read: {refused.strerror}.") from None
    if isinstance(reader, Unreadable):
        raise NothingTaken(_unreadable(reader))
    return reader


_SENTENCES = {
    "empty": "The file is empty.",
    "too_large": "The file is too large: at most 50 MB and 300,000 lines are read, of a calendar 5 MB.",
    "undecodable": "The file's characters cannot be read. A mapping can name its encoding.",
    "not_a_table": "The file is no table: no headings were found.",
    "not_a_calendar": "The file begins like a calendar and is none.",
    "unknown_headings": "Headings are missing. A mapping can name them.",
    "double_headings": "Two columns have the same meaning.",
    "bad_mapping": "The mapping is not right.",
}


def _unreadable(refused: Unreadable) -> str:
    sentence = _SENTENCES.get(refused.code, f"The file cannot be read ({refused.code}).")
    return f"{sentence} It is about: {', '.join(refused.fields)}." if refused.fields else sentence
