"""Sealed envelopes on their way: in order, kept until the service has said that it has them."""

import sqlite3
from collections.abc import Collection, Iterable
from datetime import date

from kiosk.client.envelopes import Envelope


def keep(connection: sqlite3.Connection, envelope: Envelope) -> None:
    connection.execute(
        "INSERT INTO envelope (id, service_day, number, key_id, sealed) VALUES (?, ?, ?, ?, ?)",
        (envelope.id, envelope.service_day.isoformat(), envelope.number, envelope.key_id, envelope.sealed),
    )


def oldest(connection: sqlite3.Connection, *, limit: int, without: Collection[str] = ()) -> list[Envelope]:
    """`without`: ids that are to wait."""
    rows = connection.execute("SELECT id, service_day, number, key_id, sealed FROM envelope ORDER BY position")
    found: list[Envelope] = []
    for id_, service_day, number, key_id, sealed in rows:
        if len(found) == limit:
            break
        if id_ not in without:
            day = date.fromisoformat(service_day)
            found.append(Envelope(id=id_, service_day=day, number=number, key_id=key_id, sealed=sealed))
    rows.close()
    return found


def drop(connection: sqlite3.Connection, ids: Iterable[str]) -> None:
    """Only what the service has committed."""
    connection.executemany("DELETE FROM envelope WHERE id = ?", [(each,) for each in ids])


def waiting(connection: sqlite3.Connection) -> int:
    (count,) = connection.execute("SELECT count(*) FROM envelope").fetchone()
    return int(count)
