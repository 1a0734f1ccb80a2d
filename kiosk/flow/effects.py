"""What the flow asks of the world."""

from dataclasses import dataclass, field

from kiosk.domain.ids import TopicId
from kiosk.domain.needs import Need
from kiosk.flow.arrival import Arrived
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


Effect = ClearDigits | Register | Amend
