"""The field of waiting numbers: as large as they fit, in pages when they are very many; nothing slides or fades."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kiosk.display.pages import Grid, grid, page_count, page_shown
from kiosk.qtkit.fonts import SEMI_BOLD, typeface
from kiosk.qtkit.tokens import Theme

SIZES = (80.0, 64.0, 52.0, 44.0)
"""Ems of the design, 1920 by 1080; the smallest is read from eight metres on a 50-inch screen."""

PAGE_TEXT = 30.0


class NumberField(QWidget):
    """`page_text(2, 3)`: the words below the second page of three."""

    def __init__(self, theme: Theme, page_text: Callable[[int, int], str]) -> None:
        super().__init__()
        self._colour = QColor(theme.chosen)
        self._page_colour = QColor(theme.muted)
        self._page_text = page_text
        self._unit = 1.0
        self._numbers: tuple[int, ...] = ()
        self._now = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_unit(self, unit: float) -> None:
        self._unit = unit
        self.update()

    def show_numbers(self, numbers: tuple[int, ...], *, now: float) -> None:
        """`now` turns the pages, where there are several."""
        page = self.page()
        changed = numbers != self._numbers
        self._numbers, self._now = numbers, now
        if changed or page != self.page():
            self.update()

    def page(self) -> tuple[int, int]:
        """Which page is shown, from 1, and how many there are."""
        pages = page_count(len(self._numbers), self._grid().capacity)
        return page_shown(now=self._now, pages=pages) + 1, pages

    def shown_numbers(self) -> tuple[int, ...]:
        page, _ = self.page()
        capacity = self._grid().capacity
        return self._numbers[(page - 1) * capacity : page * capacity]

    def sizeHint(self) -> QSize:
        return QSize(round(690 * self._unit), round(240 * self._unit))

    def paintEvent(self, event: QPaintEvent) -> None:
        layout = self._grid()
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        painter = QPainter(self)
        painter.setPen(self._colour)
        painter.setFont(typeface(layout.size, SEMI_BOLD))
        for index, number in enumerate(self.shown_numbers()):
            cell = self._cell(index, layout, mirrored=mirrored)
            side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
            painter.drawText(cell, side | Qt.AlignmentFlag.AlignVCenter, str(number))
        self._paint_page(painter, mirrored=mirrored)
        painter.end()

    def _paint_page(self, painter: QPainter, *, mirrored: bool) -> None:
        page, pages = self.page()
        if pages == 1:
            return
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        painter.setPen(self._page_colour)
        painter.setFont(typeface(PAGE_TEXT * self._unit))
        painter.drawText(self.rect(), side | Qt.AlignmentFlag.AlignBottom, self._page_text(page, pages))

    def _cell(self, index: int, layout: Grid, *, mirrored: bool) -> QRectF:
        row, column = divmod(index, layout.columns)
        left = column * layout.cell
        if mirrored:
            left = self.width() - left - layout.cell
        return QRectF(left, row * layout.line, layout.cell, layout.line)

    def _grid(self) -> Grid:
        sizes = [size * self._unit for size in SIZES]
        whole = grid(self._numbers, width=self.width(), height=self.height(), sizes=sizes)
        if whole.capacity >= len(self._numbers):
            return whole
        left = self.height() - 2 * PAGE_TEXT * self._unit
        return grid(self._numbers, width=self.width(), height=left, sizes=sizes)
