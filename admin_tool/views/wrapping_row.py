"""Small things side by side, in as many lines as the width needs."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class WrappingRow(QLayout):
    def __init__(self, parent: QWidget | None = None, *, gap: int = 8) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        margins = self.contentsMargins()
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def one_line(self) -> QSize:
        """What it needs to stand in one line."""
        return QSize(self._across(self._items), max((item.sizeHint().height() for item in self._items), default=0))

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        return self._filled(self._items, width)

    def _filled(self, items: Sequence[QLayoutItem], width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = [[]]
        for item in items:
            if lines[-1] and self._across([*lines[-1], item]) > width:
                lines.append([])
            lines[-1].append(item)
        return lines

    def _across(self, items: Sequence[QLayoutItem]) -> int:
        shown = [item.sizeHint().width() for item in items if not item.isEmpty()]
        return sum(shown) + self._gap * max(0, len(shown) - 1)

    def _sizes(self, line: Sequence[QLayoutItem], width: int) -> list[QSize]:
        """What is too wide for a line of its own is as wide as the line."""
        return [self._within(item, width) for item in line]

    def _spare(self, line: Sequence[QLayoutItem], sizes: Sequence[QSize], width: int) -> int:
        """How far what follows the first stands from it, beyond the gap."""
        return 0

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        inner = rect.marginsRemoved(self.contentsMargins())
        y = inner.y()
        for line in self._lines(inner.width()):
            shown = [item for item in line if not item.isEmpty()]
            sizes = self._sizes(shown, inner.width())
            tallest = max((size.height() for size in sizes), default=0)
            x, spare = inner.x(), self._spare(shown, sizes, inner.width())
            for item, size in zip(shown, sizes, strict=True):
                if move:
                    item.setGeometry(QRect(QPoint(x, y + (tallest - size.height()) // 2), size))
                x, spare = x + size.width() + self._gap + spare, 0
            y += tallest + self._gap if shown else 0
        return max(y - self._gap, inner.y()) - rect.y() + self.contentsMargins().bottom()

    def _within(self, item: QLayoutItem, width: int) -> QSize:
        size = item.sizeHint()
        if size.width() <= width:
            return size
        return QSize(width, item.heightForWidth(width) if item.hasHeightForWidth() else size.height())
