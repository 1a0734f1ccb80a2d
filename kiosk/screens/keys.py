"""Everything that can be touched: one kind of button, in the styles that the pages use."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from kiosk.qtkit.icons import icon_pixmap
from kiosk.screens.look import LEAST_TARGET, Look, Role
from kiosk.screens.painted import Painted, paint_box, text_flags, wrapped_size


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How a key looks; colours are names of theme tokens, lengths those of the 1080 x 1920 design."""

    role: Role
    height: int
    fill: str | None = "surface"
    text: str = "ink"
    border: str | None = "border"
    pen: float = 2
    radius: int = 22
    pressed: str = "pressed"
    padding: int = 20
    underlined: bool = False
    shrinks: bool = True


DIGIT = Style(role=Role.DIGIT, height=172, shrinks=False)
ERASE = Style(role=Role.CHOICE, height=172, shrinks=False)
CONFIRM = Style(
    role=Role.CHOICE, height=172, fill="primary", text="on_primary", border=None,
    pressed="primary_pressed", shrinks=False,
)  # fmt: skip
ANSWER = Style(role=Role.ANSWER, height=230, text="chosen", border="accent", pen=3, radius=32)
TIME = Style(role=Role.TIME, height=164, text="chosen", border="accent", pen=3)
GRID_TIME = Style(role=Role.GRID_TIME, height=108, text="chosen", border="accent", padding=8)
TOPIC = Style(role=Role.CHOICE, height=150, text="chosen", border="accent", pen=3)
OTHER = Style(role=Role.CHOICE, height=136, text="accent", border="accent", pen=3)
PLAIN = Style(role=Role.CHOICE, height=136, pen=3)
PRIMARY = Style(
    role=Role.CHOICE, height=136, fill="primary", text="on_primary", border=None,
    pressed="primary_pressed",
)  # fmt: skip
NEED = Style(role=Role.NEED, height=150, pen=3, padding=24)
SMALL = Style(role=Role.NEED, height=96, text="accent", border="accent", pen=3)
HELP = Style(role=Role.HELP, height=120, border="line", radius=20, padding=12)
LANGUAGE = Style(role=Role.LANGUAGE, height=76, text="muted", border="line", radius=14, padding=24)
LINK = Style(role=Role.LINK, height=76, fill=None, text="accent", border=None, underlined=True)


class Key(QAbstractButton, Painted):
    """A button of the glass. A touch looks the same on every key and leaves nothing behind.

    Only a keyboard moves the focus: a focus ring after a touch would show the last digit.
    """

    def __init__(self, style: Style, parent: QWidget, *, icon: str | None = None) -> None:
        super().__init__(parent)
        self.style_ = style
        self._icon = icon
        self._look: Look | None = None
        self._font = QFont()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_text(self, text: str) -> None:
        self.setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()

    def dress(self, look: Look) -> None:
        self._look = look
        self._font = look.font(self.style_.role)
        self._font.setUnderline(self.style_.underlined)
        self.updateGeometry()
        self.update()

    def fits(self) -> bool:
        room = self._text_room()
        needed = wrapped_size(self._font, self.text(), room.width())
        return needed.width() <= room.width() and needed.height() <= room.height()

    def sizeHint(self) -> QSize:
        look = self._look
        if look is None:
            return QSize(LEAST_TARGET, LEAST_TARGET)
        words = QFontMetrics(self._font).size(0, self.text())
        width = words.width() + 2 * look.px(self.style_.padding) + self._icon_room()
        return QSize(max(width, LEAST_TARGET), max(look.px(self.style_.height), self._least_height()))

    def minimumSizeHint(self) -> QSize:
        if self._look is not None and not self.style_.shrinks:
            return QSize(self._look.least_key, self._look.least_key)
        return QSize(LEAST_TARGET, self._least_height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """WHY: the window hears every key first; a code scanner types Enter, too."""
        event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._look
        if look is None:
            return
        painter = QPainter(self)
        self._paint_ground(painter, look)
        self._paint_words(painter, look)
        if self.hasFocus():
            ring = QRectF(self.rect()).adjusted(4, 4, -4, -4)
            radius = look.px(self.style_.radius) - 4
            paint_box(painter, ring, fill=None, border=look.theme.focus, pen=3, radius=radius)

    def _paint_ground(self, painter: QPainter, look: Look) -> None:
        style = self.style_
        fill = style.pressed if self.isDown() else style.fill
        if self.isChecked():
            fill = "chosen"
        paint_box(
            painter,
            QRectF(self.rect()),
            fill=getattr(look.theme, fill) if fill else None,
            border=getattr(look.theme, style.border) if style.border else None,
            pen=max(1.5, style.pen * look.unit),
            radius=look.px(style.radius),
        )

    def _paint_words(self, painter: QPainter, look: Look) -> None:
        colour = getattr(look.theme, "on_chosen" if self.isChecked() else self.style_.text)
        room = self._text_room()
        if self._icon:
            room = self._paint_icon(painter, look, room, colour)
        painter.setFont(self._font)
        painter.setPen(QColor(colour))
        painter.drawText(room, text_flags(self, centred=True), self.text())

    def _paint_icon(self, painter: QPainter, look: Look, room: QRect, colour: str) -> QRect:
        """Icon and words stand together in the middle; returns where the words go."""
        size = self._icon_size()
        words = wrapped_size(self._font, self.text(), room.width()).width() + 2
        gap = size // 3 if self.text() else 0
        start = (self.width() - size - gap - words) // 2
        top = (self.height() - size) // 2
        mirrored = self.isRightToLeft()
        left = self.width() - start - size if mirrored else start
        pixmap = icon_pixmap(
            look.assets, str(self._icon), colour, size=size,
            ratio=self.devicePixelRatioF(), mirrored=mirrored,
        )  # fmt: skip
        painter.drawPixmap(left, top, pixmap)
        words_left = left - gap - words if mirrored else left + size + gap
        return QRect(words_left, room.top(), words, room.height())

    def _icon_size(self) -> int:
        return round(self._font.pixelSize() * 1.25)

    def _icon_room(self) -> int:
        return self._icon_size() * 4 // 3 if self._icon else 0

    def _text_room(self) -> QRect:
        padding = self._look.px(self.style_.padding) if self._look else 0
        return self.rect().adjusted(padding, 4, -padding - self._icon_room(), -4)

    def _least_height(self) -> int:
        """Room for the wrapped words at the width that the layout gave last."""
        width = self._text_room().width()
        return max(LEAST_TARGET, wrapped_size(self._font, self.text(), width).height() + 12)
