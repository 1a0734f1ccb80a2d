"""Whose kiosk this is, and what time it is."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kiosk.screens.look import Look, Role
from kiosk.screens.painted import Painted, paint_box, text_flags, wrapped_size

_MARK, _GAP = 56, 20


class Header(QWidget, Painted):
    """The organisation's mark and name, the clock beneath."""

    def __init__(self, parent: QWidget, *, organisation: str) -> None:
        super().__init__(parent)
        self._organisation = organisation
        self._clock = ""
        self._look: Look | None = None
        self._name_font = QFont()
        self._clock_font = QFont()
        self.setAccessibleName(organisation)

    @property
    def clock(self) -> str:
        return self._clock

    def show_clock(self, text: str) -> None:
        if text != self._clock:
            self._clock = text
            self.update()

    def dress(self, look: Look) -> None:
        self._look = look
        self._name_font = look.font(Role.NAME)
        self._clock_font = look.font(Role.CLOCK)
        self.update()

    def fits(self) -> bool:
        name, clock = self._sizes()
        room = self.width() - self._indent
        return max(name.width(), clock.width()) <= room and name.height() + clock.height() <= self.height()

    def sizeHint(self) -> QSize:
        widest = max(
            QFontMetrics(self._name_font).horizontalAdvance(self._organisation),
            QFontMetrics(self._clock_font).horizontalAdvance(self._clock),
        )
        height = QFontMetrics(self._name_font).height() + QFontMetrics(self._clock_font).height()
        return QSize(self._indent + widest + 4, height)

    def height_for(self, width: int) -> int:
        """With the name wrapped where it is long."""
        name = wrapped_size(self._name_font, self._organisation, width - self._indent)
        return name.height() + QFontMetrics(self._clock_font).height()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._look
        if look is None:
            return
        painter = QPainter(self)
        self._paint_mark(painter, look)
        name, clock = self._sizes()
        top = (self.height() - name.height() - clock.height()) // 2
        left = 0 if self.isRightToLeft() else self._indent
        width = self.width() - self._indent
        flags = text_flags(self, centred=False)
        painter.setFont(self._name_font)
        painter.setPen(QColor(look.theme.ink))
        painter.drawText(QRect(left, top, width, name.height()), flags, self._organisation)
        painter.setFont(self._clock_font)
        painter.setPen(QColor(look.theme.muted))
        painter.drawText(QRect(left, top + name.height(), width, clock.height()), flags, self._clock)

    def _paint_mark(self, painter: QPainter, look: Look) -> None:
        size = look.px(_MARK)
        left = self.width() - size if self.isRightToLeft() else 0
        box = QRectF(left, (self.height() - size) / 2, size, size)
        paint_box(painter, box, fill=look.theme.primary, border=None, pen=0, radius=look.px(12))
        font = QFont(look.font(Role.NAME))
        font.setPixelSize(round(size * 0.55))
        painter.setFont(font)
        painter.setPen(QColor(look.theme.on_primary))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), self._organisation[:1].upper())

    def _sizes(self) -> tuple[QSize, QSize]:
        room = self.width() - self._indent
        return (
            wrapped_size(self._name_font, self._organisation, room),
            wrapped_size(self._clock_font, self._clock, room),
        )

    @property
    def _indent(self) -> int:
        return self._look.px(_MARK + _GAP) if self._look else 0
