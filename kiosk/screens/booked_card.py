"""The booked day, time and code, as large as the glass allows."""

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kiosk.screens.look import Look, Role
from kiosk.screens.painted import Painted, paint_box, paint_words, wrapped_size

_PAD, _AIR = 40, 20
_ROLES = (Role.ANSWER, Role.TITLE, Role.STATEMENT)


class BookedCard(QWidget, Painted):
    """Three lines: the day, the time, the code."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._lines = ("", "", "")
        self._look: Look | None = None
        self._fonts: tuple[QFont, ...] = (QFont(),) * len(_ROLES)

    def show_lines(self, day: str, at: str, code: str) -> None:
        self._lines = (day, at, code)
        self.setAccessibleName("\n".join(self._lines))
        self.update()

    def dress(self, look: Look) -> None:
        self._look = look
        self._fonts = tuple(look.font(role) for role in _ROLES)
        self.update()

    def fits(self) -> bool:
        widest = max(size.width() for size in self._sizes(self._room(self.width())))
        return widest <= self._room(self.width()) and self.height() >= self.least_height(self.width())

    def preferred_height(self, width: int) -> int:
        words = sum(size.height() for size in self._sizes(self._room(width)))
        return words + 2 * self._px(_PAD) + 2 * self._px(_AIR)

    def least_height(self, width: int) -> int:
        return sum(size.height() for size in self._sizes(self._room(width))) + self._px(_PAD)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._look
        if look is None:
            return
        painter = QPainter(self)
        theme = look.theme
        paint_box(painter, QRectF(self.rect()), fill=theme.surface, border=theme.line, pen=2, radius=look.px(36))
        room = self._room(self.width())
        sizes = self._sizes(room)
        air = min(self._px(_AIR), (self.height() - sum(size.height() for size in sizes)) // 4)
        top = (self.height() - sum(size.height() for size in sizes) - 2 * air) // 2
        for line, font, size, colour in zip(
            self._lines, self._fonts, sizes, (theme.ink, theme.chosen, theme.muted), strict=True
        ):
            painter.setFont(font)
            painter.setPen(QColor(colour))
            paint_words(painter, self, QRect((self.width() - room) // 2, top, room, size.height()), line)
            top += size.height() + air

    def _sizes(self, width: int) -> list[QSize]:
        return [wrapped_size(font, line, width) for line, font in zip(self._lines, self._fonts, strict=True)]

    def _room(self, width: int) -> int:
        return max(1, width - 2 * self._px(_PAD))

    def _px(self, design: float) -> int:
        return self._look.px(design) if self._look else 1
