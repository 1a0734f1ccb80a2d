"""The store: reading in one snapshot, writing one use case at a time, and who hears of commits."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from typing import TypeVar

from sqlalchemy.orm import Session

from kiosk.service.store.database import Engines, open_engines, truncate_log
from kiosk.service.store.jobs import Job, OnCommit, Priority, Writer
from kiosk.service.store.pooled_writer import PooledWriter
from kiosk.service.store.writer import SqliteWriter

T = TypeVar("T")


class Store:
    """One per process. A job is one use case: it gets a session, never commits, and may be run again.

    Its result is given out after the commit; what it raises takes back its own work alone.
    """

    def __init__(self, url: str, *, synchronous: str = "FULL") -> None:
        self.engines: Engines = open_engines(url, synchronous=synchronous)
        self._listeners: list[OnCommit] = []
        make: Callable[..., Writer] = SqliteWriter if self.engines.is_sqlite else PooledWriter
        self._writer = make(self.engines.writing, self._committed)

    @contextmanager
    def read(self) -> Iterator[Session]:
        """One snapshot; nothing can be written."""
        with Session(self.engines.reading, expire_on_commit=False) as session:
            yield session

    def write(self, job: Job[T], *, priority: Priority = Priority.NORMAL) -> T:
        """Waits for the commit; not from within a job."""
        return self.submit(job, priority=priority).result()

    def submit(self, job: Job[T], priority: Priority = Priority.NORMAL) -> Future[T]:
        return self._writer.submit(job, priority)

    def on_commit(self, listener: OnCommit) -> None:
        """`listener` is called in a writer's thread and must not wait."""
        self._listeners.append(listener)

    def compact(self) -> None:
        """What was deleted is gone from the files, too; PostgreSQL sees to that in its own time."""
        if self.engines.is_sqlite:
            truncate_log(self.engines)

    def close(self) -> None:
        """What is waiting is still written."""
        self._writer.close()
        self.engines.dispose()

    def _committed(self, woken: frozenset[str]) -> None:
        for listener in self._listeners:
            listener(woken)
