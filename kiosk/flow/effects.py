"""What the flow asks of the world."""

from dataclasses import dataclass, field
from datetime import date

from kiosk.domain.ids import TopicId
from kiosk.domain.needs import Need
from kiosk.flow.arrival import Arrived
from kiosk.flow.booked import BookedTime, Slot
from kiosk.flow.declared import Declared


@dataclass(frozen=True, slots=True, kw_only=True)
class ClearDigits:
    """Overwrite the digits typed so far."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """Draw a number, seal the arrival, spool both, and answer with the same attempt.

    The digits pass from the keypad's buffer to the envelope and are gone afterwards.
    """

    attempt: int
    with_digits: bool
    declared: Declared
    language: str
    seen: bool = True
    topic: TopicId | None = None
    code: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Amend:
    """Spool what changed about an arrival; None is unchanged."""

    attempt: int
    arrived: Arrived
    needs: frozenset[Need] | None = None
    declared: Declared | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FindSlots:
    """Ask the service which times of the topic are free, from `first` to `last`, both included."""

    attempt: int
    topic: TopicId
    first: date
    last: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """Seal the digits, which stay where they are until `ClearDigits`, and ask the service for the time.

    WHY they stay: who finds the time taken chooses another, and another envelope has to be sealed.
    """

    attempt: int
    slot: Slot
    find: FindSlots
    with_digits: bool
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintNumber:
    """What is printed has been saved before."""

    attempt: int
    arrived: Arrived
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintBooking:
    attempt: int
    booked: BookedTime
    language: str


Effect = ClearDigits | Register | Amend | FindSlots | Book | PrintNumber | PrintBooking
