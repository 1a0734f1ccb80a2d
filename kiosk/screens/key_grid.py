"""Choices as equal keys, turned page by page when there are more than fit."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from kiosk.screens.keys import Key, Style
from kiosk.screens.tiles import Tiles


class KeyGrid(Tiles):
    """Shows `(id, text)` choices row by row; says the id of the one that was touched."""

    chosen = Signal(str)

    def __init__(self, style: Style, parent: QWidget, *, columns: int, rows: int) -> None:
        super().__init__(parent, columns=columns)
        self._style = style
        self._rows_of_page = rows
        self._choices: tuple[tuple[str, str], ...] = ()
        self._chosen: str | None = None
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self._group.idClicked.connect(self._on_id_clicked)
        self._wanted = 0

    @property
    def page(self) -> int:
        return min(self._wanted, self.pages - 1)

    @property
    def pages(self) -> int:
        return max(1, -(-len(self._choices) // self._capacity))

    def show_choices(self, choices: Sequence[tuple[str, str]], *, chosen: str | None = None) -> None:
        """The page stays where it is while there is one. `chosen` is marked, where the style can be chosen."""
        self._choices, self._chosen = tuple(choices), chosen
        self._show_page()

    def shape(self, *, columns: int, rows: int) -> None:
        if (columns, rows) != (self.columns, self._rows_of_page):
            self.columns, self._rows_of_page = columns, rows
            self._show_page()

    def turn_to(self, page: int) -> None:
        """Afterwards the keys have to be placed anew."""
        self._wanted = max(0, page)
        self._show_page()

    def _show_page(self) -> None:
        self.least_rows = self._rows_of_page if self.pages > 1 else 1
        start = self.page * self._capacity
        shown = self._choices[start : start + self._capacity]
        while len(self._keys) < len(shown):
            self._add_key()
        for index, key in enumerate(self._keys):
            key.setVisible(index < len(shown))
            if index < len(shown):
                key.show_text(shown[index][1])
                key.setChecked(shown[index][0] == self._chosen)

    @property
    def _capacity(self) -> int:
        return self.columns * self._rows_of_page

    def _add_key(self) -> None:
        key = Key(self._style, self)
        key.setCheckable(self._style.checkable)
        self._group.addButton(key, len(self._keys))
        self.add(key)

    def _on_id_clicked(self, index: int) -> None:
        id_ = self._choices[self.page * self._capacity + index][0]
        # WHY: what is marked follows from what is shown as chosen, not from the touch.
        self._keys[index].setChecked(id_ == self._chosen)
        self.chosen.emit(id_)
