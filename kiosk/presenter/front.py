"""The glass and what moves it, put together around the backroom. In Qt's thread."""

import gc
import os
from functools import cache, cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from kiosk.flow.effects import Effect, PrintBooking, PrintNumber
from kiosk.flow.events import NotAmended, NotRegistered, Registered, Result
from kiosk.flow.leaving import page_at_rest
from kiosk.flow.office import Office
from kiosk.flow.rhythm import Rhythm
from kiosk.flow.state import Kiosk
from kiosk.hardware.code_scanner import CodeScanner
from kiosk.hardware.own_memory import give_back_program_text
from kiosk.messages.catalogue import Catalogue
from kiosk.messages.key import Surface
from kiosk.presenter.backroom import Backroom
from kiosk.presenter.citizen import CitizenPresenter
from kiosk.presenter.digit_entry import DigitEntry
from kiosk.presenter.errands import Errands
from kiosk.presenter.office_view import Standing
from kiosk.presenter.window import Guard, put_up
from kiosk.qtkit.bridge import Bridge
from kiosk.qtkit.ticker import Ticker
from kiosk.screens.stack import Stack
from kiosk.settings.assets import assets_folder
from kiosk.settings.kiosk import KioskSettings
from kiosk.spool.condition import Condition

if TYPE_CHECKING:
    from kiosk.hardware.printing import SlipPrinter
    from kiosk.presenter.booking_line import Question
    from kiosk.presenter.bookings import Bookings
    from kiosk.presenter.service_line import ServiceLine
    from kiosk.presenter.slips import Slips


