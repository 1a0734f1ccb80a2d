"""What happened: touches in the citizen's words, and answers of the world."""

from dataclasses import dataclass, field
from datetime import date, time

from kiosk.domain.ids import SlotId, TopicId
from kiosk.domain.needs import Need
from kiosk.flow.arrival import Arrived
from kiosk.flow.booked import BookedTime, Slot
from kiosk.flow.office import Office


@dataclass(frozen=True, slots=True, kw_only=True)
class DigitsChanged:
    """A digit was typed or erased; the flow learns how many there are."""

    entered: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmed:
    """`plausible`: the six digits are a possible day; said of fewer digits it means nothing."""

    plausible: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WentWithoutDigits:
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedAboutDigits:
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeScanned:
    code: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidYes:
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidNo:
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidDoNotKnow:
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeChosen:
    time: time


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherTimeAsked:
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeForgotten:
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoseToWait:
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoseToBook:
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicChosen:
    topic: TopicId


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekTurned:
    forward: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DayChosen:
    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotChosen:
    slot: SlotId


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotConfirmed:
    """The chosen time is to be booked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedToggled:
    need: Need


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedToCorrectTime:
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class WentBack:
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class StartedOver:
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """The glass was touched, wherever: somebody is there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageChosen:
    language: str


Touch = (
    DigitsChanged
    | Confirmed
    | WentWithoutDigits
    | AskedAboutDigits
    | CodeScanned
    | SaidYes
    | SaidNo
    | SaidDoNotKnow
    | TimeChosen
    | OtherTimeAsked
    | TimeForgotten
    | ChoseToWait
    | ChoseToBook
    | TopicChosen
    | WeekTurned
    | DayChosen
    | SlotChosen
    | SlotConfirmed
    | NeedToggled
    | AskedToCorrectTime
    | Finished
    | WentBack
    | StartedOver
    | Touched
    | LanguageChosen
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticked:
    """Time has passed. It comes a few times a second."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeChanged:
    office: Office


@dataclass(frozen=True, slots=True, kw_only=True)
class Registered:
    """The arrival and its number are on disk."""

    attempt: int
    arrived: Arrived


@dataclass(frozen=True, slots=True, kw_only=True)
class NotRegistered:
    attempt: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NotAmended:
    attempt: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotsFound:
    """`topic` is the one that was asked about."""

    attempt: int
    topic: TopicId
    slots: tuple[Slot, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotsNotFound:
    attempt: int
    topic: TopicId


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotBooked:
    """`slot` is the one that was asked for."""

    attempt: int
    slot: SlotId
    booked: BookedTime


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotTaken:
    """Somebody was quicker. `left` is what is free now; None where the service did not say."""

    attempt: int
    slot: SlotId
    left: tuple[Slot, ...] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotNotBooked:
    """`sure`: the service said no; else it may have kept the time, and nobody here knows."""

    attempt: int
    slot: SlotId
    sure: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipPrinted:
    attempt: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipMissing:
    """No slip came out, or nobody knows."""

    attempt: int


Finding = SlotsFound | SlotsNotFound
Answered = SlotBooked | SlotTaken | SlotNotBooked
Printing = SlipPrinted | SlipMissing
Result = Registered | NotRegistered | NotAmended | Finding | Answered | Printing
"""What the world answers to an effect, with the attempt that it belongs to."""
Event = Touch | Ticked | OfficeChanged | Result
