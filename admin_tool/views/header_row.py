"""The line above a page: its heading on the left, its tools on the right, or in lines below where the width ends."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLayout, QLayoutItem

from admin_tool.views.wrapping_row import WrappingRow


class HeaderRow(WrappingRow):
    """Where not all of it fits, the heading shrinks to its minimum first, then the foremost tools go below."""

    def add_heading(self, heading: QLayout) -> None:
        self.addChildLayout(heading)
        self.addItem(heading)

    def sizeHint(self) -> QSize:
        return self.one_line()

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        heading, tools = self._items[:1], self._items[1:]
        stay = len(tools)
        while stay and self._taken(heading + tools[-stay:]) > width:
            stay -= 1
        below = tools[: len(tools) - stay]
        first = [*heading, *tools[len(below) :]]
        return [first, *self._filled(below, width)] if below else [first]

    def _taken(self, line: Sequence[QLayoutItem]) -> int:
        """The least that a line with the heading needs."""
        return self._across(line) - line[0].sizeHint().width() + line[0].minimumSize().width()

    def _sizes(self, line: Sequence[QLayoutItem], width: int) -> list[QSize]:
        sizes = super()._sizes(line, width)
        if line[:1] == self._items[:1] and self._across(line) > width:
            sizes[0] = QSize(line[0].minimumSize().width(), sizes[0].height())
        return sizes

    def _spare(self, line: Sequence[QLayoutItem], sizes: Sequence[QSize], width: int) -> int:
        if line[:1] != self._items[:1]:
            return 0
        return width - sum(size.width() for size in sizes) - self._gap * (len(sizes) - 1)
