"""The night by hand, and the way on when keys are lost."""

import shutil
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from sqlalchemy import func, select

from builders.exports import row, table
from builders.reception import CPH, MORNING, TODAY
from kiosk.service.commands.house import opened
from kiosk.service.commands.keeping import night, replace
from kiosk.service.sources.any_file import reader_for
from kiosk.service.store.tables import AppointmentRow, AuditRow, BoxKeyRow
from kiosk.service.usecases.box_keys import box_keys
from kiosk.service.usecases.import_day import Report, Unreadable, import_day
from kiosk.service.usecases.import_rows import DayOfSource
from kiosk.service.usecases.start_up import CannotStart
from kiosk.settings.service import ServiceSettings


@pytest.fixture
def settings(tmp_path: Path) -> ServiceSettings:
    """Of an installation with one appointment today."""
    made = ServiceSettings(database_url=f"sqlite:///{tmp_path}/reception.db", secrets_dir=tmp_path / "secrets")
    imported(made)
    return made


def imported(settings: ServiceSettings) -> Report:
    with opened(settings, now=MORNING) as house:
        rows = reader_for(None)(BytesIO(table(row())), tz=CPH, day=TODAY)  # type: ignore[operator]
        assert not isinstance(rows, Unreadable)
        key = house.keys.make_day("main", TODAY)
        return import_day(house.store, DayOfSource(office_id="main", day=TODAY, source="file", key=key), rows)


def appointments(settings: ServiceSettings) -> list[AppointmentRow]:
    with opened(settings, now=MORNING) as house, house.store.read() as session:
        return list(session.scalars(select(AppointmentRow)))


def test_the_night_takes_the_days_that_are_over(settings: ServiceSettings):
    night(settings, before=None, now=MORNING)
    assert len(appointments(settings)) == 1

    said = night(settings, before=None, now=MORNING + timedelta(days=1))

    assert said == "What is personal of days before today is deleted."
    assert appointments(settings) == []


def test_the_night_takes_what_is_before_the_day_that_was_said(settings: ServiceSettings):
    night(settings, before=TODAY + timedelta(days=1), now=MORNING)

    assert appointments(settings) == []


def test_without_its_keys_a_command_is_refused_with_the_two_ways_on(settings: ServiceSettings):
    shutil.rmtree(settings.secrets_dir)

    with pytest.raises(CannotStart, match="restore that folder .* or run `kiosk keys replace`"):
        night(settings, before=None, now=MORNING)


@pytest.mark.parametrize("lost", ["", "master", "boxes", "days"])
def test_keys_are_replaced_and_the_day_is_imported_once_more(settings: ServiceSettings, lost: str):
    gone = settings.secrets_dir / lost
    shutil.rmtree(gone) if gone.is_dir() else gone.unlink()

    replace(settings, now=MORNING)

    (appointment,) = appointments(settings)
    assert (appointment.tag is None) == (lost in {"", "days"})
    imported(settings)
    assert len([each for each in appointments(settings) if each.tag and not each.cancelled]) == 1


def test_the_kiosks_are_given_a_key_that_is_there(settings: ServiceSettings):
    shutil.rmtree(settings.secrets_dir / "boxes")

    replace(settings, now=MORNING)

    with opened(settings, now=MORNING) as house, house.store.read() as session:
        current = box_keys(session).current
        assert house.keys.private_box(current.key_id) is not None
        assert session.scalar(select(func.count()).where(BoxKeyRow.retired_at.is_not(None))) == 2


def test_keys_that_are_there_stay(settings: ServiceSettings):
    before = {file: file.read_bytes() for file in settings.secrets_dir.rglob("*") if file.is_file()}

    replace(settings, now=MORNING)

    assert {file: file.read_bytes() for file in settings.secrets_dir.rglob("*") if file.is_file()} == before


def test_the_replacing_is_in_the_audit(settings: ServiceSettings):
    replace(settings, now=MORNING)

    with opened(settings, now=MORNING) as house, house.store.read() as session:
        last = session.scalars(select(AuditRow).order_by(AuditRow.seq.desc())).first()
    assert last is not None
    assert (last.action, last.origin) == ("keys.replaced", "command line")
