"""The commands about devices: what the staff call them."""

from pathlib import Path

import pytest

from builders.reception import MORNING
from kiosk.service.commands.devices import add_device, list_devices, rename_device
from kiosk.service.commands.house import CommandRefused, opened
from kiosk.service.usecases.pairing import Origin, pair
from kiosk.settings.service import ServiceSettings
from kiosk.wire.words import DeviceKind


@pytest.fixture
def settings(tmp_path: Path) -> ServiceSettings:
    return ServiceSettings(database_url=f"sqlite:///{tmp_path}/data/reception.db", secrets_dir=tmp_path / "secrets")


def paired(settings: ServiceSettings, name: str) -> str:
    code = add_device(settings, DeviceKind.KIOSK, office_id="main", name=name, now=MORNING)
    with opened(settings, now=MORNING) as house:
        device = house.store.write(lambda session: pair(session, code, origin=Origin(address=""), now=MORNING))
    return device.device_id  # type: ignore[union-attr]


def test_a_device_is_listed_by_the_name_of_its_code_and_then_by_another(settings: ServiceSettings):
    device = paired(settings, "Kiosk ved indgangen")
    assert list_devices(settings, office_id="main", now=MORNING) == [
        f"{device}  kiosk  Kiosk ved indgangen  never seen"
    ]

    rename_device(settings, device, "Kiosk i gangen", office_id="main", now=MORNING)
    assert list_devices(settings, office_id="main", now=MORNING) == [f"{device}  kiosk  Kiosk i gangen  never seen"]

    rename_device(settings, device, "", office_id="main", now=MORNING)
    assert list_devices(settings, office_id="main", now=MORNING) == [f"{device}  kiosk  -  never seen"]


@pytest.mark.parametrize("name", ["a" * 41, "two\nlines"])
def test_a_name_that_cannot_be_makes_no_code(settings: ServiceSettings, name: str):
    with pytest.raises(CommandRefused, match="at most 40"):
        add_device(settings, DeviceKind.KIOSK, office_id="main", name=name, now=MORNING)


def test_a_device_that_there_is_not_is_not_renamed(settings: ServiceSettings):
    with pytest.raises(CommandRefused, match="no such device"):
        rename_device(settings, "nobody's", "Kiosk", office_id="main", now=MORNING)
