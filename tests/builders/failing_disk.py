"""Ways in which the disk of a running kiosk fails, from outside of it, and is well again."""

import resource
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from kiosk.spool.database import FILE_NAME

NO_ROOM = "no_room"
"""While a file of this name is in the data folder, a kiosk with HAS_NO_ROOM planted gets no more pages."""

HAS_NO_ROOM = f"""
import os
from pathlib import Path
from kiosk.spool import spool
opened = spool.open_database
flag = Path(os.environ["KIOSK_DATA_DIR"]) / "{NO_ROOM}"
at_work = spool.Spool._in_transaction
def cramped(room, work):
    if room._connection is None:
        room._connection = opened(room._folder)
    room._connection.execute(f"PRAGMA max_page_count = {{1 if flag.exists() else 1_000_000}}")
    return at_work(room, work)
spool.Spool._in_transaction = cramped
"""

Failing = Callable[[int, Path], AbstractContextManager[None]]
"""Of the process with this id, whose data folder is this, as long as the block lasts."""


@contextmanager
def full(process_id: int, data: Path) -> Iterator[None]:
    """The database finds no room (SQLITE_FULL)."""
    flag = data / NO_ROOM
    flag.touch()
    try:
        yield
    finally:
        flag.unlink()


@contextmanager
def no_byte_more(process_id: int, data: Path) -> Iterator[None]:
    """The system refuses every write to every file, the log's too (an I/O error)."""
    before = resource.prlimit(process_id, resource.RLIMIT_FSIZE)
    resource.prlimit(process_id, resource.RLIMIT_FSIZE, (1, before[1]))
    try:
        yield
    finally:
        resource.prlimit(process_id, resource.RLIMIT_FSIZE, before)


@contextmanager
def mute(process_id: int, data: Path) -> Iterator[None]:
    """It does not answer at all: somebody holds the file."""
    holder = sqlite3.connect(data / FILE_NAME, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    try:
        yield
    finally:
        holder.execute("ROLLBACK")
        holder.close()
