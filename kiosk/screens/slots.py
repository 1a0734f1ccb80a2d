"""Free times on other days: a week, its days, the times of one day, and the one to book."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kiosk.messages.catalogue import Catalogue
from kiosk.messages.keys_booking import Slots
from kiosk.screens.callout import Callout, Tone
from kiosk.screens.keys import PRIMARY
from kiosk.screens.look import Look, Role
from kiosk.screens.page import Page
from kiosk.screens.slot_grid import SlotGrid
from kiosk.screens.views import SlotsView
from kiosk.screens.week import Week
from kiosk.screens.zone import Zone


class SlotsPage(Page):
    """The key that books says what it books; until a time is chosen it can only be looked at."""

    week_turned = Signal(bool)  # to a later one
    day_chosen = Signal(str)  # "2026-11-24"
    slot_chosen = Signal(str)  # its id
    slot_confirmed = Signal()
    touched = Signal()

    signals = ("week_turned", "day_chosen", "slot_chosen", "slot_confirmed", "touched")
    variants = 4
    air = 60

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: SlotsView | None = None
        self.prose(self.words, Role.TITLE, Slots.TITLE, colour="ink")
        self.taken = Callout(Role.BODY, self.words, padding=20)
        self.words.add(self.taken)
        self.week = Week(self.extras)
        self.empty = self.prose(self.controls, Role.LEAD, Slots.EMPTY_WEEK)
        self.times = SlotGrid(self.controls)
        self.book = self.key(self.controls, PRIMARY)
        self.week.day_chosen.connect(self.day_chosen)
        self.week.turned.connect(self.week_turned)
        self.times.chosen.connect(self.slot_chosen)
        self.times.turned.connect(self._on_turned)
        self.book.clicked.connect(self.slot_confirmed)

    def show_slots(self, view: SlotsView) -> None:
        """Another day begins with its first times, whatever the last one was turned to."""
        if self._view is None or view.day != self._view.day:
            self.times.turn_to(0)
        self._view = view
        self._say_anew()

    def _all_zones(self) -> tuple[Zone, Zone, Zone]:
        """The week is read, and on a tall glass stands, between the words and the times."""
        return self.words, self.extras, self.controls

    def vary(self, variant: int, look: Look) -> None:
        columns, rows = (3, 5) if look.portrait else (4, 4)
        self.times.shape(columns=columns, rows=max(1, rows - variant))

    def dress(self, look: Look) -> None:
        super().dress(look)
        self.controls.gap = look.px(36)

    def _put_into_words(self, catalogue: Catalogue) -> None:
        view = self._view
        if view is None:
            return
        self.taken.show_text(catalogue.text(Slots.TAKEN), Tone.ATTENTION)
        self.taken.setVisible(view.taken)
        self.week.show_week(view, catalogue)
        self.empty.setVisible(not view.times)
        self.times.show_times([(each.id, catalogue.clock(each.at)) for each in view.times], chosen=view.chosen)
        self.times.speak(catalogue)
        chosen = next((each for each in view.times if each.id == view.chosen), None)
        self.book.setVisible(bool(view.times))
        self.book.setEnabled(chosen is not None)
        if chosen is None or view.day is None:
            self.book.show_text(catalogue.text(Slots.CHOOSE))
        else:
            words = catalogue.text(Slots.BOOK, day=catalogue.day(view.day), time=catalogue.clock(chosen.at))
            self.book.show_text(words)

    def _on_turned(self) -> None:
        self.relay()
        self.touched.emit()
