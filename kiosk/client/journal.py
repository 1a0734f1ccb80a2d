"""Where a process writes what happened: events with ids, in fields that are known to hold nothing personal."""

from typing import Protocol

Field = str | int | float | bool | None


class Journal(Protocol):
    """The subset of a structlog logger that is used. From any thread."""

    def info(self, event: str, **fields: Field) -> object: ...

    def warning(self, event: str, **fields: Field) -> object: ...
