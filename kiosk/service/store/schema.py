"""Bringing a database to this program's version, after a backup; one of a newer program is refused."""

import os
from pathlib import Path

import structlog
from sqlalchemy import Connection, inspect, text

from kiosk.service.store.database import Engines

log = structlog.get_logger()

_VERSIONS = Path(__file__).parent / "migrations" / "versions"
_TABLE = "alembic_version"
_LOCK = 0x6B696F736B
"""PostgreSQL's advisory lock: of several processes that start, one migrates."""


class NewerDatabase(Exception):
    """It was written by a newer version of this program."""


def bring_up_to_date(engines: Engines) -> None:
    """Raises NewerDatabase. SQLite is copied beside itself first; PostgreSQL's backups are the operator's."""
    with engines.reading.connect() as connection:
        found = _revision(connection)
    newest = _known()[-1]
    if found == newest:
        return
    _refuse_newer(found)
    if found is not None and engines.is_sqlite:
        back_up(engines, name=found)
    from kiosk.service.store.upgrade import upgrade

    with engines.writing.begin() as connection:
        if not engines.is_sqlite:
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        before = _revision(connection)
        _refuse_newer(before)
        if before != newest:
            upgrade(connection)
            log.info("schema.migrated", from_version=before or "nothing", to_version=newest)


def back_up(engines: Engines, *, name: str) -> Path | None:
    """A whole copy of a SQLite file beside it, on the disk before this returns; None for one in memory."""
    database = engines.writing.url.database
    if not database or database == ":memory:":
        return None
    copy = Path(f"{database}.before-{name}")
    copy.unlink(missing_ok=True)
    copy.touch(mode=0o600)
    connection = engines.writing.raw_connection()
    try:
        connection.cursor().execute("VACUUM INTO ?", (str(copy),))
    finally:
        connection.close()
    # WHY: VACUUM INTO leaves the copy to the operating system.
    with copy.open("rb+") as file:
        os.fsync(file.fileno())
    return copy


def _known() -> list[str]:
    """The versions this program has, oldest first: their files begin with them."""
    return sorted(file.name.partition("_")[0] for file in _VERSIONS.glob("[0-9]*_*.py"))


def _refuse_newer(found: str | None) -> None:
    if found is not None and found not in _known():
        raise NewerDatabase


def _revision(connection: Connection) -> str | None:
    """None: an empty database."""
    if not inspect(connection).has_table(_TABLE):
        return None
    found: str | None = connection.scalar(text(f"SELECT version_num FROM {_TABLE}"))
    return found