class Front:
    """Shows the first page at once, and begins the line to the service when it has been painted."""

    def __init__(self, backroom: Backroom) -> None:
        settings = backroom.settings
        self._backroom = backroom
        self._line: ServiceLine | None = None
        self._started = False
        office = backroom.office(Standing(online=False, able=True))
        rhythm = _rhythm(settings)
        self.entry = DigitEntry(double_strike=settings.double_strike)
        scanner = CodeScanner(prefix=settings.scanner_prefix, take=self._on_code, steady=backroom.clock.steady)
        self.stack = _stack(settings, office, scanner)
        self._errands = self._new_errands(patience=rhythm.registering)
        self.presenter = CitizenPresenter(
            Kiosk(page=page_at_rest(office), office=office, rhythm=rhythm, prints=settings.printer is not None),
            stack=self.stack,
            entry=self.entry,
            catalogue=_catalogue,
            now=backroom.now,
            do=self._do,
        )
        self._bridge = Bridge(self._on_posted)
        self._ticker = Ticker(monotonic=backroom.clock.steady, now=backroom.clock.now)
        self._ticker.ticked.connect(self._on_ticked)

    def open(self, *, windowed: bool) -> None:
        self.presenter.begin()
        self.presenter.on_ticked()
        Guard(self.stack, first_frame=self._on_first_frame, closable=windowed)
        put_up(self.stack, windowed=windowed, environment=os.environ)

    def close(self) -> None:
        """What is being spooled is spooled first."""
        self._ticker.stop()
        self._bridge.close()
        if self._line is not None:
            self._line.end()
        self._backroom.spool.close()
        if self._backroom.settings.printer is not None:
            self._slips.close()

    def _new_errands(self, *, patience: float) -> Errands:
        room = self._backroom
        return Errands(
            spool=room.spool,
            registrar=room.registrar,
            entry=self.entry,
            bookings=lambda: self._bookings,
            slips=lambda: self._slips,
            journal=room.journal,
            patience=patience,
            post=self._post,
            spooled=self._on_spooled,
        )

    @cached_property
    def _bookings(self) -> "Bookings":
        from kiosk.presenter.bookings import Bookings  # WHY here: the first frame does not wait for it

        room = self._backroom
        return Bookings(
            entry=self.entry,
            known=room.known,
            clock=room.clock,
            catalogue=_catalogue,
            office_name=self._office_name,
            ask=self._ask,
            post=self._post,
        )

    @cached_property
    def _slips(self) -> "Slips":
        from kiosk.presenter.slips import Slips  # WHY here: the first frame does not wait for it

        room = self._backroom
        return Slips(
            known=room.known,
            catalogue=_catalogue,
            office_name=self._office_name,
            journal=room.journal,
            post=self._post,
            paper_changed=self._on_paper_changed,
        )

    def _do(self, effect: Effect, clock: float) -> None:
        if isinstance(effect, PrintNumber | PrintBooking):
            # WHY afterwards: printing and painting would share one interpreter, and the number goes first.
            QTimer.singleShot(0, partial(self._errands.run, effect, clock))
        else:
            self._errands.run(effect, clock)

    def _on_first_frame(self) -> None:
        from kiosk.presenter.service_line import ServiceLine  # WHY here: it loads what the first frame cannot wait for

        gc.enable()
        self._ticker.start()
        self._line = ServiceLine(self._backroom, post=self._post)
        self._line.begin()
        settings = self._backroom.settings
        if settings.printer is not None:
            self._slips.open(partial(_printer, settings))

    def _on_posted(self, what: object) -> None:
        if isinstance(what, Condition):
            self._end_start()
            office = self._backroom.office(Standing.of(what))
            self.stack.set_organisation(self._backroom.settings.organisation or office.name)
            self.presenter.hear_office(office)
        elif isinstance(what, Registered | NotRegistered | NotAmended):
            self.presenter.hear(what)
            # WHY afterwards: sending and painting would share one interpreter, and the citizen looks at the glass.
            QTimer.singleShot(0, self._on_spooled)
        elif isinstance(what, Result):
            self.presenter.hear(what)

    def _end_start(self) -> None:
        """Once, when the service has been asked for the first time: everything is loaded now."""
        if not self._started:
            self._started = True
            gc.collect()
            gc.freeze()  # WHY: all that is here now stays; looking through it would hold up a touch
            give_back_program_text()

    def _on_ticked(self, *_: object) -> None:
        self.presenter.on_ticked()

    def _on_code(self, code: str) -> None:
        self.presenter.on_code_scanned(code)

    def _on_spooled(self) -> None:
        """From any thread."""
        if self._line is not None:
            self._line.wake()

    def _on_paper_changed(self) -> None:
        """In the printing thread."""
        if self._line is not None:
            self._line.beat_now()

    def _ask(self, question: "Question", *, otherwise: object) -> None:
        if self._line is None:
            self._post(otherwise)
        else:
            self._line.ask(question, otherwise=otherwise)

    def _office_name(self) -> str:
        state, settings = self._backroom.known.state, self._backroom.settings
        return (state.office_name if state else "") or settings.organisation

    def _post(self, what: object) -> None:
        """From any thread."""
        self._bridge.post(what)


@cache
def _catalogue(language: str) -> Catalogue:
    return Catalogue.load(language, surface=Surface.KIOSK, assets=assets_folder())


def _stack(settings: KioskSettings, office: Office, scanner: CodeScanner) -> Stack:
    return Stack(
        assets=assets_folder(),
        catalogue=_catalogue(office.language),
        organisation=settings.organisation or office.name,
        languages=office.languages,
        dots_per_mm=settings.dots_per_mm,
        reduced_motion=settings.reduced_motion,
        scanner=scanner,
    )


def _printer(settings: KioskSettings) -> "SlipPrinter":
    """In the printing thread, which alone waits for what this loads."""
    from kiosk.hardware.printers import printer_of

    printer = printer_of(settings, fonts=assets_folder() / "fonts")
    give_back_program_text()
    return printer


def _rhythm(settings: KioskSettings) -> Rhythm:
    return Rhythm(
        double_strike=settings.double_strike,
        between_numbers=settings.seconds_between_numbers,
        most_numbers=settings.most_numbers_in_ten_minutes,
    )
