"""What every test stands on: no screen, no traces on this machine, nothing from its environment."""

import atexit
import gc
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from builders import nursery
from builders.postgres import Cluster, cluster

_REPOSITORY = Path(__file__).parent.parent


def _keep_to_ourselves() -> None:
    """Before anything imports Qt: settings, data and sockets go to a folder that ends with the tests."""
    folder = Path(tempfile.mkdtemp(prefix="reception-tests-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    for name in [name for name in os.environ if name.startswith("KIOSK_") and name != "KIOSK_FAULT_SCALE"]:
        del os.environ[name]
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"):
        (folder / name).mkdir(mode=0o700)
        os.environ[name] = str(folder / name)
    # A person who wants to look sets another platform.
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


_keep_to_ourselves()
nursery.fork_from_now_on()
settings.register_profile("house", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("house")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks what needs PostgreSQL by what it asks for, so that `-m "not postgres"` leaves nothing out."""
    for item in items:
        if "postgres" in getattr(item, "fixturenames", ()):
            item.add_marker("postgres")


def pytest_collection_finish() -> None:
    """The tests themselves stay to the end: the collector need not look through them again and again."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def postgres() -> Iterator[Cluster]:
    """A PostgreSQL server for this test process, fast and forgetful (no fsync)."""
    with cluster(durable=False) as running:
        yield running


@pytest.fixture
def postgres_url(postgres: Cluster) -> Iterator[str]:
    """The SQLAlchemy URL of an empty database that lives as long as the test."""
    with postgres.fresh_database() as url:
        yield url


@pytest.fixture(scope="session")
def screenshots() -> Path:
    """Where `make shots` leaves the pictures of every screen."""
    return _REPOSITORY / "assets" / "screenshots"
