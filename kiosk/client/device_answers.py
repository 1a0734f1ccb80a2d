"""What the service answers a kiosk, read without pydantic: a kiosk has neither its memory nor its time to spare.

The fields are those of `wire.devices`; a test holds the two against each other.
"""

import base64
import binascii
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from kiosk.client.reading import NotUnderstood as NotUnderstood
from kiosk.client.reading import Reading
from kiosk.domain.ids import DeviceId, OfficeId, TopicId
from kiosk.domain.numbers import Block

KEY_SIZE = 32

Texts = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class BoxKey:
    id: str
    public: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicTexts:
    id: TopicId
    texts: Texts
    bookable: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """`now` carries the office's offset. `raw` is what was read, for keeping."""

    open: bool
    service_day: date
    now: datetime
    key: BoxKey
    next_key: BoxKey | None
    times: tuple[time, ...]
    topics: tuple[TopicTexts, ...]
    languages: tuple[str, ...]
    notice: Texts | None
    wait_minutes: tuple[int, int] | None
    office_name: str
    grid_minutes: int
    next_service_day: date | None
    raw: Mapping[str, Any] = field(repr=False, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paired:
    token: str = field(repr=False)
    device_id: DeviceId
    office_id: OfficeId
    kind: str
    key: BoxKey
    reserve: Block | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Leased:
    service_day: date
    block: Block


def read_state(raw: Any) -> State:
    """Raises NotUnderstood."""
    with Reading() as read:
        wait = raw.get("walk_in_wait_minutes")
        next_day = raw.get("next_service_day")
        next_key = raw.get("next_key")
        return State(
            open=read.flag(raw["open"]),
            service_day=date.fromisoformat(raw["service_day"]),
            now=read.moment(raw["now"]),
            key=_key(raw),
            next_key=None if next_key is None else _key(next_key),
            times=tuple(time.fromisoformat(each) for each in raw["times"]),
            topics=tuple(_topic(each) for each in raw["topics"]),
            languages=tuple(str(each) for each in raw["languages"]),
            notice=None if raw.get("notice") is None else dict(raw["notice"]),
            wait_minutes=None if wait is None else (int(wait[0]), int(wait[1])),
            office_name=str(raw.get("office_name", "")),
            grid_minutes=int(raw.get("grid_minutes", 15)),
            next_service_day=None if next_day is None else date.fromisoformat(next_day),
            raw=raw,
        )


def read_paired(raw: Any) -> Paired:
    """Raises NotUnderstood."""
    with Reading():
        reserve = raw["reserve"]
        return Paired(
            token=str(raw["token"]),
            device_id=DeviceId(raw["device_id"]),
            office_id=OfficeId(raw["office_id"]),
            kind=str(raw["kind"]),
            key=_key(raw),
            reserve=None if reserve is None else _block(reserve),
        )


def read_leased(raw: Any) -> Leased:
    """Raises NotUnderstood."""
    with Reading():
        return Leased(service_day=date.fromisoformat(raw["service_day"]), block=_block(raw))


def _topic(raw: Any) -> TopicTexts:
    return TopicTexts(id=TopicId(raw["id"]), texts=dict(raw["texts"]), bookable=raw.get("bookable", False) is True)


def _key(raw: Any) -> BoxKey:
    try:
        public = base64.b64decode(raw["public_key"], validate=True)
    except binascii.Error as damaged:
        raise ValueError from damaged
    if len(public) != KEY_SIZE:
        raise ValueError
    return BoxKey(id=str(raw["key_id"]), public=public)


def _block(raw: Any) -> Block:
    block = Block(first=int(raw["first"]), last=int(raw["last"]))
    if not 1 <= block.first <= block.last <= 9999:
        raise ValueError
    return block
