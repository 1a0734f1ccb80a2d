"""A whole number to type, kept between its bounds."""

from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QLineEdit, QWidget


class NumberField(QLineEdit):
    """What was typed outside the bounds becomes the nearest within when the field is left."""

    def __init__(self, low: int, high: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._low, self._high = low, high
        self.setMaxLength(len(str(high)))
        self.setValidator(QIntValidator(0, 10 ** len(str(high)), self))
        self.setValue(low)
        self.editingFinished.connect(self._on_finished)

    def value(self) -> int:
        text = self.text()
        typed = int(text) if text.isascii() and text.isdecimal() else self._low
        return min(max(typed, self._low), self._high)

    def setValue(self, value: int) -> None:
        self.setText(str(value))

    def _on_finished(self) -> None:
        self.setValue(self.value())
