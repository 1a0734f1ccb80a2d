"""The free times of a day as keys, one of which is chosen; many of them scroll."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QVBoxLayout, QWidget

from admin_tool.views.look import Look
from admin_tool.views.parts import button, label
from admin_tool.views.scrolling import Scrolling
from admin_tool.views.wrapping_row import WrappingRow


class TimeKeys(QWidget):
    chosen = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        self._look = look
        self._keys: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        self._empty = label("muted")
        self._holder = QWidget()
        self._holder.setProperty("kind", "page")
        self._row = WrappingRow(self._holder, gap=look.px(8))
        self._row.setContentsMargins(0, 0, look.px(8), 0)
        self._scrolling = Scrolling(self._holder)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._empty)
        column.addWidget(self._scrolling, 1)

    def show_times(self, times: Sequence[tuple[str, str]], chosen: str, *, empty: str) -> None:
        """Ids and words; `empty`: what is said where there are none."""
        if list(self._keys) != [time_id for time_id, _ in times]:
            self._rebuild([time_id for time_id, _ in times])
        self._group.setExclusive(False)
        for time_id, words in times:
            self._keys[time_id].setText(words)
            self._keys[time_id].setChecked(time_id == chosen)
        self._group.setExclusive(True)
        self._empty.setText(empty)
        self._empty.setVisible(not times)
        self._scrolling.setVisible(bool(times))

    def key(self, time_id: str) -> QPushButton:
        return self._keys[time_id]

    def texts(self) -> list[str]:
        return [key.text() for key in self._keys.values()]

    def _rebuild(self, ids: Sequence[str]) -> None:
        for key in self._keys.values():
            self._group.removeButton(key)
            self._row.removeWidget(key)
            key.hide()
            key.deleteLater()
        self._keys = {time_id: self._made(time_id) for time_id in ids}
        self._scrolling.verticalScrollBar().setValue(0)

    def _made(self, time_id: str) -> QPushButton:
        key = button("quiet", self._on_key)
        key.setCheckable(True)
        key.setProperty("time", time_id)
        key.setMinimumWidth(self._look.px(84))
        self._group.addButton(key)
        self._row.addWidget(key)
        key.show()
        return key

    def _on_key(self) -> None:
        self.chosen.emit(self.sender().property("time"))
