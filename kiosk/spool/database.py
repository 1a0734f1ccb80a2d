"""The SQLite file of a kiosk: opened so that what it has said is on disk stays there."""

import os
import sqlite3
from pathlib import Path

FILE_NAME = "spool.sqlite3"
VERSION = 1

_BUSY_SECONDS = 2.0

_SCHEMA = """
CREATE TABLE block (
    service_day TEXT NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    next INTEGER NOT NULL,
    PRIMARY KEY (service_day, first)
);
CREATE TABLE reserve_used (
    service_day TEXT NOT NULL,
    first INTEGER NOT NULL,
    next INTEGER NOT NULL,
    PRIMARY KEY (service_day, first)
);
CREATE TABLE envelope (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    service_day TEXT NOT NULL,
    number INTEGER NOT NULL,
    key_id TEXT NOT NULL,
    sealed BLOB NOT NULL
);
CREATE TABLE memory (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
);
"""


class NewerSpool(sqlite3.DatabaseError):
    """The file belongs to a newer version of this program."""


def open_database(folder: Path) -> sqlite3.Connection:
    """Raises sqlite3.Error or OSError. To be used in the thread that opens it."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    file = folder / FILE_NAME
    os.close(os.open(file, os.O_CREAT | os.O_RDWR, 0o600))
    connection = sqlite3.connect(file, timeout=_BUSY_SECONDS, isolation_level=None)
    try:
        _prepare(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _prepare(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA secure_delete = ON")
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version > VERSION:
        raise NewerSpool
    if version == 0:
        connection.executescript(f"BEGIN IMMEDIATE; {_SCHEMA} PRAGMA user_version = {VERSION}; COMMIT;")
