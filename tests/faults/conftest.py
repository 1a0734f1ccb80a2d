"""What the faults are played on: an installation on each database, durable as in production."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from builders.postgres import Cluster, cluster
from builders.processes import Installation


@pytest.fixture(scope="session")
def durable_postgres() -> Iterator[Cluster]:
    """A PostgreSQL server whose commits reach the disk."""
    with cluster(durable=True) as running:
        yield running


@pytest.fixture
def on_postgres(durable_postgres: Cluster, tmp_path: Path) -> Iterator[Installation]:
    with durable_postgres.fresh_database() as url:
        yield Installation(folder=tmp_path / "installation", database_url=url)


@pytest.fixture
def on_sqlite(tmp_path: Path) -> Installation:
    return Installation(folder=tmp_path / "installation")


@pytest.fixture(params=["sqlite", "postgresql"])
def on_both(request: pytest.FixtureRequest) -> Installation:
    name = {"sqlite": "on_sqlite", "postgresql": "on_postgres"}[request.param]
    installation: Installation = request.getfixturevalue(name)
    return installation
