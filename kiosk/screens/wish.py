"""What a citizen without an appointment would like: to wait, or a time on another day."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kiosk.messages.catalogue import Catalogue
from kiosk.messages.keys_checkin import Wish
from kiosk.screens.card import Card
from kiosk.screens.look import Look, Role
from kiosk.screens.page import Page


class WishPage(Page):
    """One card per wish, all of the same size."""

    wait_chosen = Signal()
    book_chosen = Signal()

    signals = ("wait_chosen", "book_chosen")
    beside = False
    air = 90

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._minutes: tuple[int, int] | None = None
        self.prose(self.words, Role.TITLE, Wish.TITLE, colour="ink")
        self.wait = Card(self.controls, icon="schedule")
        self.book = Card(self.controls, icon="event_available")
        for card in (self.wait, self.book):
            self.controls.add(card)
        self.wait.clicked.connect(self.wait_chosen)
        self.book.clicked.connect(self.book_chosen)

    def show_wishes(self, *, can_book: bool, wait_minutes: tuple[int, int] | None) -> None:
        self.book.setVisible(can_book)
        self._minutes = wait_minutes
        self._say_anew()

    def _put_into_words(self, catalogue: Catalogue) -> None:
        self.wait.show_words(catalogue.text(Wish.WAIT), waiting_time(self._minutes, catalogue))
        self.book.show_words(catalogue.text(Wish.BOOK), catalogue.text(Wish.BOOK_DETAIL))

    def dress(self, look: Look) -> None:
        super().dress(look)
        self.controls.gap = look.px(40)


def waiting_time(minutes: tuple[int, int] | None, catalogue: Catalogue) -> str:
    """The general waiting time, or, while there is nothing to say of it, how they are called."""
    if minutes is None:
        return catalogue.text(Wish.WAIT_DETAIL)
    least, most = minutes
    return catalogue.text(Wish.WAIT_MINUTES, least=least, most=most)
