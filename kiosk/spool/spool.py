"""The spool: every piece of work is one transaction, in one thread, and a failing disk is a value."""

import sqlite3
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

from kiosk.spool.database import open_database
from kiosk.spool.failure import FailedBecause, SpoolFailed

T = TypeVar("T")

Work = Callable[[sqlite3.Connection], T]


class Spool:
    """`submit` from any thread; the work runs in the spool's own, one after the other.

    A failed disk is tried again with the next work, on a newly opened file. `disk_good` is what the
    last attempt to write came to: reading proves nothing of a full disk.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="spool")
        self._connection: sqlite3.Connection | None = None
        self._open = True
        self.disk_good = True

    def submit(self, work: Work[T]) -> "Future[T | SpoolFailed]":
        """The transaction is on disk when the future has its result; otherwise nothing of it is."""
        return self._thread.submit(self._transact, work)

    def call(self, job: Callable[[], T]) -> "Future[T]":
        """A job in the spool's thread that does its own `transact`."""
        return self._thread.submit(job)

    def transact(self, work: Work[T]) -> T | SpoolFailed:
        """In the spool's thread only."""
        return self._transact(work)

    def close(self) -> None:
        """After what has been submitted; a second time does nothing."""
        if self._open:
            self._open = False
            self._thread.submit(self._disconnect)
            self._thread.shutdown(wait=True)

    def _transact(self, work: Work[T]) -> T | SpoolFailed:
        try:
            return self._in_transaction(work)
        except (sqlite3.Error, OSError) as failed:
            self.disk_good = False
            self._disconnect()
            return SpoolFailed(because=FailedBecause.DISK, error=getattr(failed, "sqlite_errorname", ""))

    def _in_transaction(self, work: Work[T]) -> T:
        if self._connection is None:
            self._connection = open_database(self._folder)
        connection = self._connection
        written_before = connection.total_changes
        connection.execute("BEGIN IMMEDIATE")
        try:
            result = work(connection)
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
        if connection.total_changes > written_before:
            self.disk_good = True
        return result

    def _disconnect(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()
