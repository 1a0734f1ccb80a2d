"""What the service answers a kiosk that books a later time. A test holds it against `wire.devices`."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from kiosk.client.reading import Reading
from kiosk.domain.ids import SlotId


@dataclass(frozen=True, slots=True, kw_only=True)
class FreeTime:
    id: SlotId
    starts_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class BookedTime:
    code: str = field(repr=False)
    starts_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedTime:
    """`id` is the kiosk's own: asked again, the service gives the same answer and books nothing more."""

    id: str
    slot: SlotId
    key_id: str
    sealed: bytes = field(repr=False)


def read_slots(raw: Any) -> tuple[FreeTime, ...]:
    """Raises NotUnderstood."""
    with Reading() as read:
        return tuple(
            FreeTime(id=SlotId(read.word(each["id"])), starts_at=read.moment(each["starts_at"]))
            for each in raw["slots"]
        )


def read_booked(raw: Any) -> BookedTime:
    """Raises NotUnderstood."""
    with Reading() as read:
        return BookedTime(code=read.word(raw["code"]), starts_at=read.moment(raw["starts_at"]))
