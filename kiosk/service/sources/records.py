"""From lines to records: quoted cells may hold line ends, and a lost quote costs one row."""

import csv
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.domain.appointments import RowError, RowFault
from kiosk.service.sources.text_lines import Line

MOST_LINES = 200
"""A record that goes on longer has lost a quote, and would swallow the rest of the file."""


@dataclass(frozen=True, slots=True)
class Record:
    """The cells of one row, and the line of the file on which it begins."""

    line: int
    cells: list[str]


class _TooLong(Exception):
    """The next line is too long to be one; it has been used up."""


class _Source:
    """Feeds the csv reader line by line and remembers what the present record has used."""

    def __init__(self, lines: Iterator[Line]) -> None:
        self._lines = lines
        self._again: deque[Line] = deque()
        self.used: list[Line] = []

    def __iter__(self) -> "_Source":
        return self

    def __next__(self) -> str:
        if len(self.used) >= MOST_LINES:
            raise StopIteration
        line = self._again.popleft() if self._again else next(self._lines)
        self.used.append(line)
        if line.text is None:
            raise _TooLong
        return line.text

    def give_back_all_but_the_first(self) -> None:
        self._again.extendleft(reversed(self.used[1:]))


def read_records(lines: Iterator[Line], *, separator: str) -> Iterator[Record | RowError]:
    """Empty rows are left out."""
    source = _Source(lines)
    reader = csv.reader(source, delimiter=separator, strict=True)
    while True:
        source.used = []
        try:
            cells = next(reader)
        except StopIteration:
            return
        except (csv.Error, _TooLong):
            yield _lost(source.used)
            source.give_back_all_but_the_first()
            continue
        if any(cells):
            yield Record(source.used[0].number, cells)


def _lost(used: list[Line]) -> RowError:
    first = used[0]
    fault = RowFault.TOO_LONG if first.text is None else RowFault.BROKEN_QUOTES
    return RowError(line=first.number, code=fault)
