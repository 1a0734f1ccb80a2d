"""A large key with an icon, what it does, and a line about it."""

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QWidget

from kiosk.qtkit.icons import icon_pixmap
from kiosk.screens.keys import Key, Style
from kiosk.screens.look import Look, Role
from kiosk.screens.painted import balanced_width, paint_box, text_flags, wrapped_size

_STYLE = Style(role=Role.CARD, height=290, border="accent", pen=3, radius=32)
_TILE, _MARGIN, _GAP = 140, 56, 44


class Card(Key):
    """Two texts beside an icon, read as one."""

    def __init__(self, parent: QWidget, *, icon: str) -> None:
        super().__init__(_STYLE, parent, icon=icon)
        self._detail = ""
        self._detail_font = QFont()

    def show_words(self, title: str, detail: str) -> None:
        self._detail = detail
        self.show_text(title)
        self.setAccessibleDescription(detail)

    def dress(self, look: Look) -> None:
        self._detail_font = look.font(Role.LEAD)
        super().dress(look)

    def fits(self) -> bool:
        room = self._words_room()
        title, detail = self._sizes(room.width())
        widest = max(title.width(), detail.width())
        return widest <= room.width() and title.height() + detail.height() <= room.height()

    def _sizes(self, width: int) -> tuple[QSize, QSize]:
        return (
            wrapped_size(self._font, self.text(), balanced_width(self._font, self.text(), width)),
            wrapped_size(self._detail_font, self._detail, balanced_width(self._detail_font, self._detail, width)),
        )

    def _words_room(self) -> QRect:
        look = self._look
        if look is None:
            return self.rect()
        start = look.px(_MARGIN + _TILE + _GAP)
        end = look.px(_MARGIN)
        left, right = (end, start) if self.isRightToLeft() else (start, end)
        return self.rect().adjusted(left, 8, -right, -8)

    def least_height(self, width: int) -> int:
        beside = self._look.px(2 * _MARGIN + _TILE + _GAP) if self._look else 0
        title, detail = self._sizes(width - beside)
        return title.height() + detail.height() + 40

    def _paint_words(self, painter: QPainter, look: Look) -> None:
        self._paint_tile(painter, look)
        room = self._words_room()
        title, detail = self._sizes(room.width())
        top = (self.height() - title.height() - detail.height()) // 2
        painter.setFont(self._font)
        painter.setPen(QColor(look.theme.ink))
        self._paint_line(painter, top, title, self.text())
        painter.setFont(self._detail_font)
        painter.setPen(QColor(look.theme.muted))
        self._paint_line(painter, top + title.height(), detail, self._detail)

    def _paint_line(self, painter: QPainter, top: int, size: QSize, words: str) -> None:
        room = self._words_room()
        width = min(room.width(), size.width() + 4)
        left = room.right() + 1 - width if self.isRightToLeft() else room.left()
        painter.drawText(QRect(left, top, width, size.height()), text_flags(self, centred=False), words)

    def _paint_tile(self, painter: QPainter, look: Look) -> None:
        tile, size = look.px(_TILE), look.px(_TILE * 0.55)
        margin = look.px(_MARGIN)
        left = self.width() - margin - tile if self.isRightToLeft() else margin
        top = (self.height() - tile) // 2
        box = QRectF(left, top, tile, tile)
        paint_box(painter, box, fill=look.theme.tint, border=None, pen=0, radius=look.px(28))
        pixmap = icon_pixmap(
            look.assets, str(self._icon), look.theme.on_tint, size=size, ratio=self.devicePixelRatioF()
        )
        painter.drawPixmap(left + (tile - size) // 2, top + (tile - size) // 2, pixmap)
