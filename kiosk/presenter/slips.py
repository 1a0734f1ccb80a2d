"""Slips on their way to the paper: composed for a citizen whose number is saved, their fate told to the reception."""

from collections.abc import Callable
from functools import partial

from kiosk.client.journal import Journal
from kiosk.flow.effects import PrintBooking, PrintNumber
from kiosk.flow.events import SlipMissing, SlipPrinted
from kiosk.hardware.print_desk import PrintDesk
from kiosk.hardware.printing import NotPrinted, Printed, SlipPrinter, Trouble
from kiosk.hardware.slip import Slip
from kiosk.hardware.slip_contents import booking_slip, number_slip
from kiosk.messages.catalogue import Catalogue
from kiosk.spool.known import Known


class Slips:
    """In Qt's thread; returns at once. `paper_changed` is called when the reception has something to be told."""

    def __init__(
        self,
        *,
        known: Known,
        catalogue: Callable[[str], Catalogue],
        office_name: Callable[[], str],
        journal: Journal,
        post: Callable[[object], None],
        paper_changed: Callable[[], None],
    ) -> None:
        self._known = known
        self._catalogue = catalogue
        self._office_name = office_name
        self._journal = journal
        self._post = post
        self._paper_changed = paper_changed
        self._desk: PrintDesk | None = None

    def open(self, open_printer: Callable[[], SlipPrinter]) -> None:
        """`open_printer` is called in the printing thread."""
        self._desk = PrintDesk(open_printer, report=self._on_report)

    def close(self) -> None:
        if self._desk is not None:
            self._desk.close()

    def print_number(self, wanted: PrintNumber) -> None:
        arrived = wanted.arrived
        slip = partial(number_slip, number=arrived.number, at=arrived.at, receipt=arrived.receipt)
        self._hand_in(wanted.attempt, wanted.language, slip)

    def print_booking(self, wanted: PrintBooking) -> None:
        booked = wanted.booked
        slip = partial(
            booking_slip,
            starts_at=booked.starts_at,
            code=booked.code,
            for_scanner=booked.for_scanner.content,
            for_calendar=booked.for_calendar.content,
        )
        self._hand_in(wanted.attempt, wanted.language, slip)

    def _hand_in(self, attempt: int, language: str, slip: Callable[..., Slip]) -> None:
        if self._desk is None:
            self._post(SlipMissing(attempt=attempt))
        else:
            self._desk.hand_in(attempt, slip(self._catalogue(language), office=self._office_name()))

    def _on_report(self, attempt: int | None, came: Printed | NotPrinted) -> None:
        """In the printing thread. Nothing is printed again: whoever has no slip reads that on the glass."""
        if self._is_news(attempt, came):
            self._journal.warning("slips.paper", reason=came.paper.value)
            self._paper_changed()
        if attempt is None:
            return
        if isinstance(came, Printed):
            self._post(SlipPrinted(attempt=attempt))
        else:
            self._journal.warning("slips.missing", reason=came.trouble.value)
            self._post(SlipMissing(attempt=attempt))

    def _is_news(self, attempt: int | None, came: Printed | NotPrinted) -> bool:
        """Remembers for the heartbeat how the printer fares; whether that is other than before."""
        known = self._known
        before = (known.paper, known.trouble, known.unprinted)
        known.paper = came.paper
        if isinstance(came, Printed):
            known.trouble = ""
            known.unprinted = 0 if attempt is not None else known.unprinted
        elif came.trouble is Trouble.UNSURE:
            known.unprinted += 1
        else:
            known.trouble = "" if came.trouble is Trouble.NO_PRINTER else came.trouble.value
        return before != (known.paper, known.trouble, known.unprinted)
