"""What a process writes down of itself: events with ids, as JSON lines on standard error, and never a person."""

import logging
import sys
from collections.abc import Mapping, MutableMapping
from typing import Any

import structlog

ALLOWED = frozenset(
    {
        "added", "appointment", "arrival", "booking", "cancelled", "changed", "code", "count", "day", "device", "error",
        "from_version", "job", "kiosk", "level", "logger", "message_id", "milliseconds", "number", "office", "outcome",
        "place", "reason", "rejected", "session", "source", "status", "to_version", "user", "visit", "worker",
    }
)  # fmt: skip
"""The fields that may hold a value; of any other only its name is written."""


def log_to_stderr() -> None:
    """Once, at the start of a process; what libraries say comes the same way."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            keep_allowed,
            structlog.processors.TimeStamper(fmt="iso", utc=True, key="at"),
            structlog.processors.JSONRenderer(),
        ],
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )
    root = logging.getLogger()
    root.handlers = [_Forwarding()]
    root.setLevel(logging.WARNING)


def keep_allowed(logger: Any, method: str, event: MutableMapping[str, Any]) -> Mapping[str, Any]:
    """WHY by name: a value that nobody thought of may be a citizen's."""
    return {name: value if name in ALLOWED or name == "event" else "withheld" for name, value in event.items()}


class _Forwarding(logging.Handler):
    """Of a library's record the unfilled template and the type of its exception: its arguments may hold input."""

    def emit(self, record: logging.LogRecord) -> None:
        error = record.exc_info[0].__name__ if record.exc_info and record.exc_info[0] else None
        said = record.msg if isinstance(record.msg, str) and record.args else ""
        event = structlog.get_logger().bind(logger=record.name, level=record.levelname.lower())
        event.warning("library.said", reason=said, error=error)
