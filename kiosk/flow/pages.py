"""What can be on the glass. `until` is a deadline on the clock that never jumps; only a page at rest has none."""

from dataclasses import dataclass
from datetime import time
from enum import StrEnum

from kiosk.domain.needs import Need
from kiosk.flow.arrival import Arrived
from kiosk.flow.booking_pages import AskReception, BookingPage, Slots, Topics
from kiosk.flow.declared import Declared
from kiosk.flow.effects import Register
from kiosk.flow.slip_state import SlipState


class Complaint(StrEnum):
    TOO_FEW = "too_few"
    IMPOSSIBLE_DATE = "impossible_date"


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """The keypad. `confirmed`: the same digits were confirmed before, and the citizen came back."""

    entered: int = 0
    confirmed: bool = False
    complaint: Complaint | None = None
    until: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed:
    until: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OutOfOrder:
    until: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class UseOfDigits:
    """How the digits are used; behind it the keypad waits as it was."""

    home: Home
    until: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """Have you an appointment today? `with_digits` is False for somebody without a CPR number."""

    with_digits: bool
    until: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """When is it? `whole_day`: every time of the grid, not only those around now."""

    with_digits: bool
    times: tuple[time, ...]
    whole_day: bool = False
    until: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What a citizen without an appointment wants: to wait, or, where it can be done now, a time on another day."""

    with_digits: bool
    can_book: bool = False
    until: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Registering:
    """Nothing new on the glass. `asked` is False while the pace of numbers holds the request back."""

    request: Register
    asked: bool
    until: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """`offline` is what it was when the number was drawn; `leaving_soon`: the page changes before long.

    `unsent_since` is when the needs last changed without having been spooled.
    """

    arrived: Arrived
    declared: Declared
    ask_again_at: time | None
    needs: frozenset[Need] = frozenset()
    unsent_since: float | None = None
    offline: bool = False
    slip: SlipState = SlipState.NONE
    leaving_soon: bool = False
    until: float


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectTime:
    number: Number
    times: tuple[time, ...]
    whole_day: bool = False
    until: float


@dataclass(frozen=True, slots=True, kw_only=True)
class GoToReception:
    """No number, no promise."""

    until: float


Resting = Home | Closed | OutOfOrder
Question = Ask | Times | Wish | Topics | Slots
Forgettable = Home | UseOfDigits | Question | AskReception | CorrectTime


@dataclass(frozen=True, slots=True, kw_only=True)
class Forgotten:
    """Are you still here? Stands over the page that nobody touched."""

    page: Forgettable
    until: float


Page = Resting | UseOfDigits | Question | BookingPage | Registering | Number | CorrectTime | GoToReception | Forgotten
