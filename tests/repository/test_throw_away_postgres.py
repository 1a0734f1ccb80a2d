"""The tests' own PostgreSQL: separate databases, durable on demand, and no process left behind."""

import subprocess
import sys
from pathlib import Path

import psycopg
from sqlalchemy import create_engine, text

from builders.postgres import Cluster, cluster

_TESTS = Path(__file__).parent.parent
_KILLED_WHILE_IT_RUNS = """
import os, signal, sys
sys.path.insert(0, sys.argv[1])
from builders.postgres import cluster
with cluster(durable=False) as running:
    print(running.folder, flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_two_databases_know_nothing_of_each_other(postgres: Cluster) -> None:
    with postgres.fresh_database() as one, postgres.fresh_database() as other:
        engines = [create_engine(one), create_engine(other)]
        with engines[0].begin() as connection:
            connection.execute(text("CREATE TABLE here (id int)"))
        with engines[1].begin() as connection:
            found = connection.execute(text("SELECT to_regclass('here')")).scalar_one()
        for engine in engines:
            engine.dispose()

    assert found is None


def test_a_durable_server_flushes_its_commits() -> None:
    with cluster(durable=True) as running, psycopg.connect(f"host={running.folder} user=kiosk dbname=postgres") as link:
        settings = [link.execute(f"SHOW {name}").fetchone() for name in ("fsync", "synchronous_commit")]

    assert settings == [("on",), ("on",)]


def test_a_server_ends_with_the_tests_even_when_they_are_killed() -> None:
    killed = subprocess.run(
        [sys.executable, "-c", _KILLED_WHILE_IT_RUNS, str(_TESTS)], stdout=subprocess.PIPE, check=False
    )
    folder = Path(killed.stdout.decode().strip())

    assert _goes_away(folder)


def _goes_away(folder: Path) -> bool:
    """Waits for the keeper, which removes the folder last; inotify would be no shorter."""
    wait = subprocess.run(
        ["timeout", "30", "sh", "-c", 'while [ -e "$0" ]; do sleep 0.1; done', str(folder)], check=False
    )
    return wait.returncode == 0
