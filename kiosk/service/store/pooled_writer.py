"""PostgreSQL's writers: a pool of threads, each job in its own transaction, repeated when the server asks for it."""

from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from kiosk.service.store.jobs import Job, OnCommit, Priority, woken_by
from kiosk.service.store.ledger import Ledger

T = TypeVar("T")

THREADS = 12
_ALARM_THREADS = 2
_ATTEMPTS = 8
_TRY_AGAIN = frozenset({"40001", "40P01"})
"""SQLSTATE: serialization failure, deadlock."""


class PooledWriter:
    """An alarm has threads of its own, so that it never stands behind a queue."""

    def __init__(self, engine: Engine, on_commit: OnCommit) -> None:
        self._engine = engine
        self._on_commit = on_commit
        self._pool = ThreadPoolExecutor(THREADS, thread_name_prefix="store-writer")
        self._alarms = ThreadPoolExecutor(_ALARM_THREADS, thread_name_prefix="store-alarm")

    def submit(self, job: Job[T], priority: Priority) -> Future[T]:
        pool = self._alarms if priority is Priority.ALARM else self._pool
        return pool.submit(self._perform, job)

    def close(self) -> None:
        self._pool.shutdown()
        self._alarms.shutdown()

    def _perform(self, job: Job[T]) -> T:
        for _ in range(_ATTEMPTS - 1):
            try:
                return self._attempt(job)
            except DBAPIError as error:
                if getattr(error.orig, "sqlstate", None) not in _TRY_AGAIN:
                    raise
        return self._attempt(job)

    def _attempt(self, job: Job[T]) -> T:
        ledger = Ledger()
        with Session(self._engine, info=ledger.info(), expire_on_commit=False) as session:
            result = job(session)
            session.flush()
            ledger.write(session.connection())
            session.commit()
            woken = woken_by(session)
        if woken:
            self._on_commit(woken)
        return result
