"""A file of either kind, told by its content."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta, tzinfo
from pathlib import Path
from typing import BinaryIO

from kiosk.service.sources.csv_reader import read_csv
from kiosk.service.sources.ics_reader import read_ics
from kiosk.service.sources.mapping import SourceMapping, load_mapping
from kiosk.service.sources.refusals import FileFault, FileRefused
from kiosk.service.usecases.import_day import Row, Unreadable

USUAL_LENGTH = timedelta(minutes=30)
MOST_LINES = 300_000
"""More than any office has in years: a file of 50 MB with next to nothing in its lines."""

_CALENDAR = b"BEGIN:VCALENDAR"
_BOM = b"\xef\xbb\xbf"
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class FileReader:
    """Reads a seekable stream by one source's mapping."""

    mapping: SourceMapping

    def __call__(self, stream: BinaryIO, *, tz: tzinfo, day: date) -> Iterator[Row] | Unreadable:
        return self._read(stream, tz=tz, first=day, last=day)

    def days(self, stream: BinaryIO, *, tz: tzinfo, first: date, last: date) -> Iterator[Row] | Unreadable:
        """Rows of a table come whatever day they are of."""
        return self._read(stream, tz=tz, first=first, last=last)

    def _read(self, stream: BinaryIO, *, tz: tzinfo, first: date, last: date) -> Iterator[Row] | Unreadable:
        if _has_too_many_lines(stream):
            return Unreadable(code=FileFault.TOO_LARGE)
        rows = self._rows(stream, tz=tz, first=first, last=last)
        return Unreadable(code=rows.code, fields=rows.fields) if isinstance(rows, FileRefused) else rows

    def _rows(self, stream: BinaryIO, *, tz: tzinfo, first: date, last: date) -> Iterator[Row] | FileRefused:
        if _is_calendar(stream):
            return read_ics(
                stream, mapping=self.mapping.calendar, tz=tz, default_length=USUAL_LENGTH, day=first, last=last
            )
        day = first if first == last else None
        return read_csv(stream, mapping=self.mapping, tz=tz, default_length=USUAL_LENGTH, day=day)


def reader_for(mapping: Path | None) -> FileReader | Unreadable:
    """By the mapping in this file; without one, what is known by itself is read. Raises OSError."""
    if mapping is None:
        return FileReader(mapping=SourceMapping())
    loaded = load_mapping(mapping.read_bytes())
    if isinstance(loaded, FileRefused):
        return Unreadable(code=loaded.code, fields=loaded.fields)
    return FileReader(mapping=loaded)


def _is_calendar(stream: BinaryIO) -> bool:
    head = stream.read(256).removeprefix(_BOM).lstrip().upper()
    stream.seek(0)
    return head.startswith(_CALENDAR)


def _has_too_many_lines(stream: BinaryIO) -> bool:
    lines = 0
    while chunk := stream.read(_CHUNK):
        lines += max(chunk.count(b"\n"), chunk.count(b"\r"))
        if lines > MOST_LINES:
            break
    stream.seek(0)
    return lines > MOST_LINES
