"""The question when the appointment is: eight times around now."""

from collections.abc import Sequence
from datetime import time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kiosk.messages.catalogue import Catalogue
from kiosk.messages.keys_checkin import Times
from kiosk.screens.key_grid import KeyGrid
from kiosk.screens.keys import OTHER, PLAIN, TIME
from kiosk.screens.look import Look, Role
from kiosk.screens.page import Page


class TimesPage(Page):
    """The same eight times for everybody; none is greyed or highlighted."""

    time_chosen = Signal(str)
    other_time = Signal()
    forgotten_time = Signal()

    signals = ("time_chosen", "other_time", "forgotten_time")
    air = 80

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._times: tuple[str, ...] = ()
        self.prose(self.words, Role.TITLE, Times.TITLE, colour="ink")
        self.prose(self.words, Role.LEAD, Times.LATE)
        self.grid = KeyGrid(TIME, self.controls, columns=2, rows=4)
        self.controls.add(self.grid)
        self.other = self.key(self.extras, OTHER, Times.OTHER_TIME)
        self.forgotten = self.key(self.extras, PLAIN, Times.FORGOTTEN)
        self.grid.chosen.connect(self.time_chosen)
        self.other.clicked.connect(self.other_time)
        self.forgotten.clicked.connect(self.forgotten_time)

    def show_times(self, times: Sequence[str]) -> None:
        """`"10:00"` as the wire writes it; shown as the language writes it."""
        self._times = tuple(times)
        self._say_anew()

    def _put_into_words(self, catalogue: Catalogue) -> None:
        self.grid.show_choices(clock_choices(self._times, catalogue))

    def dress(self, look: Look) -> None:
        super().dress(look)
        self.extras.gap = look.px(24)


def clock_choices(times: Sequence[str], catalogue: Catalogue) -> list[tuple[str, str]]:
    return [(at, catalogue.clock(time.fromisoformat(at))) for at in times]
