"""Free times and a booked one, as the glass knows them."""

from dataclasses import dataclass, field
from datetime import date, datetime

from kiosk.domain.ids import SlotId


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A free time; `starts_at` has the office's offset."""

    id: SlotId
    starts_at: datetime

    @property
    def day(self) -> date:
        return self.starts_at.date()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """A QR code as it was drawn: its rows of dark and light squares, and what a reader reads from it."""

    content: str = field(repr=False)
    rows: tuple[tuple[bool, ...], ...] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class BookedTime:
    """The service keeps the time. `for_scanner` is read by the kiosk's scanner, `for_calendar` by a phone."""

    code: str = field(repr=False)
    starts_at: datetime
    for_scanner: Pattern
    for_calendar: Pattern
