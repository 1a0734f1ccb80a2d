"""Whoever runs an installation can look whether its audit is as it was written."""

from pathlib import Path

import pytest
from sqlalchemy import create_engine, delete, update

from builders.processes import Installation
from builders.reception import MORNING
from kiosk.service.commands.auditing import check_audit
from kiosk.service.commands.house import CommandRefused
from kiosk.service.commands.setting_up import add_office
from kiosk.service.store.tables import AuditRow
from kiosk.service.usecases.offices import NewOffice
from kiosk.settings.service import ServiceSettings


@pytest.fixture
def settings(sqlite_copy: str, tmp_path: Path) -> ServiceSettings:
    return furnished(sqlite_copy, tmp_path)


def furnished(database_url: str, folder: Path) -> ServiceSettings:
    """Of an installation with the offices `main`, two rows, and `north`."""
    made = ServiceSettings(database_url=database_url, secrets_dir=folder / "secrets")
    for office in ("main", "north"):
        add_office(made, NewOffice(id=office, name="Kontor", desks=2, time_zone="Europe/Copenhagen"), now=MORNING)
    return made


def told(settings: ServiceSettings, office: str | None = None) -> list[str]:
    return [each.sentence for each in check_audit(settings, office_id=office)]


@pytest.mark.parametrize("database", ["sqlite_copy", pytest.param("postgres_copy", marks=pytest.mark.postgres)])
def test_every_office_is_told(request: pytest.FixtureRequest, tmp_path: Path, database: str):
    settings = furnished(request.getfixturevalue(database), tmp_path)

    assert told(settings) == [
        "main: all is as it was written. The last row is 2.",
        "north: all is as it was written. The last row is 1.",
    ]


def test_a_broken_chain_is_told_and_the_others_are_looked_at(settings: ServiceSettings):
    with create_engine(settings.database_url).begin() as connection:
        connection.execute(update(AuditRow).where(AuditRow.office_id == "main", AuditRow.seq == 2).values(actor="bo"))
        connection.execute(delete(AuditRow).where(AuditRow.office_id == "north"))

    assert told(settings) == [
        "main: row 2 was changed after it was written.",
        "north: row 1 is not where it was written: it was taken out, or another one was put before it.",
    ]


@pytest.mark.parametrize(
    ("url", "office", "sentence"),
    [
        ("", "south", "There is no office called south"),
        ("sqlite:///{folder}/misspelt.db", None, "There is no database where"),
        ("sqlite:///{folder}/letter", None, "damaged, or none of this program"),
        ("sqlite:///{folder}/empty", None, "There is no audit in this database"),
        ("nonsense", None, "is no address"),
    ],
)
def test_what_cannot_be_looked_at_is_refused_and_stays_as_it_is(
    settings: ServiceSettings, tmp_path: Path, url: str, office: str | None, sentence: str
):
    (tmp_path / "letter").write_text("A letter, and no database at all.", encoding="utf-8")
    (tmp_path / "empty").touch()
    elsewhere = settings.model_copy(update={"database_url": url.format(folder=tmp_path)} if url else {})

    with pytest.raises(CommandRefused, match=sentence):
        told(elsewhere, office)

    assert not (tmp_path / "misspelt.db").exists()


def test_the_exit_code_tells_a_broken_audit_from_one_that_was_not_seen(tmp_path: Path):
    installation = Installation(folder=tmp_path)
    unset = installation.ran("audit", "check")
    installation.add_office()
    whole = installation.ran("audit", "check", "--office", "main")
    with create_engine(installation.database_url).begin() as connection:
        connection.execute(delete(AuditRow))
    broken = installation.ran("audit", "check")
    unclear = installation.ran("audit", "check", more={"KIOSK_LISTEN": "nowhere"})

    assert [each.returncode for each in (unset, whole, broken, unclear)] == [2, 0, 1, 2]
    assert broken.stdout.startswith("main: row 1 is not where it was written")
