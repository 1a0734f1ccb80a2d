"""A part of a page that is laid out by itself: the words, the controls, what is beneath them."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QVBoxLayout, QWidget


class Zone(QWidget):
    """A column of painted parts that knows how much height it wants and how little it can bear."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)

    @property
    def is_empty(self) -> bool:
        return self.column.isEmpty()

    def preferred(self, width: int) -> int:
        return max(0, self.column.totalHeightForWidth(width), self.column.totalSizeHint().height())

    def least(self, width: int) -> int:
        if self.column.hasHeightForWidth():
            least = self.column.totalMinimumHeightForWidth(width)
        else:
            least = self.column.totalMinimumSize().height()
        return min(self.preferred(width), max(0, least))

    def place(self, rect: QRect) -> None:
        """Lay out at once, also while hidden, so that the page can ask whether all words fit."""
        self.setGeometry(rect)
        self.column.invalidate()
        self.column.activate()
