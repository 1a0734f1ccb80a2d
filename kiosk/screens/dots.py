"""How many of the six digits are there; never which."""

from functools import reduce

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.screens.look import Look, Role
from kiosk.screens.painted import Painted, paint_box

_BOX, _HEIGHT, _NEAR, _FAR, _LABEL_GAP = 109, 129, 21, 57, 18
_HALO = 6
_DIGITS = 6
_WIDTH = 6 * _BOX + 3 * _NEAR + 2 * _FAR


class DigitDots(QWidget, Painted):
    """Six boxes in three pairs, always from left to right: digits are, in every language."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._entered = 0
        self._labels = ("", "", "")
        self._look: Look | None = None
        self._font = QFont()
        self._boxes: tuple[QRectF, ...] = ()

    @property
    def entered(self) -> int:
        return self._entered

    def show_entered(self, entered: int) -> None:
        """WHY painted at once, and only what changes: a dot answers a touch and waits for no fading page."""
        if entered != self._entered:
            before, self._entered = self._entered, entered
            changed = range(min(before, entered), min(max(before, entered) + 1, _DIGITS))
            self.repaint(reduce(QRegion.united, map(self._with_halo, changed), QRegion()))

    def show_labels(self, day: str, month: str, year: str) -> None:
        self._labels = (day, month, year)
        self.update()

    def dress(self, look: Look) -> None:
        self._look = look
        self._font = look.font(Role.LABEL)
        self._boxes = ()
        self.update()

    def fits(self) -> bool:
        metrics = QFontMetrics(self._font)
        widest = max(metrics.horizontalAdvance(label) for label in self._labels)
        return widest <= (2 * _BOX + _NEAR + _FAR) * self._scale() and self._scale() > 0.3

    def preferred_height(self, width: int) -> int:
        if self._look is None:
            return 1
        return self._look.px(_HEIGHT + _LABEL_GAP) + 2 * _HALO + QFontMetrics(self._font).height()

    def least_height(self, width: int) -> int:
        return self.preferred_height(width) - (self._look.px(_HEIGHT * 0.3) if self._look else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._boxes = ()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._look is None:
            return
        painter, region = QPainter(self), event.region()
        for index in range(_DIGITS):
            if region.intersects(self._with_halo(index)):
                self._paint_digit(painter, self._look, index)
        if event.rect().bottom() >= self._box(0).bottom() + _HALO + 1:
            self._paint_labels(painter, self._look)

    def _paint_labels(self, painter: QPainter, look: Look) -> None:
        painter.setFont(self._font)
        painter.setPen(QColor(look.theme.muted))
        for pair, label in enumerate(self._labels):
            first, last = self._box(2 * pair), self._box(2 * pair + 1)
            top = first.bottom() + look.px(_LABEL_GAP)
            place = QRectF(first.left() - 40, top, last.right() - first.left() + 80, self.height() - top)
            painter.drawText(place, int(Qt.AlignmentFlag.AlignHCenter), label)

    def _paint_digit(self, painter: QPainter, look: Look, index: int) -> None:
        theme, box = look.theme, self._box(index)
        here = index == self._entered
        if here:
            halo = box.adjusted(-_HALO, -_HALO, _HALO, _HALO)
            paint_box(painter, halo, fill=theme.tint, border=None, pen=0, radius=look.px(24))
        paint_box(
            painter,
            box,
            fill=theme.surface,
            border=theme.focus if here and theme.name != "light" else theme.accent if here else theme.border,
            pen=look.px(5 if here else 3),
            radius=look.px(18),
        )
        if index < self._entered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.chosen))
            radius = look.px(18)
            painter.drawEllipse(QPointF(box.center()), radius, radius)

    def _with_halo(self, index: int) -> QRect:
        """All that a digit's place can paint on."""
        return self._box(index).adjusted(-_HALO, -_HALO, _HALO, _HALO).toAlignedRect()

    def _scale(self) -> float:
        if self._look is None:
            return 1.0
        spare = self.height() - 2 * _HALO - QFontMetrics(self._font).height()
        return min(self._look.unit, self.width() / _WIDTH, spare / (_HEIGHT + _LABEL_GAP))

    def _box(self, index: int) -> QRectF:
        if not self._boxes:
            scale = self._scale()
            self._boxes = tuple(self._box_of(index, scale) for index in range(_DIGITS))
        return self._boxes[index]

    def _box_of(self, index: int, scale: float) -> QRectF:
        left = (self.width() - _WIDTH * scale) / 2
        pairs, second = divmod(index, 2)
        offset = pairs * (2 * _BOX + _NEAR + _FAR) + second * (_BOX + _NEAR)
        return QRectF(left + offset * scale, _HALO, _BOX * scale, _HEIGHT * scale)
