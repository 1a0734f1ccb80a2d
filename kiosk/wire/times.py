"""What the staff tool and the service say about free times, bookings, and how a topic is booked."""

from datetime import time, timedelta
from enum import StrEnum
from typing import Annotated, Self

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints, model_validator

from kiosk.wire.devices import Texts, TopicTexts
from kiosk.wire.moments import Moment
from kiosk.wire.staff import Appointment, Caseworker, Line, Visit
from kiosk.wire.words import Priority, PriorityWord, SlotWord

Clock = Annotated[str, StringConstraints(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]
_SHORTEST = 5


class _Said(BaseModel):
    model_config = ConfigDict(frozen=True)


class TimeKind(StrEnum):
    """`block` takes a time out of the offer, `extra` adds one."""

    BLOCK = "block"
    EXTRA = "extra"


class TopicTime(_Said):
    """`free`: how many can still book it, 0 unless its `state` is `free`; `taken`: how many places are not free.

    `caseworkers`: who they would meet, where places are people.
    """

    id: str
    topic: str
    starts_at: AwareDatetime
    ends_at: AwareDatetime
    state: SlotWord
    free: int
    taken: int = 0
    caseworkers: list[Caseworker] = []


_LONGEST = {TimeKind.BLOCK: timedelta(days=366), TimeKind.EXTRA: timedelta(days=1)}


class NewTime(_Said):
    """`topic` null blocks the time of all topics; an extra time is one topic's, at `capacity` places or its own."""

    kind: TimeKind
    topic: Line | None = None
    starts_at: Moment
    ends_at: Moment
    capacity: int | None = Field(default=None, ge=1, le=100)

    @model_validator(mode="after")
    def _is_a_time(self) -> Self:
        if not timedelta() < self.ends_at - self.starts_at <= _LONGEST[self.kind]:
            raise ValueError("it ends before it starts, or long after")
        if self.kind is TimeKind.EXTRA and self.topic is None:
            raise ValueError("an extra time is one topic's")
        return self


class ChangedTime(_Said):
    id: str
    kind: TimeKind
    topic: str | None
    starts_at: AwareDatetime
    ends_at: AwareDatetime
    capacity: int | None = None


class Times(_Said):
    slots: list[TopicTime]
    changed: list[ChangedTime]


class DeskBooking(_Said):
    """`digits`: six, as the citizen gave them to the receptionist; without them the code alone finds the booking.

    `visit_id`: whose wait is over with it.
    """

    slot_id: Line
    digits: str | None = Field(default=None, max_length=16, repr=False)
    visit_id: Line | None = None


class DeskBooked(_Said):
    code: str
    starts_at: AwareDatetime
    appointment: Appointment
    visit: Visit | None = None


class Booking(_Said):
    """`readable`: false where the kiosk's envelope could not be opened, so that only the code finds it."""

    code: str
    topic: str
    readable: bool
    appointment: Appointment


class Bookings(_Said):
    bookings: list[Booking]


class OpenSpan(_Said):
    opens: Clock
    closes: Clock

    @model_validator(mode="after")
    def _closes_later(self) -> Self:
        if time.fromisoformat(self.opens) >= time.fromisoformat(self.closes):
            raise ValueError("it closes before it opens")
        return self


class BookingSettings(_Said):
    """How a topic is booked. `week`: Monday first, where it is narrower than the office's.

    With `caseworkers` a place is one of them, else `capacity` says how many can come at once.
    """

    slot_minutes: int = Field(default=30, ge=_SHORTEST, le=8 * 60, multiple_of=_SHORTEST)
    capacity: int = Field(default=1, ge=1, le=100)
    lead_minutes: int = Field(default=120, ge=0, le=28 * 24 * 60)
    horizon_days: int = Field(default=28, ge=1, le=365)
    week: list[list[OpenSpan]] | None = Field(default=None, min_length=7, max_length=7)
    caseworkers: list[Line] = Field(default=[], max_length=200)


class TopicChange(_Said):
    """`booking` null: not booked at the kiosk. `texts` or `priority` null: they stay as they are."""

    booking: BookingSettings | None
    texts: Texts | None = None
    priority: Priority | None = None


class Topic(TopicTexts):
    """`priority`: whom its walk-ins go ahead of; no device in the public room is told of it."""

    booking: BookingSettings | None = None
    priority: PriorityWord = Priority.ORDINARY
