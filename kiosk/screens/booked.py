"""The booked time, with the codes for the kiosk's scanner and for a phone."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kiosk.messages.catalogue import Catalogue
from kiosk.messages.keys_booking import Booked, Slip
from kiosk.screens.booked_card import BookedCard
from kiosk.screens.callout import Callout, Tone
from kiosk.screens.keys import PRIMARY
from kiosk.screens.look import Look, Role
from kiosk.screens.page import Page
from kiosk.screens.qr_pair import Captioned, QrPair
from kiosk.screens.views import BookedView


class BookedPage(Page):
    """The codes are always there: whether a slip comes out is known some seconds later."""

    done = Signal()

    signals = ("done",)
    has_way_back = False
    extras_with_words = False
    extras_at_bottom = True
    air = 28

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: BookedView | None = None
        self.prose(self.words, Role.TITLE, Booked.TITLE, colour="ink")
        self.prose(self.words, Role.LEAD, Booked.ARRIVING)
        self.card = BookedCard(self.words)
        self.words.add(self.card)
        self.codes = QrPair(self.controls)
        self.controls.add(self.codes)
        self.keep_it = Callout(Role.BODY, self.extras, padding=20)
        self.extras.add(self.keep_it)
        self.changes_soon = self.prose(self.extras, Role.BODY, Booked.CHANGES_SOON)
        self.done_key = self.key(self.extras, PRIMARY, Booked.DONE)
        self.done_key.clicked.connect(self.done)

    def show_booked(self, view: BookedView) -> None:
        self._view = view
        self.changes_soon.setVisible(view.changes_soon)
        self._say_anew()

    def dress(self, look: Look) -> None:
        super().dress(look)
        self.words.gap = look.px(24)

    def _put_into_words(self, catalogue: Catalogue) -> None:
        view = self._view
        if view is None:
            return
        at = catalogue.text(Booked.AT, time=catalogue.clock(view.at))
        self.card.show_lines(catalogue.day(view.day), at, catalogue.text(Booked.CODE, code=view.code))
        self.codes.show_codes(
            Captioned(squares=view.for_scanner, caption=catalogue.text(Booked.SCANNER_CODE)),
            Captioned(squares=view.for_calendar, caption=catalogue.text(Booked.CALENDAR_CODE)),
        )
        self.keep_it.show_text(catalogue.text(Slip.NO_BOOKING_SLIP if view.no_slip else Booked.KEEP_IT), Tone.INFO)
