"""Engines: how SQLite and PostgreSQL are opened, and what each connection is told first."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import URL, Engine, create_engine, event, make_url
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

AWAY = (OperationalError, PoolTimeout)
"""What is raised while the database is locked, full or gone: another try may fare better."""

BUSY_SECONDS = 15.0
"""How long a SQLite connection waits for another process on the same file."""

_POOLED = 16
_OVERFLOW = 48
DEAF_LINE: dict[str, Any] = {
    "connect_timeout": 3,
    "tcp_user_timeout": 5000,
    "keepalives_idle": 3,
    "keepalives_interval": 1,
    "keepalives_count": 3,
}
"""A line to PostgreSQL over which nothing comes is dead in seconds; left to the system, in a quarter of an hour."""
_POSTGRES_POOLED = 8
_POSTGRES_OVERFLOW = 12
"""WHY fewer: connections of PostgreSQL are its own processes, and a server allows 100 unless it is told otherwise."""


_WRITES, _READS = "sqlite+writes", "sqlite+reads"


class Writes(SQLiteDialect_pysqlite):
    """Begins with the write lock. WHY no listener of the engine: with one every statement would look for more."""

    supports_statement_cache = True

    def do_begin(self, dbapi_connection: Any) -> None:
        dbapi_connection.execute("BEGIN IMMEDIATE")


class Reads(SQLiteDialect_pysqlite):
    """Begins with nothing; the first statement takes the snapshot."""

    supports_statement_cache = True

    def do_begin(self, dbapi_connection: Any) -> None:
        dbapi_connection.execute("BEGIN")


registry.register("sqlite.writes", __name__, Writes.__name__)
registry.register("sqlite.reads", __name__, Reads.__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Engines:
    """`writing` begins with the write lock; `reading` sees one snapshot and cannot write."""

    writing: Engine
    reading: Engine

    @property
    def is_sqlite(self) -> bool:
        return self.writing.dialect.name == "sqlite"

    def dispose(self) -> None:
        self.reading.dispose()
        self.writing.dispose()


def open_engines(url: str, *, synchronous: str = "FULL") -> Engines:
    """`synchronous` is anything but FULL only where a test plants that defect."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        return _sqlite(parsed, synchronous)
    return _postgres(parsed)


def truncate_log(engines: Engines) -> bool:
    """SQLite's log is written into the file and emptied. False: somebody was reading all the while."""
    connection = engines.writing.raw_connection()
    try:
        busy, _, _ = connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    finally:
        connection.close()
    return not busy


def _sqlite(url: URL, synchronous: str) -> Engines:
    common: dict[str, Any] = {
        "hide_parameters": True,
        "connect_args": {"timeout": BUSY_SECONDS, "check_same_thread": False},
    }
    writing = create_engine(url.set(drivername=_WRITES), pool_size=1, max_overflow=_OVERFLOW, **common)
    reading = create_engine(url.set(drivername=_READS), pool_size=_POOLED, max_overflow=_OVERFLOW, **common)
    event.listen(writing, "connect", _told(synchronous, query_only=False))
    event.listen(reading, "connect", _told(synchronous, query_only=True))
    return Engines(writing=writing, reading=reading)


def _told(synchronous: str, *, query_only: bool) -> Callable[[Any, Any], None]:
    pragmas = [
        "journal_mode=WAL",
        f"synchronous={synchronous}",
        "foreign_keys=ON",
        "secure_delete=ON",
        "temp_store=MEMORY",  # nothing personal in a temporary file
        f"query_only={'ON' if query_only else 'OFF'}",
    ]

    def prepare(connection: Any, _: Any) -> None:
        # WHY: the driver's own BEGIN is deferred, and fails at once when it meets another writer.
        connection.isolation_level = None
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")

    return prepare


def _postgres(url: URL) -> Engines:
    """WHY two isolation levels: writers take the office's lock and must then see what is newest;
    a reader's list and the event id beside it must be of one moment."""
    engine = create_engine(
        url.set(drivername="postgresql+psycopg"),
        hide_parameters=True,
        pool_size=_POSTGRES_POOLED,
        max_overflow=_POSTGRES_OVERFLOW,
        pool_pre_ping=True,
        connect_args={"application_name": "kiosk", **DEAF_LINE},
    )
    reading = engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    return Engines(writing=engine, reading=reading)
