"""The devices of the office: when each was last seen, what it said of itself, and the board's one calm line."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from admin_tool.models.phrases import Line, Phrase, phrase
from admin_tool.models.rows import Action, Entry, Offer, Pill, Remark, Row, Tone
from admin_tool.models.wording import age
from kiosk.domain.instants import elapsed
from kiosk.domain.supervision import Concern
from kiosk.messages.keys_staff_office import Devices
from kiosk.messages.keys_staff_pages import Board
from kiosk.messages.keys_staff_supervision import Supervision
from kiosk.wire.staff import Device
from kiosk.wire.supervision import Notice
from kiosk.wire.words import DeviceKind, Paper

ONLINE_FOR = timedelta(seconds=30)
"""As the list is asked for now and then: what is missed sooner says a notice."""

_NAMES = {DeviceKind.KIOSK: Devices.KIOSK, DeviceKind.DISPLAY: Devices.DISPLAY}
_PAPER = {
    Paper.OK: Supervision.PAPER_IS_OK,
    Paper.LOW: Supervision.PAPER_IS_LOW,
    Paper.OUT: Supervision.NO_SLIPS,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedDevice:
    """Called by its name, or numbered within its kind in the order of the list, so that people can say *kiosk 1*."""

    name: Phrase
    number: Phrase
    device: Device


def named(devices: Iterable[Device]) -> tuple[NamedDevice, ...]:
    counts: dict[DeviceKind, int] = {}
    found = []
    for device in devices:
        counts[device.kind] = counts.get(device.kind, 0) + 1
        number = phrase(_NAMES[device.kind], number=counts[device.kind])
        name = phrase(Devices.NAMED, name=device.name) if device.name else number
        found.append(NamedDevice(name=name, number=number, device=device))
    return tuple(found)


def silent_ids(notices: Iterable[Notice]) -> frozenset[str]:
    """Of the devices that the service misses."""
    return frozenset(each.subject for each in notices if each.concern == Concern.SILENT)


def device_rows(
    devices: Iterable[Device], now: datetime, *, silent: Collection[str] = (), may_change: bool
) -> tuple[Entry, ...]:
    rows = tuple(_row(each, now, silent=silent, may_change=may_change) for each in named(devices))
    return rows or (Remark(id="empty", text=Phrase(Devices.EMPTY)),)


def device_line(devices: Iterable[Device], now: datetime, *, silent: Collection[str] = ()) -> Phrase | None:
    """None where the office has no kiosk."""
    kiosks = [each for each in devices if each.kind is DeviceKind.KIOSK and not each.revoked]
    online = sum(_is_online(each, now, silent) for each in kiosks)
    return phrase(Board.DEVICES_ONLINE, online=online, all=len(kiosks)) if kiosks else None


def _is_online(device: Device, now: datetime, silent: Collection[str]) -> bool:
    seen = device.last_seen
    return seen is not None and device.id not in silent and elapsed(since=seen, until=now) <= ONLINE_FOR


def _row(each: NamedDevice, now: datetime, *, silent: Collection[str], may_change: bool) -> Row:
    device = each.device
    offers = (
        Offer(action=Action.RENAME, label=Devices.RENAME),
        Offer(action=Action.REVOKE, label=Devices.REVOKE),
    )
    return Row(
        id=device.id,
        emphasis=each.name,
        detail=(*((each.number,) if device.name else ()), *_details(device, now)),
        pill=_pill(device, now, silent),
        offers=offers if may_change and not device.revoked else (),
        faded=device.revoked,
    )


def _details(device: Device, now: datetime) -> Line:
    if device.last_seen is None:
        return (Phrase(Devices.SEEN_NEVER),)
    ago = age(elapsed(since=device.last_seen, until=now))
    return (phrase(Devices.SEEN, time=device.last_seen, age=ago), *_says(device))


def _says(device: Device) -> Iterator[Phrase]:
    """What it said when it was last heard."""
    if device.spool:
        yield phrase(Board.SPOOL_WAITING, count=device.spool)
    if device.paper in _PAPER:
        yield Phrase(_PAPER[device.paper])
    if device.scanner is not None:
        yield Phrase(Supervision.SCANNER_IS_OK if device.scanner else Supervision.NO_SCANNER)
    seconds = round((device.clock_offset_ms or 0) / 1000)
    if abs(seconds) >= 1:
        yield phrase(Supervision.CLOCK_FAST if seconds > 0 else Supervision.CLOCK_SLOW, seconds=abs(seconds))
    if device.version:
        yield phrase(Supervision.VERSION, version=device.version)


def _pill(device: Device, now: datetime, silent: Collection[str]) -> Pill:
    if device.revoked:
        return Pill(text=Phrase(Devices.REVOKED))
    if _is_online(device, now, silent):
        return Pill(text=Phrase(Devices.ONLINE), tone=Tone.GOOD)
    return Pill(text=Phrase(Devices.SILENT), tone=Tone.AMBER)
