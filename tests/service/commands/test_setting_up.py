"""The commands that set an installation up, beside a database that may be new."""

from pathlib import Path

import pytest
from sqlalchemy import func, select

from builders.reception import MORNING
from kiosk.domain.roles import Role
from kiosk.service.commands.devices import add_device, kind_called
from kiosk.service.commands.house import CommandRefused, opened
from kiosk.service.commands.setting_up import add_office, add_user, role_called
from kiosk.service.store.tables import AuditRow, DeskRow, OfficeRow, PairingCodeRow, TopicRow, UserRow
from kiosk.service.usecases.office_rules import office_rules
from kiosk.service.usecases.offices import NewOffice
from kiosk.service.usecases.users import NewUser
from kiosk.settings.service import ServiceSettings
from kiosk.wire.words import DeviceKind

PASSWORD = "correct horse battery"


@pytest.fixture
def settings(tmp_path: Path) -> ServiceSettings:
    """Of an installation that nobody has started yet."""
    return ServiceSettings(database_url=f"sqlite:///{tmp_path}/data/reception.db", secrets_dir=tmp_path / "secrets")


def office(id: str = "kbh", **more: object) -> NewOffice:
    return NewOffice(**{"id": id, "name": "Kontor", "desks": 3, "time_zone": "Europe/Copenhagen"} | more)  # type: ignore[arg-type]


def user(name: str = "anne", **more: object) -> NewUser:
    values = {"office_id": "main", "username": name, "password_hash": "", "role": Role.LEAD}
    return NewUser(**values | more)  # type: ignore[arg-type]


def test_the_first_command_makes_the_database_the_keys_and_the_office_main(settings: ServiceSettings):
    add_device(settings, DeviceKind.KIOSK, office_id="main", now=MORNING)

    with opened(settings, now=MORNING) as house, house.store.read() as session:
        assert session.scalars(select(OfficeRow.id)).all() == ["main"]
    keys = [file for file in settings.secrets_dir.rglob("*") if file.is_file()]
    assert keys
    assert {file.stat().st_mode & 0o777 for file in keys} == {0o600}


def test_an_office_is_ready_to_work(settings: ServiceSettings):
    assert add_office(settings, office(), now=MORNING) == "Office kbh is ready."

    with opened(settings, now=MORNING) as house, house.store.read() as session:
        desks = session.scalars(select(DeskRow.name).where(DeskRow.office_id == "kbh").order_by(DeskRow.position))
        assert desks.all() == ["1", "2", "3"]
        assert session.scalar(select(func.count()).where(TopicRow.office_id == "kbh")) == 1
        assert len(office_rules(session, "kbh").hours.week) == 7
        assert session.scalar(select(func.count()).where(AuditRow.office_id == "kbh")) == 1


def test_an_office_that_is_there_gets_the_name_and_the_desks_it_lacks(settings: ServiceSettings):
    add_office(settings, office("main", name="Borgerservice", desks=4), now=MORNING)
    add_office(settings, office("main", name="Borgerservice", desks=1), now=MORNING)

    with opened(settings, now=MORNING) as house, house.store.read() as session:
        assert session.get_one(OfficeRow, "main").name == "Borgerservice"
        assert session.scalar(select(func.count()).where(DeskRow.office_id == "main")) == 4


def test_an_office_that_is_always_open_is_open_on_a_sunday_night(settings: ServiceSettings):
    add_office(settings, office(always_open=True), now=MORNING)

    with opened(settings, now=MORNING) as house, house.store.read() as session:
        assert all(office_rules(session, "kbh").hours.week)


@pytest.mark.parametrize("wrong", [office("a/b"), office(""), office("x" * 65), office(desks=0), office(name="a\nb")])
def test_an_office_that_cannot_be_is_refused(settings: ServiceSettings, wrong: NewOffice):
    with pytest.raises(CommandRefused):
        add_office(settings, wrong, now=MORNING)


def test_a_user_can_be_added_once(settings: ServiceSettings):
    assert add_user(settings, user("Anne"), password=PASSWORD, now=MORNING) == (
        "User anne is ready as lead of office main."
    )
    with pytest.raises(CommandRefused, match="name already"):
        add_user(settings, user("ANNE"), password=PASSWORD, now=MORNING)


def test_the_password_is_kept_as_a_hash_alone(settings: ServiceSettings):
    add_user(settings, user(), password=PASSWORD, now=MORNING)

    with opened(settings, now=MORNING) as house, house.store.read() as session:
        kept = session.scalars(select(UserRow.password_hash)).one()
    assert kept.startswith("$argon2id$")
    assert PASSWORD not in kept


@pytest.mark.parametrize(
    ("wrong", "password", "sentence"),
    [
        (user(), "too short", "at least 12"),
        (user(" "), PASSWORD, "needs a name"),
        (user("an\0ne"), PASSWORD, "one line"),
        (user(initials="x" * 201), PASSWORD, "one line"),
        (user(office_id="nowhere"), PASSWORD, "There are: main"),
    ],
)
def test_a_user_that_cannot_be_is_refused(settings: ServiceSettings, wrong: NewUser, password: str, sentence: str):
    with pytest.raises(CommandRefused, match=sentence):
        add_user(settings, wrong, password=password, now=MORNING)


def test_a_pairing_code_is_shown_and_not_kept(settings: ServiceSettings):
    code = add_device(settings, DeviceKind.DISPLAY, office_id="main", now=MORNING)

    with opened(settings, now=MORNING) as house, house.store.read() as session:
        row = session.scalars(select(PairingCodeRow)).one()
    assert row.kind == DeviceKind.DISPLAY
    assert code.replace("-", "")[4:].encode() not in row.secret_hash


def test_words_that_nobody_knows_are_answered_with_those_there_are():
    with pytest.raises(CommandRefused, match="caseworker, receptionist, lead, admin"):
        role_called("boss")
    with pytest.raises(CommandRefused, match="kiosk, display"):
        kind_called("toaster")


@pytest.mark.parametrize("url", ["nonsense", "mysql://somewhere/x", "postgresql://a:secret@127.0.0.1:1/x"])
def test_a_database_that_cannot_be_opened_is_told_without_its_address(tmp_path: Path, url: str):
    settings = ServiceSettings(database_url=url, secrets_dir=tmp_path / "secrets")

    with pytest.raises(CommandRefused) as refused:
        add_device(settings, DeviceKind.KIOSK, office_id="main", now=MORNING)

    assert "secret@" not in str(refused.value)
