"""Keys of equal size in rows and columns."""

from collections.abc import Sequence

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from kiosk.screens.keys import Key
from kiosk.screens.look import Look
from kiosk.screens.painted import Painted


class Tiles(QWidget, Painted):
    """Fills row by row in reading direction; `rows` keeps room for rows that are not filled."""

    def __init__(self, parent: QWidget, *, columns: int) -> None:
        super().__init__(parent)
        self.columns = columns
        self.least_rows = 1
        self._keys: list[Key] = []
        self._look: Look | None = None

    def add(self, key: Key) -> None:
        self._keys.append(key)
        if self._look is not None:
            key.dress(self._look)

    def keys(self) -> list[Key]:
        """Those shown, in reading order."""
        return [key for key in self._keys if not key.isHidden()]

    def dress(self, look: Look) -> None:
        self._look = look
        for key in self._keys:
            key.dress(look)

    def preferred_height(self, width: int) -> int:
        one = self._width_of_one(width)
        return self._height_with(max((key.preferred_height(one) for key in self.keys()), default=0))

    def least_height(self, width: int) -> int:
        one = self._width_of_one(width)
        return self._height_with(max((key.least_height(one) for key in self.keys()), default=0))

    def place(self, rect: QRect) -> None:
        self.setGeometry(rect)
        gap, rows = self._gap, self._rows
        one = self._width_of_one(rect.width())
        height = (rect.height() - gap * (rows - 1)) // rows
        indent = (rect.width() - self._full_width(rect.width())) // 2
        for index, key in enumerate(self.keys()):
            row, column = divmod(index, self.columns)
            if self.isRightToLeft():
                column = self.columns - 1 - column
            key.setGeometry(indent + column * (one + gap), row * (height + gap), one, height)

    def fits(self) -> bool:
        return all(key.fits() for key in self.keys())

    def _full_width(self, width: int) -> int:
        """What the tiles take of `width`; all of it, unless they are to keep their size."""
        return width

    def _width_of_one(self, width: int) -> int:
        return (self._full_width(width) - self._gap * (self.columns - 1)) // self.columns

    def _height_with(self, one: int) -> int:
        return self._rows * one + (self._rows - 1) * self._gap

    @property
    def _rows(self) -> int:
        return max(1, self.least_rows, -(-len(self.keys()) // self.columns))

    @property
    def _gap(self) -> int:
        return self._look.key_gap if self._look else 0


def tiles_of(parent: QWidget, keys: Sequence[Key], *, columns: int) -> Tiles:
    """A fixed set of keys; those that are hidden take no room."""
    made = Tiles(parent, columns=columns)
    for key in keys:
        key.setParent(made)
        made.add(key)
    return made
