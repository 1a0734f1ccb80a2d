"""The devices of the office: when each was last seen, what it needs, and the board's one line about them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from admin_tool.models.phrases import Line, Phrase, phrase
from admin_tool.models.rows import Action, Entry, Offer, Pill, Remark, Row, Tone
from admin_tool.models.wording import age
from kiosk.domain.instants import elapsed
from kiosk.messages.keys_staff_office import Devices
from kiosk.messages.keys_staff_pages import Board
from kiosk.wire.staff import Device
from kiosk.wire.words import DeviceKind, Paper

ONLINE_FOR = timedelta(seconds=30)
"""A kiosk says every five seconds that it is there."""

_NAMES = {DeviceKind.KIOSK: Devices.KIOSK, DeviceKind.DISPLAY: Devices.DISPLAY}
_PAPER = {Paper.OUT: Board.PAPER_OUT, Paper.LOW: Board.PAPER_LOW}


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceLine:
    """`warnings` are shown as pills before the calm sentence."""

    warnings: tuple[Phrase, ...]
    calm: Phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedDevice:
    """Numbered within its kind in the order of the list, so that people can say *kiosk 1*."""

    name: Phrase
    device: Device


def named(devices: Iterable[Device]) -> tuple[NamedDevice, ...]:
    counts: dict[DeviceKind, int] = {}
    found = []
    for device in devices:
        counts[device.kind] = counts.get(device.kind, 0) + 1
        found.append(NamedDevice(name=phrase(_NAMES[device.kind], number=counts[device.kind]), device=device))
    return tuple(found)


def device_rows(devices: Iterable[Device], now: datetime, *, may_revoke: bool) -> tuple[Entry, ...]:
    rows = tuple(_row(each, now, may_revoke=may_revoke) for each in named(devices))
    return rows or (Remark(id="empty", text=Phrase(Devices.EMPTY)),)


def device_line(devices: Iterable[Device], now: datetime) -> DeviceLine | None:
    """None where the office has no kiosk."""
    kiosks = [each for each in named(devices) if each.device.kind is DeviceKind.KIOSK and not each.device.revoked]
    if not kiosks:
        return None
    online = [each for each in kiosks if is_online(each.device, now)]
    warnings = [
        *(phrase(Board.DEVICE_SILENT, device=each.name) for each in kiosks if not is_online(each.device, now)),
        *(phrase(_PAPER[each.device.paper], device=each.name) for each in online if each.device.paper in _PAPER),
    ]
    return DeviceLine(warnings=tuple(warnings), calm=phrase(Board.DEVICES_ONLINE, online=len(online), all=len(kiosks)))


def is_online(device: Device, now: datetime) -> bool:
    return device.last_seen is not None and elapsed(since=device.last_seen, until=now) <= ONLINE_FOR


def _row(each: NamedDevice, now: datetime, *, may_revoke: bool) -> Row:
    device = each.device
    revoke = Offer(action=Action.REVOKE, label=Devices.REVOKE)
    return Row(
        id=device.id,
        emphasis=each.name,
        detail=_details(device, now),
        pill=_pill(device, now),
        offers=(revoke,) if may_revoke and not device.revoked else (),
        faded=device.revoked,
    )


def _details(device: Device, now: datetime) -> Line:
    if device.last_seen is None:
        return (Phrase(Devices.SEEN_NEVER),)
    ago = age(elapsed(since=device.last_seen, until=now))
    spool = (phrase(Board.SPOOL_WAITING, count=device.spool),) if device.spool else ()
    return (phrase(Devices.SEEN, time=device.last_seen, age=ago), *spool)


def _pill(device: Device, now: datetime) -> Pill:
    if device.revoked:
        return Pill(text=Phrase(Devices.REVOKED))
    if is_online(device, now):
        return Pill(text=Phrase(Devices.ONLINE), tone=Tone.GOOD)
    return Pill(text=Phrase(Devices.SILENT), tone=Tone.AMBER)
