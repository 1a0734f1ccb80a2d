"""Many equal keys in rows and columns, turned page by page when there are more than fit."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QSizePolicy, QWidget

from kiosk.screens.keys import Key, Style
from kiosk.screens.look import Look
from kiosk.screens.painted import Painted


class KeyGrid(QWidget, Painted):
    """Shows `(id, text)` choices row by row; says the id of the one that was touched."""

    chosen = Signal(str)

    def __init__(self, style: Style, parent: QWidget, *, columns: int, rows: int) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._style = style
        self._columns, self._rows = columns, rows
        self._choices: tuple[tuple[str, str], ...] = ()
        self._look: Look | None = None
        self._keys: list[Key] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self._on_id_clicked)
        self.page = 0

    @property
    def pages(self) -> int:
        return max(1, -(-len(self._choices) // self._capacity))

    def keys(self) -> list[Key]:
        """Those shown, in reading order."""
        return [key for key in self._keys if not key.isHidden()]

    def show_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """The page stays where it is while there is one."""
        self._choices = tuple(choices)
        self.turn_to(self.page)

    def shape(self, *, columns: int, rows: int) -> None:
        if (columns, rows) != (self._columns, self._rows):
            self._columns, self._rows = columns, rows
            for index, key in enumerate(self._keys):
                self._grid.addWidget(key, index // columns, index % columns)
            self.turn_to(0)

    def turn_to(self, page: int) -> None:
        self.page = min(max(0, page), self.pages - 1)
        start = self.page * self._capacity
        shown = self._choices[start : start + self._capacity]
        while len(self._keys) < len(shown):
            self._add_key()
        for index, key in enumerate(self._keys):
            key.setVisible(index < len(shown))
            if index < len(shown):
                key.show_text(shown[index][1])
        self._stretch()

    def dress(self, look: Look) -> None:
        self._look = look
        self._grid.setSpacing(look.key_gap)
        for key in self._keys:
            key.dress(look)

    def fits(self) -> bool:
        return self._grid.minimumSize().height() <= self.height()

    @property
    def _capacity(self) -> int:
        return self._columns * self._rows

    def _add_key(self) -> None:
        index = len(self._keys)
        key = Key(self._style, self)
        self._keys.append(key)
        self._group.addButton(key, index)
        self._grid.addWidget(key, index // self._columns, index % self._columns)
        if self._look is not None:
            key.dress(self._look)

    def _stretch(self) -> None:
        """Columns are equal; the last page's few keys keep the size of the others."""
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, 1 if column < self._columns else 0)
        for row in range(self._grid.rowCount()):
            used = self.pages > 1 and row < self._rows
            self._grid.setRowStretch(row, 1 if used else 0)

    def _on_id_clicked(self, index: int) -> None:
        self.chosen.emit(self._choices[self.page * self._capacity + index][0])
