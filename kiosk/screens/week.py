"""The days of a week side by side, and the way to the weeks beside it."""

from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from kiosk.messages.catalogue import Catalogue
from kiosk.messages.keys_booking import Slots
from kiosk.screens.day_key import DayKey
from kiosk.screens.keys import EARLIER, LATER, Key
from kiosk.screens.tiles import Tiles, tiles_of
from kiosk.screens.views import SlotsView
from kiosk.screens.zone import Zone

_DAYS = 7


class _DayRow(Tiles):
    """In one row, or in two where the words are too wide for one."""

    def __init__(self, parent: QWidget, keys: list[DayKey]) -> None:
        super().__init__(parent, columns=_DAYS)
        self._days = keys
        for key in keys:
            key.setParent(self)
            self.add(key)

    def preferred_height(self, width: int) -> int:
        self._choose_columns(width)
        return super().preferred_height(width)

    def least_height(self, width: int) -> int:
        self._choose_columns(width)
        return super().least_height(width)

    def _choose_columns(self, width: int) -> None:
        shown = [key for key in self._days if not key.isHidden()]
        self.columns = max(1, len(shown))
        if self._width_of_one(width) < max((key.natural_width() for key in shown), default=0):
            self.columns = -(-self.columns // 2)


class Week(QObject):
    """Adds itself to a zone. A day without free times can be seen, not touched."""

    day_chosen = Signal(str)
    turned = Signal(bool)  # to a later one

    def __init__(self, zone: Zone) -> None:
        super().__init__(zone)
        self._days: list[date] = []
        self.keys = [DayKey(zone) for _ in range(_DAYS)]
        self.earlier = Key(EARLIER, zone, icon="arrow_back")
        self.later = Key(LATER, zone, icon="arrow_forward", icon_after=True)
        self._row = _DayRow(zone, self.keys)
        self._turning = tiles_of(zone, [self.earlier, self.later], columns=2)
        for part in (self._row, self._turning):
            zone.add(part)
        for index, key in enumerate(self.keys):
            key.clicked.connect(partial(self._on_day_clicked, index))
        self.earlier.clicked.connect(partial(self._on_turned, False))
        self.later.clicked.connect(partial(self._on_turned, True))

    def show_week(self, view: SlotsView, catalogue: Catalogue) -> None:
        self._days = [each.day for each in view.days]
        for index, key in enumerate(self.keys):
            key.setVisible(index < len(view.days))
        for key, each in zip(self.keys, view.days, strict=False):
            key.show_day(catalogue.day_lines(each.day), spoken=catalogue.day(each.day))
            key.setEnabled(each.free)
            key.setChecked(each.day == view.day)
        self.earlier.show_text(catalogue.text(Slots.EARLIER_WEEK))
        self.later.show_text(catalogue.text(Slots.LATER_WEEK))
        self.earlier.setEnabled(view.earlier)
        self.later.setEnabled(view.later)
        for part in (self._turning, self.earlier, self.later):
            part.setVisible(view.earlier or view.later)

    def _on_day_clicked(self, index: int) -> None:
        """WHY set again: a touch on the chosen day would take its mark away."""
        self.keys[index].setChecked(True)
        self.day_chosen.emit(self._days[index].isoformat())

    def _on_turned(self, later: bool) -> None:
        self.turned.emit(later)
