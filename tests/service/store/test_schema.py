"""A database of any version comes to this one, or is refused; the versions together say what the tables say."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import inspect, text

from kiosk.service.store.database import Engines, open_engines
from kiosk.service.store.schema import NewerDatabase, bring_up_to_date
from kiosk.service.store.tables import Row
from kiosk.service.store.upgrade import upgrade


@pytest.fixture(params=["sqlite", "postgres_url"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Engines:
    if request.param == "sqlite":
        return open_engines(f"sqlite:///{tmp_path / 'reception.db'}")
    return open_engines(request.getfixturevalue(request.param))


def _at_version(engines: Engines, revision: str) -> None:
    with engines.writing.begin() as connection:
        upgrade(connection, revision)


def test_the_versions_together_are_the_tables(empty: Engines):
    bring_up_to_date(empty)

    with empty.reading.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Row.metadata) == []
    empty.dispose()


def test_an_older_database_is_brought_up_to_date(empty: Engines):
    _at_version(empty, "0001")

    bring_up_to_date(empty)

    with empty.reading.connect() as connection:
        assert set(Row.metadata.tables) <= set(inspect(connection).get_table_names())
    empty.dispose()


def test_an_older_sqlite_file_is_copied_beside_itself_first(tmp_path: Path):
    engines = open_engines(f"sqlite:///{tmp_path / 'reception.db'}")
    _at_version(engines, "0003")

    bring_up_to_date(engines)

    copy = open_engines(f"sqlite:///{tmp_path / 'reception.db.before-0003'}")
    with copy.reading.connect() as connection:
        assert connection.scalar(text("SELECT version_num FROM alembic_version")) == "0003"
    assert (tmp_path / "reception.db.before-0003").stat().st_mode & 0o077 == 0
    engines.dispose()
    copy.dispose()


def test_a_new_or_present_database_needs_no_copy(tmp_path: Path):
    engines = open_engines(f"sqlite:///{tmp_path / 'reception.db'}")

    bring_up_to_date(engines)
    bring_up_to_date(engines)

    assert list(tmp_path.glob("*before*")) == []
    engines.dispose()


def test_a_database_of_a_newer_program_is_refused_and_left_alone(empty: Engines):
    bring_up_to_date(empty)
    with empty.writing.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    with pytest.raises(NewerDatabase):
        bring_up_to_date(empty)

    with empty.reading.connect() as connection:
        assert connection.scalar(text("SELECT version_num FROM alembic_version")) == "9999"
    empty.dispose()
