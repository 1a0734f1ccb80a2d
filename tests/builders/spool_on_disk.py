"""A look into a kiosk's spool from outside, while the kiosk runs or after it was killed."""

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from kiosk.spool.database import FILE_NAME


def spooled_numbers(data: Path) -> list[int]:
    """Of every envelope that waits, an amendment's too."""
    return [number for (number,) in _rows(data, "SELECT number FROM envelope ORDER BY position")]


def numbers_in_hand(data: Path) -> int:
    """Leased and not given out: of today and of the next opening day, the smaller."""
    rows = _rows(data, "SELECT service_day, sum(last - next + 1) FROM block GROUP BY service_day ORDER BY service_day")
    return min((left for _, left in rows[-2:]), default=0)


def _rows(data: Path, question: str) -> Sequence[Any]:
    connection = sqlite3.connect(data / FILE_NAME, timeout=10)
    try:
        return connection.execute(question).fetchall()
    finally:
        connection.close()
