"""What every connection is told, and what a database never says of the values it was given."""

from pathlib import Path

import pytest
from sqlalchemy import insert, text
from sqlalchemy.exc import IntegrityError

from builders.reception import OFFICE, Reception
from kiosk.service.store.database import Engines, open_engines, truncate_log
from kiosk.service.store.store import Store
from kiosk.service.store.tables import DeskRow

FULL, NORMAL = 2, 1


def _told(engines: Engines, pragma: str) -> object:
    with engines.writing.connect() as connection:
        return connection.exec_driver_sql(f"PRAGMA {pragma}").scalar_one()


@pytest.mark.parametrize(
    ("pragma", "value"),
    [("journal_mode", "wal"), ("synchronous", FULL), ("secure_delete", 1), ("foreign_keys", 1), ("query_only", 0)],
)
def test_sqlite_is_told_to_be_careful(sqlite_copy: str, pragma: str, value: object):
    engines = open_engines(sqlite_copy)

    assert _told(engines, pragma) == value
    engines.dispose()


def test_a_careless_sqlite_can_be_planted(sqlite_copy: str):
    engines = open_engines(sqlite_copy, synchronous="NORMAL")

    assert _told(engines, "synchronous") == NORMAL
    engines.dispose()


def test_a_writer_has_the_lock_before_it_reads(sqlite_copy: str):
    engines = open_engines(sqlite_copy)

    with engines.writing.begin() as connection:
        connection.execute(text("SELECT 1"))
        with engines.reading.connect() as reader:
            assert reader.exec_driver_sql("SELECT count(*) FROM offices").scalar_one() == 0
        other = engines.writing.raw_connection()
        other.cursor().execute("PRAGMA busy_timeout=0")
        with pytest.raises(Exception, match="locked"):
            other.cursor().execute("BEGIN IMMEDIATE")
        other.close()
    engines.dispose()


def test_an_error_does_not_show_what_was_written(reception: Reception):
    double = {"office_id": OFFICE, "id": "1", "name": "Qvistmærke", "position": 1}

    with pytest.raises(IntegrityError) as raised:
        reception.does(lambda session: session.execute(insert(DeskRow).values(**double)))

    assert "Qvistmærke" not in str(raised.value)


def test_what_was_deleted_is_gone_from_the_files(sqlite_copy: str):
    store = Store(sqlite_copy)
    file = Path(store.engines.writing.url.database or "")
    mark = b"Qvistmaerke"
    store.write(lambda session: session.execute(text("CREATE TABLE notes (said TEXT)")))
    store.write(lambda session: session.execute(text("INSERT INTO notes VALUES ('Qvistmaerke')")))
    assert any(mark in each.read_bytes() for each in file.parent.glob(f"{file.name}*"))

    store.write(lambda session: session.execute(text("DELETE FROM notes")))

    assert truncate_log(store.engines)
    assert not any(mark in each.read_bytes() for each in file.parent.glob(f"{file.name}*"))
    store.close()
