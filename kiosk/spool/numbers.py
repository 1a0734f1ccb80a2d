"""Numbers in hand: blocks leased for a service day, and the device's reserve that begins anew every day."""

import sqlite3
from datetime import date, timedelta

from kiosk.domain.numbers import Block

_KEPT_DAYS = 14
_RESERVE_KEPT_DAYS = 400


def add_block(connection: sqlite3.Connection, *, service_day: date, block: Block) -> bool:
    """False for a block that shares a number with one already held: that one was given out before."""
    (shared,) = connection.execute(
        "SELECT count(*) FROM block WHERE service_day = ? AND first <= ? AND last >= ?",
        (service_day.isoformat(), block.last, block.first),
    ).fetchone()
    if shared:
        return False
    connection.execute(
        "INSERT INTO block (service_day, first, last, next) VALUES (?, ?, ?, ?)",
        (service_day.isoformat(), block.first, block.last, block.first),
    )
    return True


def take_number(connection: sqlite3.Connection, *, service_day: date, reserve: Block | None) -> int | None:
    """The day's next number, never the same twice; the reserve only when no leased one is left."""
    row = connection.execute(
        "SELECT first, next FROM block WHERE service_day = ? AND next <= last ORDER BY first LIMIT 1",
        (service_day.isoformat(),),
    ).fetchone()
    if row is None:
        return None if reserve is None else _take_reserve(connection, service_day=service_day, reserve=reserve)
    first, number = row
    connection.execute(
        "UPDATE block SET next = next + 1 WHERE service_day = ? AND first = ?", (service_day.isoformat(), first)
    )
    return int(number)


def leased_in_hand(connection: sqlite3.Connection, *, service_day: date) -> int:
    (count,) = connection.execute(
        "SELECT coalesce(sum(last - next + 1), 0) FROM block WHERE service_day = ?", (service_day.isoformat(),)
    ).fetchone()
    return int(count)


def reserve_in_hand(connection: sqlite3.Connection, *, service_day: date, reserve: Block | None) -> int:
    return 0 if reserve is None else reserve.last - _next_reserve(connection, service_day, reserve) + 1


def forget_old_blocks(connection: sqlite3.Connection, *, today: date) -> None:
    """Long after their day: a clock that steps back within these days finds what it has used."""
    for table, days in (("block", _KEPT_DAYS), ("reserve_used", _RESERVE_KEPT_DAYS)):
        oldest = today - timedelta(days=days)
        connection.execute(f"DELETE FROM {table} WHERE service_day < ?", (oldest.isoformat(),))


def _take_reserve(connection: sqlite3.Connection, *, service_day: date, reserve: Block) -> int | None:
    number = _next_reserve(connection, service_day, reserve)
    if number > reserve.last:
        return None
    connection.execute(
        "INSERT INTO reserve_used (service_day, first, next) VALUES (?, ?, ?)"
        " ON CONFLICT (service_day, first) DO UPDATE SET next = excluded.next",
        (service_day.isoformat(), reserve.first, number + 1),
    )
    return number


def _next_reserve(connection: sqlite3.Connection, service_day: date, reserve: Block) -> int:
    row = connection.execute(
        "SELECT next FROM reserve_used WHERE service_day = ? AND first = ?", (service_day.isoformat(), reserve.first)
    ).fetchone()
    return reserve.first if row is None else int(row[0])
