"""The walk-ins' one queue: who is next, with fair ageing."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Protocol, TypeVar


class Priority(StrEnum):
    """Of a topic: how far its citizens go ahead of those who came before them."""

    ORDINARY = "ordinary"
    RAISED = "raised"
    FIRST = "first"


HEAD_START: Mapping[Priority, timedelta] = {
    Priority.ORDINARY: timedelta(),
    Priority.RAISED: timedelta(minutes=10),
    Priority.FIRST: timedelta(minutes=30),
}
"""How much longer each seems to have waited."""


class Queued(Protocol):
    """A walk-in in the queue."""

    @property
    def id(self) -> str: ...
    @property
    def number(self) -> int: ...
    @property
    def queued_from(self) -> datetime: ...


Q = TypeVar("Q", bound=Queued)


def queued_from(arrived_at: datetime, priority: Priority) -> datetime:
    """Since when they seem to have waited: settled when they come, whatever becomes of their topic's priority."""
    return arrived_at - HEAD_START[priority]


def in_order(queue: Iterable[Q]) -> list[Q]:
    """Who is called first stands first.

    Nobody waits for ever: whoever comes later than the largest head start after somebody is called
    after them, whatever their priority.
    """
    return sorted(queue, key=lambda each: (each.queued_from.astimezone(UTC), each.number, each.id))
