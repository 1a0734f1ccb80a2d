"""A row of keys in the frame that becomes two rows where one is too narrow for the words."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from kiosk.screens.keys import Key
from kiosk.screens.look import Look
from kiosk.screens.painted import Painted


class KeyRow(QWidget, Painted):
    """Equal widths where it fills its place, else each key as wide as its words."""

    def __init__(self, parent: QWidget, *, fills: bool) -> None:
        super().__init__(parent)
        self._fills = fills
        self._keys: list[Key] = []
        self._look: Look | None = None

    def show_keys(self, keys: list[Key]) -> None:
        """Those to show now, in reading order; the row owns all keys it was ever given."""
        for key in self._keys:
            key.hide()
        self._keys = keys
        for key in keys:
            key.show()
        self.setVisible(bool(keys))

    @property
    def keys(self) -> list[Key]:
        return list(self._keys)

    def dress(self, look: Look) -> None:
        self._look = look
        for key in self._keys:
            key.dress(look)

    def fits(self) -> bool:
        return all(key.fits() for key in self._keys)

    def natural_width(self) -> int:
        """All keys in one row, no word wrapped."""
        widths = [key.natural_width() for key in self._keys]
        if self._fills:
            widths = [max(widths, default=0)] * len(widths)
        return sum(widths) + self._gap * (len(widths) - 1)

    def lay_out(self, rect: QRect) -> int:
        """Place it at `rect`'s top in its width, in as few rows as fit; the height it took."""
        if not self._keys or self._look is None:
            self.setGeometry(QRect(rect.left(), rect.top(), rect.width(), 0))
            return 0
        for rows in range(1, len(self._keys) + 1):
            height = self._lay_out(rect.width(), rows)
            if self.fits():
                break
        self.setGeometry(QRect(rect.left(), rect.top(), rect.width(), height))
        return height

    def _lay_out(self, width: int, rows: int) -> int:
        in_row = -(-len(self._keys) // rows)
        top = 0
        for start in range(0, len(self._keys), in_row):
            keys = self._keys[start : start + in_row]
            widths = self._widths(keys, width, in_row)
            left = 0
            height = max(key.preferred_height(one) for key, one in zip(keys, widths, strict=True))
            for key, one in zip(keys, widths, strict=True):
                at = width - left - one if self.isRightToLeft() else left
                key.setGeometry(at, top, one, height)
                left += one + self._gap
            top += height + self._gap
        return top - self._gap

    def _widths(self, keys: list[Key], width: int, in_row: int) -> list[int]:
        if self._fills:
            return [(width - self._gap * (in_row - 1)) // in_row] * len(keys)
        natural = [key.natural_width() for key in keys]
        room = width - self._gap * (len(keys) - 1)
        if sum(natural) <= room:
            return natural
        return [room // len(keys)] * len(keys)

    @property
    def _gap(self) -> int:
        return self._look.px(14 if not self._fills else 20) if self._look else 0
