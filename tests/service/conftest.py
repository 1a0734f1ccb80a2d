"""What tests of the service stand on: a store on each database, brought up to date once, empty for every test."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from builders.kept_statements import keep_statements
from builders.postgres import Cluster
from builders.reception import Reception
from builders.running_service import RunningService, running
from kiosk.service.store.keys import KeyRing
from kiosk.service.store.schema import bring_up_to_date
from kiosk.service.store.store import Store

keep_statements()


def _migrate(url: str) -> None:
    store = Store(url)
    bring_up_to_date(store.engines)
    store.close()


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("migrated") / "reception.db"
    _migrate(f"sqlite:///{file}")
    return file


@pytest.fixture(scope="session")
def migrated_database(postgres: Cluster) -> Iterator[str]:
    with postgres.fresh_database() as url:
        _migrate(url)
        yield url


@pytest.fixture
def sqlite_copy(migrated_file: Path, tmp_path: Path) -> str:
    return f"sqlite:///{shutil.copy(migrated_file, tmp_path / 'reception.db')}"


@pytest.fixture
def postgres_copy(postgres: Cluster, migrated_database: str) -> Iterator[str]:
    """One database for all, swept after each."""
    yield migrated_database
    postgres.sweep(migrated_database)


@pytest.fixture(params=["sqlite_copy", pytest.param("postgres_copy", marks=pytest.mark.postgres)])
def store(request: pytest.FixtureRequest) -> Iterator[Store]:
    """On SQLite, and the same test again on PostgreSQL."""
    opened = Store(request.getfixturevalue(request.param))
    yield opened
    opened.close()


@pytest.fixture
def reception(store: Store, tmp_path: Path) -> Reception:
    """An office with two desks, one topic that is booked, and one of the staff in each role."""
    return Reception.opened(store, KeyRing(tmp_path / "secrets"))


@pytest.fixture
def service(sqlite_copy: str, tmp_path: Path) -> Iterator[RunningService]:
    """The same office behind its routes, on SQLite alone: what differs is tested where the store is used."""
    store = Store(sqlite_copy)
    with running(Reception.opened(store, KeyRing(tmp_path / "secrets")), sqlite_copy) as serving:
        yield serving
    store.close()
