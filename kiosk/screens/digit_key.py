"""A key of the keypad: its digit is there when it is touched, not when the finger leaves it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from kiosk.screens.keys import DIGIT, Key


class DigitKey(Key):
    """WHY at the touch: so do the keys of telephones and cash machines, and a wrong digit is erased
    (WCAG 2.2, 2.5.2 calls it essential for keypads). And before the key itself is painted: who types
    looks for the dot.
    """

    entered = Signal(int)

    def __init__(self, digit: int, parent: QWidget) -> None:
        super().__init__(DIGIT, parent)
        self.digit = digit
        self._under_finger = False
        self.show_text(str(digit))
        self.clicked.connect(self._on_clicked)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._under_finger = True
            self.entered.emit(self.digit)
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self._under_finger = False

    def _on_clicked(self) -> None:
        """By the keyboard."""
        if not self._under_finger:
            self.entered.emit(self.digit)
