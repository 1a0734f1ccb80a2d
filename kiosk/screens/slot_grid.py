"""The free times of one day, one of them chosen; a long day is turned."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from kiosk.messages.catalogue import Catalogue
from kiosk.messages.keys_checkin import Times
from kiosk.screens.key_grid import KeyGrid
from kiosk.screens.keys import EARLIER, FREE_TIME, LATER, Key
from kiosk.screens.tiles import tiles_of
from kiosk.screens.zone import Zone


class SlotGrid(QObject):
    """Adds itself to a zone."""

    chosen = Signal(str)
    turned = Signal()  # other times came to stand in the same places

    def __init__(self, zone: Zone) -> None:
        super().__init__(zone)
        self.grid = KeyGrid(FREE_TIME, zone, columns=3, rows=5)
        self.earlier = Key(EARLIER, zone, icon="arrow_back")
        self.later = Key(LATER, zone, icon="arrow_forward", icon_after=True)
        self._row = tiles_of(zone, [self.earlier, self.later], columns=2)
        for part in (self.grid, self._row):
            zone.add(part)
        self.grid.chosen.connect(self.chosen)
        self.earlier.clicked.connect(self._on_earlier_clicked)
        self.later.clicked.connect(self._on_later_clicked)

    def show_times(self, times: Sequence[tuple[str, str]], *, chosen: str | None) -> None:
        self.grid.setVisible(bool(times))
        self.grid.show_choices(times, chosen=chosen)
        self._show_row()

    def speak(self, catalogue: Catalogue) -> None:
        self.earlier.show_text(catalogue.text(Times.EARLIER))
        self.later.show_text(catalogue.text(Times.LATER))

    def shape(self, *, columns: int, rows: int) -> None:
        self.grid.shape(columns=columns, rows=rows)
        self._show_row()

    def turn_to(self, page: int) -> None:
        self.grid.turn_to(page)
        self._show_row()

    def _show_row(self) -> None:
        several = self.grid.pages > 1
        for part in (self._row, self.earlier, self.later):
            part.setVisible(several)
        self.earlier.setEnabled(self.grid.page > 0)
        self.later.setEnabled(self.grid.page < self.grid.pages - 1)

    def _on_earlier_clicked(self) -> None:
        self.turn_to(self.grid.page - 1)
        self.turned.emit()

    def _on_later_clicked(self) -> None:
        self.turn_to(self.grid.page + 1)
        self.turned.emit()
