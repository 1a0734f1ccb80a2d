"""SQLite's one writer: a thread that takes jobs by priority and commits waiting ones together."""

import itertools
import queue
import threading
import time
from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Any, TypeVar

import structlog
from sqlalchemy import Connection, Engine
from sqlalchemy.orm import Session

from kiosk.service.store.jobs import Job, OnCommit, Priority, woken_by

log = structlog.get_logger()
T = TypeVar("T")

SLOW_SECONDS = 0.05
_GROUP_SECONDS = 0.02
_GROUP_JOBS = 256
_LAST = 99


@dataclass(order=True, slots=True)
class _Ticket:
    """A waiting job; `answer` is given after the commit."""

    priority: int
    seq: int
    job: Job[Any] | None = field(compare=False)
    future: Future[Any] = field(compare=False, default_factory=Future)
    result: Any = field(compare=False, default=None)
    error: Exception | None = field(compare=False, default=None)

    def answer(self) -> None:
        if self.error is not None:
            self.future.set_exception(self.error)
        else:
            self.future.set_result(self.result)


class GroupBroken(Exception):
    """The database gave up the whole transaction, so every job in it failed."""


class SqliteWriter:
    """A failing job takes back its own savepoint only; a failing commit fails all jobs of the group."""

    def __init__(self, engine: Engine, on_commit: OnCommit) -> None:
        self._engine = engine
        self._on_commit = on_commit
        self._waiting: queue.PriorityQueue[_Ticket] = queue.PriorityQueue()
        self._seq = itertools.count()
        self._thread = threading.Thread(target=self._run, name="store-writer", daemon=True)
        self._thread.start()

    def submit(self, job: Job[T], priority: Priority) -> Future[T]:
        ticket = _Ticket(priority, next(self._seq), job)
        self._waiting.put(ticket)
        return ticket.future

    def is_current_thread(self) -> bool:
        return threading.current_thread() is self._thread

    def close(self) -> None:
        """What is already waiting is still done."""
        self._waiting.put(_Ticket(_LAST, next(self._seq), None))
        self._thread.join()

    def _run(self) -> None:
        while True:
            first = self._waiting.get()
            if first.job is None:
                return
            self._commit_group(first)

    def _commit_group(self, first: _Ticket) -> None:
        group: list[_Ticket] = []
        woken: set[str] = set()
        try:
            with self._engine.connect() as connection, connection.begin():
                for ticket in self._taken(first):
                    group.append(ticket)
                    woken |= _perform(connection, ticket)
        except Exception as error:  # noqa: BLE001 - whatever broke the commit is every waiting caller's answer
            _fail(group or [first], error)
            return
        for ticket in group:
            ticket.answer()
        if woken:
            self._on_commit(frozenset(woken))

    def _taken(self, first: _Ticket) -> Iterator[_Ticket]:
        """The jobs that go together: those that wait already, for a short while; an alarm goes at once."""
        until = time.monotonic() + _GROUP_SECONDS
        ticket = first
        for _ in range(_GROUP_JOBS):
            if ticket.future.set_running_or_notify_cancel():
                yield ticket
            if ticket.priority == Priority.ALARM or time.monotonic() > until:
                return
            try:
                ticket = self._waiting.get_nowait()
            except queue.Empty:
                return
            if ticket.job is None:
                self._waiting.put(ticket)
                return


def _perform(connection: Connection, ticket: _Ticket) -> frozenset[str]:
    """Runs one job in its savepoint; what it raises is kept for its caller."""
    assert ticket.job is not None
    began = time.monotonic()
    with Session(connection, join_transaction_mode="create_savepoint", expire_on_commit=False) as session:
        try:
            ticket.result = ticket.job(session)
            session.commit()
        except Exception as error:  # noqa: BLE001 - handed to the caller, the others in the group go on
            ticket.error = error
            _take_back(session, connection)
            return frozenset()
        finally:
            _tell_if_slow(ticket.job, time.monotonic() - began)
        return woken_by(session)


def _take_back(session: Session, connection: Connection) -> None:
    """WHY: on a full disk SQLite rolls back everything by itself; there is no savepoint to return to then."""
    if not connection.connection.dbapi_connection.in_transaction:  # type: ignore[union-attr]
        raise GroupBroken
    session.rollback()


def _fail(group: list[_Ticket], error: Exception) -> None:
    for ticket in group:
        if ticket.future.running():
            ticket.future.set_exception(ticket.error or error)
        elif not ticket.future.done():
            ticket.future.set_exception(error)


def _tell_if_slow(job: Job[Any], seconds: float) -> None:
    if seconds > SLOW_SECONDS:
        name = getattr(job, "__qualname__", type(job).__name__)
        log.warning("store.slow_job", job=name, milliseconds=round(seconds * 1000))
