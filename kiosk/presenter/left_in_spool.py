"""What a kiosk still holds when it is shut out: how much it is, and deleting it when an administrator says so."""

import sqlite3
from pathlib import Path
from typing import TypeVar

from kiosk.settings.refusals import SaidToOperator
from kiosk.spool import envelopes
from kiosk.spool.failure import SpoolFailed
from kiosk.spool.spool import Spool, Work

T = TypeVar("T")


class NotReadable(SaidToOperator):
    """The message is a sentence for the operator."""


def waiting(folder: Path) -> int:
    """Envelopes, amendments among them."""
    return _done(folder, envelopes.waiting)


def delete(folder: Path) -> tuple[int, ...]:
    """Deletes what waits; returns its numbers, so that the reception can look for these citizens."""
    return _done(folder, _delete)


def _delete(connection: sqlite3.Connection) -> tuple[int, ...]:
    left = envelopes.oldest(connection, limit=envelopes.waiting(connection))
    envelopes.drop(connection, [envelope.id for envelope in left])
    return tuple(dict.fromkeys(envelope.number for envelope in left))


def _done(folder: Path, work: Work[T]) -> T:
    spool = Spool(folder)
    try:
        done = spool.submit(work).result()
    finally:
        spool.close()
    if isinstance(done, SpoolFailed):
        raise NotReadable("The kiosk's spool cannot be read: look at its disk and at who owns its folder.")
    return done
