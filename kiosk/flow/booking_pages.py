"""The pages of somebody who books a time for another day."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kiosk.domain.ids import TopicId
from kiosk.flow.booked import BookedTime, Slot
from kiosk.flow.effects import Book
from kiosk.flow.slip_state import SlipState


class Purpose(StrEnum):
    """What a topic is chosen for."""

    WAIT = "wait"
    BOOK = "book"


class AskBecause(StrEnum):
    """Why somebody who wants a later time is sent to the reception. `UNSURE`: it may be booked, or not."""

    NO_TIMES = "no_times"
    NOT_HERE = "not_here"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Topics:
    """What is it about? `after_wish`: the page that led here, to which *back* returns."""

    with_digits: bool
    purpose: Purpose
    after_wish: bool
    until: float


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingSlots:
    """Nothing new on the glass, until it is `slow`."""

    with_digits: bool
    topic: TopicId
    slow_at: float
    slow: bool = False
    until: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Slots:
    """`week` is a Monday; a week without free times has no `day`. `taken`: somebody was quicker."""

    with_digits: bool
    topic: TopicId
    slots: tuple[Slot, ...]
    week: date
    day: date | None
    chosen: Slot | None = None
    taken: bool = False
    until: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Booking:
    """The request is on its way: nobody can take it back. `choice` is the page it was made on."""

    request: Book
    choice: Slots
    slow_at: float
    slow: bool = False
    until: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Booked:
    booked: BookedTime
    slip: SlipState = SlipState.NONE
    leaving_soon: bool = False
    until: float


@dataclass(frozen=True, slots=True, kw_only=True)
class AskReception:
    with_digits: bool
    because: AskBecause
    until: float


Asking = FindingSlots | Booking
"""The service has been asked."""
BookingPage = FindingSlots | Slots | Booking | Booked | AskReception
