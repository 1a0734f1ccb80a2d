"""Where a device writes what happened: events with ids, in fields that are known to hold nothing personal."""

import json
import logging
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Final, Protocol, TextIO

Field = str | int | float | bool | None

ALLOWED: Final = frozenset(
    {"arrival", "code", "count", "envelope", "error", "first", "key", "last", "logger", "number", "place", "reason"}
    | {"status"}
)
"""The fields that may hold a value; of any other only its name is written."""


class Journal(Protocol):
    """From any thread."""

    def info(self, event: str, **fields: Field) -> object: ...

    def warning(self, event: str, **fields: Field) -> object: ...


class LineJournal:
    """JSON lines, as the service writes them.

    WHY not structlog: where rich is installed it brings 8 MB with it, a tenth of what a kiosk may take.
    """

    def __init__(self, *, now: Callable[[], str], out: TextIO | None = None) -> None:
        self._now = now
        self._out = out or sys.stderr

    def info(self, event: str, **fields: Field) -> None:
        self._write("info", event, fields)

    def warning(self, event: str, **fields: Field) -> None:
        self._write("warning", event, fields)

    def _write(self, level: str, event: str, fields: dict[str, Field]) -> None:
        allowed = {name: value if name in ALLOWED else "withheld" for name, value in fields.items()}
        line = json.dumps({"event": event, **allowed, "level": level, "at": self._now()})
        # WHY: a full disk takes the log as well, and nobody's arrival may wait for it.
        with suppress(OSError):
            self._out.write(line + "\n")
            self._out.flush()


class LibraryVoices(logging.Handler):
    """Of a library's record the unfilled template and the kind of its exception: its arguments may hold input."""

    def __init__(self, journal: Journal) -> None:
        super().__init__(logging.WARNING)
        self._journal = journal

    def emit(self, record: logging.LogRecord) -> None:
        error = record.exc_info[0].__name__ if record.exc_info and record.exc_info[0] else None
        said = record.msg if isinstance(record.msg, str) and record.args else ""
        self._journal.warning("library.said", logger=record.name, reason=said, error=error)
