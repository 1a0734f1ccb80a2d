"""The night takes digits, names, envelopes and the day's key; the citizen's evidence stays."""

import subprocess
from datetime import timedelta
from pathlib import Path

from sqlalchemy import select

from builders.exported_day import Exported, write_export
from builders.processes import Installation
from builders.public_room import pair
from builders.store import counted_arrivals, engine_of, until_all_taken
from kiosk.service.store.tables import AppointmentRow, InboxRow, VisitRow

CARELESS = """
from kiosk.service.store import database
told = database._told
def careless(*given, **more):
    prepare = told(*given, **more)
    def then(connection, record):
        prepare(connection, record)
        connection.execute("PRAGMA secure_delete=OFF")
    return then
database._told = careless
"""


def _secrets_of_the_day(installation: Installation) -> list[bytes]:
    """The sealed and encrypted bytes of the day, as they stand in the database."""
    engine = engine_of(installation)
    columns = [InboxRow.envelope, AppointmentRow.digits_box, AppointmentRow.name_box, AppointmentRow.tag, VisitRow.tag]
    with engine.connect() as connection:
        found = [raw for column in columns for raw in connection.execute(select(column)).scalars() if raw]
    engine.dispose()
    return [bytes(raw) for raw in found]


def _all_bytes(installation: Installation) -> bytes:
    """The files of the installation and, on PostgreSQL, a dump of the database."""
    files = b"".join(path.read_bytes() for path in sorted(installation.folder.rglob("*")) if path.is_file())
    if installation.database_url.startswith("sqlite"):
        return files
    address = installation.database_url.replace("postgresql+psycopg:", "postgresql:")
    dump = subprocess.run(["pg_dump", address], check=True, capture_output=True).stdout
    return files + dump


def _holds(raw: bytes, secret: bytes) -> bool:
    return secret in raw or secret.hex().encode() in raw


def _day_and_night(installation: Installation, folder: Path) -> tuple[list[bytes], dict[str, int], dict[str, int]]:
    """Secrets of the day that are left afterwards; the evidence before and after."""
    installation.add_office("main")
    with installation.serving() as service:
        kiosk = pair(installation, service)
        rows = [Exported(at="10:00", digits="010190"), Exported(at="11:00", digits="020280")]
        export = write_export(folder / "day.csv", kiosk.day, rows)
        installation.command("import", str(export), "--office", "main", "--day", kiosk.day.isoformat())
        items = [kiosk.arrival(1), kiosk.arrival(2, digits=b"020280", declared="11:00"), kiosk.arrival(3)]
        service.call("POST", "/v1/kiosk/arrivals", {"arrivals": items}, token=kiosk.token)
        until_all_taken(installation)
        secrets = _secrets_of_the_day(installation)
        keys = [path.read_bytes() for path in installation.secrets.rglob("*") if kiosk.day.isoformat() in str(path)]
        assert len(secrets) >= 3 + 3 * 2
        assert keys
        assert all(_holds(_all_bytes(installation), secret) for secret in [*secrets, *keys])
        before = counted_arrivals(installation, "main")
        installation.command("night", "--before", (kiosk.day + timedelta(days=1)).isoformat())
    after = _all_bytes(installation)
    left = [secret for secret in [*secrets, *keys] if _holds(after, secret)]
    return left, before, counted_arrivals(installation, "main")


def test_the_night_leaves_nothing_of_a_person_but_the_evidence(on_both: Installation, tmp_path: Path):
    left, before, after = _day_and_night(on_both, tmp_path)

    assert left == []
    assert len(before) == 3
    assert after == before


def test_a_night_that_only_forgets_where_things_were_is_noticed(tmp_path: Path):
    careless = Installation(folder=tmp_path / "installation", planted=CARELESS)

    left, _, _ = _day_and_night(careless, tmp_path)

    assert left
