"""Fills a database with appointments of other days and offices, straight into the table."""

import os
import uuid
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import create_engine, insert

from builders.processes import Installation
from kiosk.service.store.tables import AppointmentRow

PER_DAY = 400
CHUNK = 20_000


def _row(index: int, *, offices: list[str], first_day: date) -> dict[str, object]:
    day = first_day + timedelta(days=index // (PER_DAY * len(offices)))
    starts = datetime.combine(day, time(8), tzinfo=UTC) + timedelta(minutes=index % 480)
    return {
        "id": str(uuid.UUID(int=index)),
        "office_id": offices[index % len(offices)],
        "service_day": day,
        "source": "csv",
        "identity": f"made-up-{index}",
        "external_id": f"made-up-{index}",
        "starts_at": starts,
        "ends_at": starts + timedelta(minutes=30),
        "tag": os.urandom(32),
        "digits_box": os.urandom(34),
        "name_box": os.urandom(44),
        "caseworker_id": None,
        "caseworker_name": "",
        "room": "",
        "team": "",
        "cancelled": False,
        "no_show_at": None,
        "no_show_by": None,
        "code": None,
    }


def fill_with_appointments(installation: Installation, count: int, *, first_day: date) -> None:
    """Half for office `main`, half for another; PER_DAY an office and day, from `first_day` on."""
    installation.add_office("elsewhere")
    offices = ["main", "elsewhere"]
    engine = create_engine(installation.database_url)
    with engine.begin() as connection:
        for start in range(0, count, CHUNK):
            rows = [
                _row(index, offices=offices, first_day=first_day) for index in range(start, min(start + CHUNK, count))
            ]
            connection.execute(insert(AppointmentRow), rows)
    engine.dispose()
