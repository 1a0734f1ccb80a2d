"""What happened: touches in the citizen's words, and answers of the world."""

from dataclasses import dataclass, field
from datetime import time

from kiosk.domain.ids import TopicId
from kiosk.domain.needs import Need
from kiosk.flow.arrival import Arrived
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
    """`topic` is None where the office names none to choose from."""

    topic: TopicId | None = None


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


Event = Touch | Ticked | OfficeChanged | Registered | NotRegistered | NotAmended
