"""A PostgreSQL server of the tests' own: its data in a temporary folder, its door a socket in that folder."""

import os
import pwd
import shutil
import subprocess
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql
from sqlalchemy import make_url

# It starts the server, says so, and stays until its standard input closes: also when the tests are killed.
_KEEPER = """
set -eu
"$1/initdb" --pgdata="$2/data" --username=kiosk --auth=trust --encoding=UTF8 --locale=C --no-sync >"$2/initdb.log" 2>&1
"$1/pg_ctl" --pgdata="$2/data" --log="$2/server.log" --options="$3" --timeout=60 --wait start >"$2/start.log" 2>&1
echo ready
cat
"$1/pg_ctl" --pgdata="$2/data" --mode=immediate --wait stop >"$2/stop.log" 2>&1
rm -rf "$2"
"""
_FORGETFUL = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"
_DURABLE = "-c fsync=on -c synchronous_commit=on -c full_page_writes=on"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """A running server; `folder` holds its socket and, in `data`, what it stores. `flags` it was started with."""

    folder: Path
    flags: str

    def url(self, database: str) -> str:
        """For SQLAlchemy."""
        return f"postgresql+psycopg://kiosk@/{database}?host={self.folder}"

    @contextmanager
    def fresh_database(self, *, template: str = "template0") -> Iterator[str]:
        """The URL of a new database, a copy of `template`; it is dropped under the feet of whoever still uses it."""
        name = f"test_{uuid.uuid4().hex}"
        self._run(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(template)))
        try:
            yield self.url(name)
        finally:
            self._run(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))

    def sweep(self, url: str) -> None:
        """Nothing is left in the database's tables but its version; whoever still uses it is put out."""
        name = str(make_url(url).database)
        with psycopg.connect(f"host={self.folder} user=kiosk dbname={name}", autocommit=True) as connection:
            others = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s AND pid <> %s"
            connection.execute(others, (name, connection.info.backend_pid))
            tables = connection.execute(
                "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'alembic_version'"
            ).fetchall()
            # WHY not TRUNCATE: it makes every table a new file, which takes as long as a new database.
            deletions = [sql.SQL("DELETE FROM {}").format(sql.Identifier(table)) for (table,) in tables]
            without_checks = sql.SQL("SET session_replication_role = replica")
            connection.execute(sql.SQL("; ").join([without_checks, *deletions]))

    def stop(self) -> None:
        """In the middle of whatever it does, as a power cut would; whoever speaks to it is cut off."""
        self._control("stop", "--mode=immediate")

    def start(self) -> None:
        """After a stop; back when it takes connections."""
        self._control("start", f"--log={self.folder / 'server.log'}", f"--options={self.flags}")

    def _control(self, what: str, *more: str) -> None:
        command = [str(_programs() / "pg_ctl"), f"--pgdata={self.folder / 'data'}", "--wait", "--silent", what, *more]
        subprocess.run(command, check=True, cwd=self.folder, stdout=subprocess.DEVNULL, **_as_its_owner())

    def _run(self, statement: sql.Composed) -> None:
        with psycopg.connect(f"host={self.folder} user=kiosk dbname=postgres", autocommit=True) as connection:
            connection.execute(statement)


@contextmanager
def cluster(*, durable: bool, options: str = "") -> Iterator[Cluster]:
    """A new, empty server. `durable`: commits reach the disk as in production; `options` as `postgres` takes them."""
    folder = Path(tempfile.mkdtemp(prefix="reception-pg-"))
    owner = _unprivileged_user()
    if owner is not None:
        shutil.chown(folder, owner)
    settings = f"-c listen_addresses='' -c unix_socket_directories='{folder}' -c max_connections=200"
    flags = f"{settings} {_DURABLE if durable else _FORGETFUL} {options}"
    keeper = subprocess.Popen(
        ["sh", "-c", _KEEPER, "keeper", str(_programs()), str(folder), flags],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=folder,
        start_new_session=True,
        **_as_its_owner(),
    )
    with keeper:
        if keeper.stdout is None or keeper.stdout.readline() != b"ready\n":
            raise RuntimeError(f"PostgreSQL did not start:\n{_last_words(folder)}")
        yield Cluster(folder=folder, flags=flags)


def _programs() -> Path:
    """The newest PostgreSQL that Debian's packages installed, else the one on the path."""
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda found: int(found.parts[4]))
    on_path = shutil.which("initdb")
    if installed:
        return installed[-1].parent
    if on_path:
        return Path(on_path).resolve().parent
    raise RuntimeError("PostgreSQL is missing. `make test` installs it; by hand: apt-get install postgresql")


def _unprivileged_user() -> str | None:
    """PostgreSQL refuses to run as root; anybody else runs it as themselves."""
    if os.geteuid() != 0:
        return None
    return "postgres" if any(user.pw_name == "postgres" for user in pwd.getpwall()) else "nobody"


def _as_its_owner() -> dict[str, Any]:
    owner = _unprivileged_user()
    return {} if owner is None else {"user": owner, "group": pwd.getpwnam(owner).pw_gid, "extra_groups": []}


def _last_words(folder: Path) -> str:
    return "\n".join(log.read_text() for log in sorted(folder.glob("*.log")))
