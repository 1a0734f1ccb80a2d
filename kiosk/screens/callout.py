"""A line that may stand on a tinted ground: the way to the reception, a hint, a message."""

from enum import Enum

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kiosk.qtkit.icons import icon_pixmap
from kiosk.screens.look import Look, Role
from kiosk.screens.painted import Painted, balanced_width, paint_box, paint_words, wrapped_size


class Tone(Enum):
    """Ground, words and icon; the ground never is the only sign."""

    PLAIN = (None, "muted", None)
    INFO = ("tint", "on_tint", None)
    ATTENTION = ("amber_tint", "on_amber_tint", "info")


class Callout(QWidget, Painted):
    """Takes the same room in every tone, so that nothing moves when a hint comes."""

    def __init__(self, role: Role, parent: QWidget, *, padding: int = 28) -> None:
        super().__init__(parent)
        self._role = role
        self._padding = padding
        self._tone = Tone.PLAIN
        self._text = ""
        self._look: Look | None = None
        self._font = QFont()

    @property
    def text(self) -> str:
        return self._text

    @property
    def tone(self) -> Tone:
        return self._tone

    def show_text(self, text: str, tone: Tone | None = None) -> None:
        shown = (text, tone or self._tone)
        if shown != (self._text, self._tone):
            self._text, self._tone = shown
            self.setAccessibleName(text)
            self.update()

    def dress(self, look: Look) -> None:
        self._look = look
        self._font = look.font(self._role)
        self.update()

    def fits(self) -> bool:
        room = self._room(self.width())
        needed = wrapped_size(self._font, self._text, room)
        return needed.width() <= room and needed.height() <= self.height()

    def preferred_height(self, width: int) -> int:
        return wrapped_size(self._font, self._text, self._room(width)).height() + 2 * self._pad

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._look
        if look is None or not self._text:
            return
        ground, colour, icon = self._tone.value
        painter = QPainter(self)
        width = self._room(self.width())
        if icon:  # WHY: it stands beside the words, not at the edge
            width = balanced_width(self._font, self._text, width)
            width = min(width, wrapped_size(self._font, self._text, width).width() + 4)
        place = QRect((self.width() - width) // 2, 0, width, self.height())
        if icon:
            half = self._icon_room // 2
            place.translate(-half if self.isRightToLeft() else half, 0)
        if ground:
            box = QRectF(self.rect())
            paint_box(painter, box, fill=getattr(look.theme, ground), border=self._border(), pen=2, radius=look.px(18))
        if icon:
            self._paint_icon(painter, look, place, icon, getattr(look.theme, colour))
        painter.setFont(self._font)
        painter.setPen(QColor(getattr(look.theme, colour)))
        paint_words(painter, self, place, self._text)

    def _paint_icon(self, painter: QPainter, look: Look, words: QRect, icon: str, colour: str) -> None:
        size = self._icon
        left = words.right() + size // 4 if self.isRightToLeft() else words.left() - size - size // 4
        pixmap = icon_pixmap(look.assets, icon, colour, size=size, ratio=self.devicePixelRatioF())
        painter.drawPixmap(left, (self.height() - size) // 2, pixmap)

    def _border(self) -> str | None:
        """In high contrast the ground is as black as the page: a line shows the box instead."""
        look = self._look
        if look is None or look.theme.name != "high-contrast":
            return None
        return look.theme.amber if self._tone is Tone.ATTENTION else look.theme.line

    @property
    def _pad(self) -> int:
        return self._look.px(self._padding) if self._look else 0

    @property
    def _icon(self) -> int:
        return round(self._font.pixelSize() * 1.2)

    @property
    def _icon_room(self) -> int:
        return self._icon * 5 // 4

    def _room(self, width: int) -> int:
        return max(1, width - 2 * self._pad - self._icon_room)
