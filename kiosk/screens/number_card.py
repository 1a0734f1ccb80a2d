"""The waiting number, as large as the glass allows."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kiosk.qtkit.fonts import BOLD, typeface
from kiosk.screens.look import Look, Role
from kiosk.screens.painted import Painted, paint_box, paint_words, wrapped_size

_PREFERRED, _LEAST, _PAD = 640, 230, 36


class NumberCard(QWidget, Painted):
    """A line above, the number, a line beneath; the number takes the room that is left."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._number = ""
        self._above = ""
        self._beneath = ""
        self._look: Look | None = None
        self._above_font = QFont()
        self._beneath_font = QFont()

    @property
    def number(self) -> str:
        return self._number

    def show_number(self, number: int, *, above: str, beneath: str) -> None:
        self._number, self._above, self._beneath = str(number), above, beneath
        self.setAccessibleName(f"{above} {number}")
        self.setAccessibleDescription(beneath)
        self.update()

    def dress(self, look: Look) -> None:
        self._look = look
        self._above_font = look.font(Role.LEAD)
        self._beneath_font = look.font(Role.BODY)
        self.update()

    def fits(self) -> bool:
        room = self._room()
        above, beneath = self._lines(room.width())
        widest = max(above.width(), beneath.width())
        return widest <= room.width() and self.height() >= self.least_height(self.width())

    def preferred_height(self, width: int) -> int:
        return max(self._px(_PREFERRED), self.least_height(width))

    def least_height(self, width: int) -> int:
        above, beneath = self._lines(max(1, width - 2 * self._px(_PAD)))
        return self._px(_LEAST) + above.height() + beneath.height()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._look
        if look is None:
            return
        painter = QPainter(self)
        theme = look.theme
        box = QRectF(self.rect())
        paint_box(painter, box, fill=theme.surface, border=theme.line, pen=2, radius=look.px(36))
        room = self._room()
        above, beneath = self._lines(room.width())
        painter.setPen(QColor(theme.muted))
        painter.setFont(self._above_font)
        paint_words(painter, self, QRect(room.left(), room.top(), room.width(), above.height()), self._above)
        painter.setFont(self._beneath_font)
        lower = QRect(room.left(), room.bottom() - beneath.height(), room.width(), beneath.height())
        paint_words(painter, self, lower, self._beneath)
        middle = QRect(
            room.left(), room.top() + above.height(), room.width(), lower.top() - room.top() - above.height()
        )
        self._paint_number(painter, look, middle)

    def _paint_number(self, painter: QPainter, look: Look, room: QRect) -> None:
        """As high as the room, but no wider; ascents and descents of figures are air."""
        largest = typeface(Role.NUMBER.value[0] * look.unit, BOLD)
        metrics = QFontMetrics(largest)
        by_width = room.width() / max(1, metrics.horizontalAdvance(self._number))
        by_height = room.height() / max(1, metrics.capHeight() * 1.25)
        font = typeface(largest.pixelSize() * min(1.0, by_width, by_height), BOLD)
        painter.setFont(font)
        painter.setPen(QColor(look.theme.chosen))
        capital = QFontMetrics(font).capHeight()
        baseline = room.top() + (room.height() + capital) // 2
        width = QFontMetrics(font).horizontalAdvance(self._number)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        painter.drawText(room.left() + (room.width() - width) // 2, baseline, self._number)

    def _lines(self, width: int) -> tuple[QSize, QSize]:
        return (
            wrapped_size(self._above_font, self._above, width),
            wrapped_size(self._beneath_font, self._beneath, width),
        )

    def _room(self) -> QRect:
        pad = self._px(_PAD)
        return self.rect().adjusted(pad, pad, -pad, -pad)

    def _px(self, design: float) -> int:
        return self._look.px(design) if self._look else 1
