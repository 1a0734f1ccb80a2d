"""Opening an installation: for the first time, again, by two at once, and where it must be refused."""

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import func, select, text

from builders.arrivals import KioskRoom
from builders.reception import MORNING, Reception
from kiosk.service.store.tables import BoxKeyRow, OfficeRow
from kiosk.service.usecases.start_up import CannotStart, House, start_up
from kiosk.settings.service import ServiceSettings


@pytest.fixture(params=["sqlite", "postgres_url"])
def settings(request: pytest.FixtureRequest, tmp_path: Path) -> ServiceSettings:
    sqlite = f"sqlite:///{tmp_path / 'data' / 'reception.db'}"
    url = sqlite if request.param == "sqlite" else request.getfixturevalue(request.param)
    return ServiceSettings(database_url=url, secrets_dir=tmp_path / "secrets")


def offices_and_boxes(house: House) -> tuple[list[str], int]:
    with house.store.read() as session:
        offices = session.scalars(select(OfficeRow.id)).all()
        return list(offices), session.scalar(select(func.count()).select_from(BoxKeyRow)) or 0


def test_the_first_start_makes_one_office_and_its_keys(settings: ServiceSettings):
    house = start_up(settings, now=MORNING)

    assert offices_and_boxes(house) == (["main"], 2)
    house.store.close()


def test_a_second_start_changes_nothing(settings: ServiceSettings):
    for _ in range(2):
        house = start_up(settings, now=MORNING)
        found = offices_and_boxes(house)
        house.store.close()

    assert found == (["main"], 2)


def test_two_first_starts_at_once_make_one_installation(settings: ServiceSettings):
    with ThreadPoolExecutor(4) as starters:
        houses = list(starters.map(lambda _: start_up(settings, now=MORNING), range(4)))

    assert {str(offices_and_boxes(house)) for house in houses} == {"(['main'], 2)"}
    for house in houses:
        house.store.close()


@pytest.mark.parametrize("lost", [".", "master", "boxes"])
def test_keys_that_are_lost_are_never_replaced_in_silence(settings: ServiceSettings, lost: str):
    start_up(settings, now=MORNING).store.close()
    gone = settings.secrets_dir / lost
    shutil.rmtree(gone) if gone.is_dir() else gone.unlink()

    with pytest.raises(CannotStart, match="two ways on"):
        start_up(settings, now=MORNING)


def test_another_installations_keys_are_refused(settings: ServiceSettings, tmp_path: Path):
    start_up(settings, now=MORNING).store.close()
    other = ServiceSettings(database_url=f"sqlite:///{tmp_path}/other.db", secrets_dir=tmp_path / "other")
    start_up(other, now=MORNING).store.close()

    with pytest.raises(CannotStart, match="two ways on"):
        start_up(settings.model_copy(update={"secrets_dir": other.secrets_dir}), now=MORNING)


def test_a_newer_database_is_refused_with_a_sentence(settings: ServiceSettings):
    house = start_up(settings, now=MORNING)
    house.store.write(lambda session: session.execute(text("UPDATE alembic_version SET version_num = '9999'")))
    house.store.close()

    with pytest.raises(CannotStart, match="newer version"):
        start_up(settings, now=MORNING)


def test_the_database_is_its_owners_alone(tmp_path: Path):
    settings = ServiceSettings(database_url=f"sqlite:///{tmp_path}/data/reception.db", secrets_dir=tmp_path / "secrets")

    house = start_up(settings, now=MORNING)

    files = list((tmp_path / "data").iterdir())
    assert len(files) >= 2
    assert all(file.stat().st_mode & 0o077 == 0 for file in files)
    house.store.close()


def test_the_key_of_today_is_missed_when_appointments_were_hidden_under_it(reception: Reception):
    KioskRoom(reception).appointment("10:00")
    url = reception.store.engines.writing.url.render_as_string(hide_password=False)
    settings = ServiceSettings(database_url=url, secrets_dir=reception.keys.folder)
    start_up(settings, now=MORNING).store.close()
    shutil.rmtree(reception.keys.folder / "days")

    with pytest.raises(CannotStart, match="two ways on"):
        start_up(settings, now=MORNING)
