"""The private rooms in the board's head: a free one is a word, a taken one is given back by a touch."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from admin_tool.views.look import Look
from admin_tool.views.parts import button, label
from admin_tool.views.wrapping_row import WrappingRow


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomChip:
    """`room` empty: cannot be touched."""

    room: str
    words: str
    taken: bool
    hint: str = ""


class RoomChips(QWidget):
    given_back = Signal(str)
    """The room's name."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        self._row = WrappingRow(self, gap=look.px(8))
        self._row.setContentsMargins(0, 0, 0, 0)
        self._shown: list[RoomChip] = []
        self._made: list[QWidget] = []

    def show_chips(self, chips: Sequence[RoomChip]) -> None:
        if list(chips) == self._shown:
            return
        self._shown = list(chips)
        for gone in self._made:
            self._row.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self._made = [self._chip(chip) for chip in chips]
        for made in self._made:
            self._row.addWidget(made)
        self.setVisible(bool(chips))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Side by side, if the width is there."""
        return self._row.one_line()

    def texts(self) -> list[str]:
        return [chip.words for chip in self._shown]

    def button(self, room: str) -> QPushButton:
        return next(made for made in self._made if isinstance(made, QPushButton) and made.property("room") == room)

    def _chip(self, chip: RoomChip) -> QWidget:
        if not (chip.taken and chip.room):
            free = label("good")
            free.setText(chip.words)
            return free
        taken = button("", self._on_pressed)
        taken.setText(chip.words)
        taken.setToolTip(chip.hint)
        taken.setAccessibleName(f"{chip.words}. {chip.hint}")
        taken.setProperty("room", chip.room)
        return taken

    def _on_pressed(self) -> None:
        self.given_back.emit(self.sender().property("room"))
