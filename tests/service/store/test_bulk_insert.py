"""Many rows at a time: what comes back is what was given, and what is refused is refused as ever."""

from datetime import UTC, datetime, timedelta, timezone
from typing import Any, cast

import pytest
from sqlalchemy import Table, select
from sqlalchemy.exc import IntegrityError, StatementError

from builders.reception import OFFICE, Reception
from kiosk.service.store.bulk_insert import BulkInsert
from kiosk.service.store.tables import AppointmentRow

TEN = datetime(2026, 11, 23, 9, tzinfo=UTC)
SAME_TEN = TEN.astimezone(timezone(timedelta(hours=1)))
ROW: dict[str, Any] = {
    "id": "a",
    "office_id": OFFICE,
    "service_day": TEN.date(),
    "source": "source:plan",
    "identity": "id:A1",
    "starts_at": TEN,
    "ends_at": TEN + timedelta(minutes=30),
    "tag": b"\0tag",
    "name_box": None,
    "caseworker_name": "Åse Prøve",
    "room": "",
    "team": "",
    "cancelled": True,
}
INSERT = BulkInsert(cast(Table, AppointmentRow.__table__), tuple(ROW))


def _inserted(reception: Reception, *rows: dict[str, Any]) -> list[AppointmentRow]:
    reception.does(lambda session: INSERT(session.connection(), [tuple(row.values()) for row in rows]))
    found = select(AppointmentRow).where(AppointmentRow.source == "source:plan").order_by(AppointmentRow.id)
    return reception.sees(lambda session: list(session.scalars(found)))


def test_rows_come_back_as_they_were_given(reception: Reception):
    other = ROW | {"id": "b", "identity": "id:A2", "starts_at": SAME_TEN, "cancelled": False, "tag": None}

    found = _inserted(reception, ROW, other)

    assert [{name: getattr(row, name) for name in ROW} for row in found] == [ROW, other]
    assert all(row.starts_at.tzinfo is UTC for row in found)


def test_a_naive_time_is_refused(reception: Reception):
    with pytest.raises((ValueError, StatementError)):
        _inserted(reception, ROW | {"starts_at": datetime(2026, 11, 23, 9)})


def test_a_refused_row_is_not_told_by_the_error(reception: Reception):
    with pytest.raises(IntegrityError) as refused:
        _inserted(reception, ROW, ROW | {"id": "b"})

    assert "Prøve" not in str(refused.value)
