"""What is handed to a writer: one use case as a job, its priority, and who is woken by its commit."""

from collections.abc import Callable
from concurrent.futures import Future
from enum import IntEnum
from typing import Protocol, TypeVar

from sqlalchemy.orm import Session

T = TypeVar("T")
Job = Callable[[Session], T]

INBOX = "inbox"
"""The wake-up of the matcher."""
OUTBOX = "outbox"
"""The wake-up of the dispatcher: a message waits to be sent."""
PICKUPS = "pickups"
"""The wake-up of who climbs the ladders: a step is due very soon. All other wake-ups are ids of offices with news."""
PARTS = frozenset({INBOX, OUTBOX, PICKUPS})

_WOKEN = "woken"


class Priority(IntEnum):
    """Smaller goes first."""

    ALARM = 0
    NORMAL = 1
    BULK = 2


class Writer(Protocol):
    """Runs jobs, each in a transaction of its own that is committed before the future is done."""

    def submit(self, job: Job[T], priority: Priority) -> Future[T]: ...

    def close(self) -> None: ...


OnCommit = Callable[[frozenset[str]], None]
"""Called in the writer's thread after each commit that woke somebody; must not wait."""


def wake(session: Session, whom: str) -> None:
    """Remembers who is woken when, and only when, this session's work is committed."""
    session.info.setdefault(_WOKEN, set()).add(whom)


def woken_by(session: Session) -> frozenset[str]:
    return frozenset(session.info.get(_WOKEN, ()))
