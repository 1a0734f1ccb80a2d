"""What devices say of themselves, and when they were last heard: news is written at once, mere life a little later."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime
from threading import Lock
from typing import Any

from sqlalchemy import or_, update
from sqlalchemy.orm import Session

from kiosk.service.store.tables import DeviceRow
from kiosk.service.usecases.devices import Device
from kiosk.wire.words import Paper


@dataclass(frozen=True, slots=True, kw_only=True)
class Heartbeat:
    """None: not said; it stays as it was. `trouble`: why no slip comes, empty where all is well."""

    spool: int | None = None
    paper: Paper | None = None
    trouble: str | None = None
    unprinted: int | None = None
    clock_offset_ms: int | None = None
    scanner: bool | None = None
    numbers_left: int | None = None
    version: str | None = None

    def said(self) -> Mapping[str, Any]:
        values = {each.name: getattr(self, each.name) for each in fields(self)}
        return {name: value for name, value in values.items() if value is not None}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    device_id: str
    at: datetime
    said: Mapping[str, Any]


class SignsOfLife:
    """One per process, from any thread. A row is written every few seconds at most, however many devices there are."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._known: dict[str, Heartbeat] = {}
        self._waiting: dict[str, Sign] = {}
        self._heard: dict[str, datetime] = {}

    def note(self, device: Device, beat: Heartbeat, *, now: datetime) -> Sign | None:
        """What is to be written at once; None: `take` gives it out with the others."""
        sign = Sign(device_id=device.id, at=now, said=beat.said())
        with self._lock:
            self._heard[device.id] = now
            known = self._known.get(device.id)
            self._known[device.id] = _worth(beat)
            if known != _worth(beat):
                self._waiting.pop(device.id, None)
                return sign
            self._waiting[device.id] = sign
        return None

    def heard(self) -> Mapping[str, datetime]:
        """When each device was last heard in this process, written or not."""
        with self._lock:
            return dict(self._heard)

    def take(self) -> Sequence[Sign]:
        with self._lock:
            waiting, self._waiting = self._waiting, {}
        return [waiting[device_id] for device_id in sorted(waiting)]

    def give_back(self, signs: Sequence[Sign]) -> None:
        """They could not be written."""
        with self._lock:
            for sign in signs:
                self._waiting.setdefault(sign.device_id, sign)


def write_sign(session: Session, sign: Sign) -> None:
    """Of two processes that heard a device the later word holds."""
    not_newer = or_(DeviceRow.last_seen.is_(None), DeviceRow.last_seen <= sign.at)
    session.execute(
        update(DeviceRow).where(DeviceRow.id == sign.device_id, not_newer).values(last_seen=sign.at, **_columns(sign))
    )


def write_signs(session: Session, signs: Sequence[Sign]) -> None:
    """In the order of their ids, as every process does: none waits for the other."""
    for sign in signs:
        write_sign(session, sign)


def _columns(sign: Sign) -> Mapping[str, Any]:
    return {name: str(value) if isinstance(value, Paper) else value for name, value in sign.said.items()}


def _worth(beat: Heartbeat) -> Heartbeat:
    """A clock that is a few milliseconds further off is no news."""
    offset = beat.clock_offset_ms
    return beat if offset is None else replace(beat, clock_offset_ms=round(offset / 1000))
