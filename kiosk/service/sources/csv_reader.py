"""Appointments from a CSV file: what is wanted of each row is kept, all else goes no further."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from typing import BinaryIO

from kiosk.domain.appointments import OtherDay, RowError, RowFault, SourceAppointment
from kiosk.domain.instants import later
from kiosk.service.sources.columns import Columns
from kiosk.service.sources.cpr_cell import read_cpr
from kiosk.service.sources.header import read_header
from kiosk.service.sources.mapping import Column, SourceMapping
from kiosk.service.sources.moments import day_of, read_instant, read_written
from kiosk.service.sources.records import Record, read_records
from kiosk.service.sources.refusals import LONGEST_CELL, FileRefused
from kiosk.service.sources.text_lines import read_lines

Row = SourceAppointment | OtherDay | RowError
_NOTHING: dict[Column, str] = dict.fromkeys(Column, "")


def read_csv(
    stream: BinaryIO,
    *,
    mapping: SourceMapping,
    tz: tzinfo,
    default_length: timedelta,
    day: date | None = None,
) -> Iterator[Row] | FileRefused:
    """The rows as they are asked for, so that memory holds one at a time.

    With `day`, rows of other service days come as `OtherDay`. The same appointment standing twice
    in the file comes twice.
    """
    lines = read_lines(stream, encoding=mapping.encoding)
    if isinstance(lines, FileRefused):
        return lines
    header = read_header(lines, mapping)
    if isinstance(header, FileRefused):
        return header
    reader = _RowReader(columns=header.columns, mapping=mapping, tz=tz, default_length=default_length, day=day)
    return (
        record if isinstance(record, RowError) else reader.read(record)
        for record in read_records(lines, separator=header.separator)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _RowReader:
    """Reads the rows of one file."""

    columns: Columns
    mapping: SourceMapping
    tz: tzinfo
    default_length: timedelta
    day: date | None

    def read(self, record: Record) -> Row:
        cells = self._wanted(record.cells)
        if isinstance(cells, RowFault):
            return RowError(line=record.line, code=cells)
        external_id = cells[Column.EXTERNAL_ID] or None
        span = self._span(cells)
        if isinstance(span, RowFault):
            return RowError(line=record.line, code=span, external_id=external_id)
        starts_at, ends_at = span
        its_day = day_of(starts_at, self.tz)
        if self.day not in (None, its_day):
            return OtherDay(line=record.line, day=its_day)
        digits = read_cpr(cells[Column.CPR])
        if isinstance(digits, RowFault):
            return RowError(line=record.line, code=digits, external_id=external_id)
        return SourceAppointment(
            line=record.line,
            external_id=external_id,
            starts_at=starts_at,
            ends_at=ends_at,
            digits=digits,
            citizen=cells[Column.CITIZEN] or None,
            caseworker_name=cells[Column.CASEWORKER],
            initials=cells[Column.INITIALS],
            room=cells[Column.ROOM],
            team=cells[Column.TEAM],
            cancelled=cells[Column.STATUS].casefold() in self.mapping.cancelled,
        )

    def _wanted(self, cells: list[str]) -> dict[Column, str] | RowFault:
        """Every column by its name, empty where the row or the file has none."""
        if any(cells[self.columns.width :]):
            return RowFault.TOO_MANY_COLUMNS
        width = len(cells)
        wanted = _NOTHING | {
            column: " ".join(cells[place].split()) for column, place in self.columns.places.items() if place < width
        }
        if max(map(len, wanted.values())) > LONGEST_CELL:
            return RowFault.TOO_LONG
        return wanted

    def _span(self, cells: dict[Column, str]) -> tuple[datetime, datetime] | RowFault:
        if not cells[Column.STARTS_AT]:
            return RowFault.MISSING_START
        its_day = self._its_day(cells)
        if isinstance(its_day, RowFault):
            return its_day
        starts_at = self._instant(cells[Column.STARTS_AT], its_day)
        if isinstance(starts_at, RowFault):
            return starts_at
        if not cells[Column.ENDS_AT]:
            return starts_at, later(starts_at, self.default_length)
        ends_at = self._instant(cells[Column.ENDS_AT], its_day or day_of(starts_at, self.tz))
        if isinstance(ends_at, RowFault):
            return ends_at
        return (starts_at, ends_at) if starts_at < ends_at else RowFault.ENDS_BEFORE_START

    def _its_day(self, cells: dict[Column, str]) -> date | RowFault | None:
        """What the column with the date says, where the file has one."""
        if not cells[Column.DATE]:
            return None
        written = read_written(cells[Column.DATE])
        return written.day if written and written.day else RowFault.BAD_DATE

    def _instant(self, cell: str, its_day: date | None) -> datetime | RowFault:
        return read_instant(cell, self.mapping.time_format, day=its_day, tz=self.tz)
