"""The twelve keys: digits, erase, confirm."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from kiosk.screens.digit_key import DigitKey
from kiosk.screens.keys import CONFIRM, ERASE, Key
from kiosk.screens.tiles import Tiles

_WIDTH = 840


class Keypad(Tiles):
    """Laid out from left to right in every language, as telephones and cash machines are."""

    digit_pressed = Signal(int)
    erased = Signal()
    confirmed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, columns=3)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._digits: dict[int, DigitKey] = {}
        for digit in range(1, 10):
            self._add_digit(digit)
        self.erase = Key(ERASE, self, icon="backspace")
        self.add(self.erase)
        self._add_digit(0)
        self.confirm = Key(CONFIRM, self)
        self.add(self.confirm)
        self.erase.clicked.connect(self.erased)
        self.confirm.clicked.connect(self.confirmed)

    def key_of(self, digit: int) -> DigitKey:
        """The key that a finger would touch."""
        return self._digits[digit]

    def _add_digit(self, digit: int) -> None:
        key = self._digits[digit] = DigitKey(digit, self)
        key.entered.connect(self.digit_pressed)
        self.add(key)

    def _full_width(self, width: int) -> int:
        if self._look is None:
            return width
        least = 3 * self._look.least_key + 2 * self._gap
        return min(width, max(self._look.px(_WIDTH), least))
