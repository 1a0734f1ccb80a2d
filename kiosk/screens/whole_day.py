"""All times of the day's grid, for whoever is not helped by the eight around now."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kiosk.messages.catalogue import Catalogue
from kiosk.messages.keys_checkin import Times
from kiosk.screens.key_grid import KeyGrid
from kiosk.screens.keys import GRID_TIME, OTHER, PLAIN, Key, Style
from kiosk.screens.look import Look, Role
from kiosk.screens.page import Page
from kiosk.screens.times import clock_choices


class WholeDayPage(Page):
    """Nothing scrolls: a long day is turned by *Tidligere* and *Senere*."""

    time_chosen = Signal(str)
    forgotten_time = Signal()
    touched = Signal()

    signals = ("time_chosen", "forgotten_time", "touched")
    beside = False
    variants = 4
    air = 60

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._times: tuple[str, ...] = ()
        self.prose(self.words, Role.TITLE, Times.WHOLE_DAY, colour="ink")
        self.grid = KeyGrid(GRID_TIME, self.controls, columns=5, rows=8)
        self.controls.add(self.grid)
        self.earlier = self._row_key(OTHER, Times.EARLIER, icon="arrow_back")
        self.forgotten = self._row_key(PLAIN, Times.FORGOTTEN)
        self.later = self._row_key(OTHER, Times.LATER, icon="arrow_forward", icon_after=True)
        self._row = self.row(self.extras, self.earlier, self.forgotten, self.later)
        self.grid.chosen.connect(self.time_chosen)
        self.earlier.clicked.connect(self._on_earlier_clicked)
        self.later.clicked.connect(self._on_later_clicked)
        self.forgotten.clicked.connect(self.forgotten_time)

    def show_times(self, times: Sequence[str]) -> None:
        """From the morning on, whatever the last citizen had turned to."""
        self._times = tuple(times)
        self._say_anew()
        self._turn_to(0)

    def vary(self, variant: int, look: Look) -> None:
        columns, rows = (5, 8) if look.portrait else (9, 5)
        self.grid.shape(columns=columns, rows=rows - variant)
        self._turn_to(self.grid.page)

    def _row_key(self, style: Style, key: Times, *, icon: str | None = None, icon_after: bool = False) -> Key:
        made = Key(style, self.extras, icon=icon, icon_after=icon_after)
        self._spoken.append((made, key))
        return made

    def _put_into_words(self, catalogue: Catalogue) -> None:
        self.grid.show_choices(clock_choices(self._times, catalogue))

    def _turn_to(self, page: int) -> None:
        self.grid.turn_to(page)
        several = self.grid.pages > 1
        self._row.columns = 3 if several else 1
        self.earlier.setVisible(several)
        self.later.setVisible(several)
        self.earlier.setEnabled(self.grid.page > 0)
        self.later.setEnabled(self.grid.page < self.grid.pages - 1)

    def _on_earlier_clicked(self) -> None:
        self._turn_to(self.grid.page - 1)
        self.relay()
        self.touched.emit()

    def _on_later_clicked(self) -> None:
        self._turn_to(self.grid.page + 1)
        self.relay()
        self.touched.emit()
