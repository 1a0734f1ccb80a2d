"""SQLite's one writer: a thread that takes jobs by priority and commits waiting ones together."""

import itertools
import queue
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Any, TypeVar

import structlog
from sqlalchemy import Connection, Engine
from sqlalchemy.orm import Session

from kiosk.service.store.jobs import Job, OnCommit, Priority, woken_by
from kiosk.service.store.ledger import Ledger

log = structlog.get_logger()
T = TypeVar("T")

SLOW_SECONDS = 0.05
_GROUP_SECONDS = 0.02
_GROUP_JOBS = 256
_LAST = 99


@dataclass(order=True, slots=True)
class _Ticket:
    """A waiting job; its future is done after the commit."""

    priority: int
    seq: int
    job: Job[Any] | None = field(compare=False)
    future: Future[Any] = field(compare=False, default_factory=Future)


class SqliteWriter:
    """Jobs that wait at the same time share one transaction, and are answered after its commit.

    WHY no savepoints: they cost more than most jobs. When one of a group fails, nothing of the group
    is kept and each is run again in a transaction of its own, so that only the failing one fails.
    """

    def __init__(self, engine: Engine, on_commit: OnCommit) -> None:
        self._engine = engine
        self._on_commit = on_commit
        self._waiting: queue.PriorityQueue[_Ticket] = queue.PriorityQueue()
        self._seq = itertools.count()
        # WHY it is kept: to take one from the pool and to give it back costs as much as a small job.
        self._line: Connection | None = None
        self._thread = threading.Thread(target=self._run, name="store-writer", daemon=True)
        self._thread.start()

    def submit(self, job: Job[T], priority: Priority) -> Future[T]:
        ticket = _Ticket(priority, next(self._seq), job)
        self._waiting.put(ticket)
        return ticket.future

    def close(self) -> None:
        """What is already waiting is still done."""
        self._waiting.put(_Ticket(_LAST, next(self._seq), None))
        self._thread.join()

    def _run(self) -> None:
        while (first := self._waiting.get()).job is not None:
            group: list[_Ticket] = []
            try:
                answers, woken = self._commit(self._taken(first), group)
            except Exception as error:  # noqa: BLE001 - becomes the answer of the job it belongs to
                self._commit_each(group or [first], error)
            else:
                self._answer(group, answers, woken)
        self._hang_up()

    def _commit_each(self, group: Sequence[_Ticket], error: Exception) -> None:
        if len(group) == 1:
            _refuse(group[0], error)
            return
        for ticket in group:
            try:
                answers, woken = self._commit([ticket], [])
            except Exception as own:  # noqa: BLE001 - handed to the one caller whose job it was
                _refuse(ticket, own)
            else:
                self._answer([ticket], answers, woken)

    def _commit(
        self, tickets: Iterator[_Ticket] | list[_Ticket], group: list[_Ticket]
    ) -> tuple[list[Any], frozenset[str]]:
        """Runs the jobs in one transaction; `group` tells which, also when one of them failed."""
        answers = []
        ledger = Ledger()
        if self._line is None:
            self._line = self._engine.connect()
        try:
            with self._line.begin(), _session(self._line, ledger) as session:
                for ticket in tickets:
                    group.append(ticket)
                    answers.append(_perform(session, ticket.job))
                ledger.write(self._line)
        except BaseException:
            self._hang_up()
            raise
        return answers, woken_by(session)

    def _hang_up(self) -> None:
        """What went wrong on a connection is not carried into the next transaction."""
        line, self._line = self._line, None
        if line is not None:
            line.close()

    def _answer(self, group: Sequence[_Ticket], answers: Sequence[Any], woken: frozenset[str]) -> None:
        for ticket, answer in zip(group, answers, strict=True):
            ticket.future.set_result(answer)
        if woken:
            self._on_commit(woken)

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


def _session(connection: Connection, ledger: Ledger) -> Session:
    """WHY rollback_only: the session writes what it has, and the commit stays the group's."""
    return Session(connection, info=ledger.info(), join_transaction_mode="rollback_only", expire_on_commit=False)


def _perform(session: Session, job: Job[Any] | None) -> Any:
    """Each job finds an empty session: what another one read is not known to it."""
    assert job is not None
    began = time.monotonic()
    answer = job(session)
    session.flush()
    session.expunge_all()
    seconds = time.monotonic() - began
    if seconds > SLOW_SECONDS:
        name = getattr(job, "__qualname__", type(job).__name__)
        log.warning("store.slow_job", job=name, milliseconds=round(seconds * 1000))
    return answer


def _refuse(ticket: _Ticket, error: Exception) -> None:
    if not ticket.future.cancelled():
        ticket.future.set_exception(error)
