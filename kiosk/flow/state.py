"""The whole state of a kiosk in front of a citizen."""

from dataclasses import dataclass

from kiosk.flow.effects import Effect
from kiosk.flow.events import Touch
from kiosk.flow.office import Office
from kiosk.flow.pace import Pace
from kiosk.flow.pages import OutOfOrder, Page
from kiosk.flow.rhythm import Rhythm


@dataclass(frozen=True, slots=True, kw_only=True)
class Strike:
    """The last touch that counted, and when."""

    touch: Touch
    clock: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Kiosk:
    """`attempt` counts the citizens: what belongs to an earlier one is never shown to the next.

    `prints`: this kiosk has a slip printer, whatever its mood.
    """

    page: Page = OutOfOrder()
    office: Office = Office()
    rhythm: Rhythm = Rhythm()
    prints: bool = False
    chosen_language: str | None = None
    attempt: int = 1
    pace: Pace = Pace()
    last_strike: Strike | None = None

    @property
    def language(self) -> str:
        return self.chosen_language or self.office.language


Next = tuple[Kiosk, tuple[Effect, ...]]
