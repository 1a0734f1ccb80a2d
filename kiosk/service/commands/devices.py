"""Commands about devices: a pairing code, the list, a name."""

from collections.abc import Sequence
from datetime import datetime

from kiosk.service.commands.house import CommandRefused, known_office, opened
from kiosk.service.usecases import office_devices
from kiosk.service.usecases.office_rules import office_rules
from kiosk.service.usecases.pairing import make_pairing_code
from kiosk.service.usecases.staff import COMMAND_LINE
from kiosk.settings.service import ServiceSettings
from kiosk.wire.staff import LONGEST_DEVICE_NAME, Device
from kiosk.wire.words import DeviceKind


def add_device(settings: ServiceSettings, kind: DeviceKind, *, office_id: str, name: str = "", now: datetime) -> str:
    """Returns the pairing code."""
    called = _name(name)
    with opened(settings, now=now) as house:
        with house.store.read() as session:
            known_office(session, office_id)
        made = house.store.write(
            lambda session: make_pairing_code(session, office_id, kind, name=called, by=COMMAND_LINE, now=now)
        )
    return made.code


def list_devices(settings: ServiceSettings, *, office_id: str, now: datetime) -> Sequence[str]:
    """A line for each."""
    with opened(settings, now=now) as house, house.store.read() as session:
        known_office(session, office_id)
        tz = office_rules(session, office_id).tz
        devices = office_devices.list_devices(session, office_id=office_id, now=now)
    return [_line(each, each.last_seen.astimezone(tz) if each.last_seen else None) for each in devices]


def rename_device(settings: ServiceSettings, device_id: str, name: str, *, office_id: str, now: datetime) -> str:
    """Returns a sentence."""
    called = _name(name)
    with opened(settings, now=now) as house:
        with house.store.read() as session:
            known_office(session, office_id)
            if not office_devices.is_device(session, device_id, office_id=office_id):
                raise CommandRefused(f"Office {office_id} has no such device. Its devices: kiosk device list.")
        house.store.write(
            lambda session: office_devices.name_device(
                session, device_id, called, office_id=office_id, by=COMMAND_LINE, now=now
            )
        )
    return f"The device is called {called} now." if called else "The device goes by its number now."


def kind_called(word: str) -> DeviceKind:
    """Raises CommandRefused."""
    if word not in set(DeviceKind):
        raise CommandRefused(f"There is no device of kind {word}. There are: {', '.join(DeviceKind)}.")
    return DeviceKind(word)


def _name(raw: str) -> str:
    name = raw.strip()
    if len(name) > LONGEST_DEVICE_NAME or not name.isprintable():
        raise CommandRefused(f"A device's name is one line of at most {LONGEST_DEVICE_NAME} characters.")
    return name


def _line(device: Device, seen: datetime | None) -> str:
    last = f"seen {seen:%Y-%m-%d %H:%M:%S}" if seen else "never seen"
    return "  ".join((device.id, device.kind, device.name or "-", "revoked" if device.revoked else last))
