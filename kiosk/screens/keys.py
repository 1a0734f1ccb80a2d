"""Everything that can be touched: one kind of button, in the styles that the pages use."""

from dataclasses import dataclass, replace
from typing import Literal

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from kiosk.qtkit.icons import icon_pixmap
from kiosk.screens.look import LEAST_TARGET, Look, Role
from kiosk.screens.painted import Painted, balanced_width, paint_box, text_flags, wrapped_size

CHECK = "check"
_FIGURE_HEIGHT = 1.05  # of the em, some air included


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
    faded: str = "muted"  # its words when it cannot be touched
    edge: Literal["start", "middle", "end"] = "middle"
    underlined: bool = False
    checkable: bool = False  # in a grid: one of the keys can be the chosen one
    chosen_lightly: bool = False  # chosen, but a larger key says so: a tint and a stronger border
    ticked: bool = False  # shows a tick while it is chosen
    is_pad_key: bool = False  # never under the least size of a key
    is_figures: bool = False  # a digit or a time of day: one line without tails


DIGIT = Style(role=Role.DIGIT, height=172, is_pad_key=True, is_figures=True)
ERASE = Style(role=Role.CHOICE, height=172, is_pad_key=True)
CONFIRM = Style(
    role=Role.CHOICE, height=172, fill="primary", text="on_primary", border=None,
    pressed="primary_pressed", is_pad_key=True,
)  # fmt: skip
ANSWER = Style(role=Role.ANSWER, height=230, text="chosen", border="accent", pen=3, radius=32)
TIME = Style(role=Role.TIME, height=164, text="chosen", border="accent", pen=3, is_figures=True)
GRID_TIME = Style(role=Role.GRID_TIME, height=108, text="chosen", border="accent", padding=8, is_figures=True)
FREE_TIME = Style(
    role=Role.GRID_TIME, height=136, text="ink", radius=20, padding=8, checkable=True, chosen_lightly=True,
    is_figures=True,
)  # fmt: skip
EARLIER = Style(
    role=Role.LINK, height=76, fill=None, text="accent", border=None, faded="faded", edge="start", padding=4
)
LATER = replace(EARLIER, edge="end")
TOPIC = Style(role=Role.CHOICE, height=150, text="chosen", border="accent", pen=3)
OTHER = Style(role=Role.CHOICE, height=136, text="accent", border="accent", pen=3, faded="faded")
PLAIN = Style(role=Role.CHOICE, height=136, pen=3)
PRIMARY = Style(
    role=Role.CHOICE, height=136, fill="primary", text="on_primary", border=None,
    pressed="primary_pressed",
)  # fmt: skip
NEED = Style(role=Role.NEED, height=150, pen=3, padding=16, ticked=True)
SMALL = Style(role=Role.NEED, height=96, text="accent", border="accent", pen=3)
HELP = Style(role=Role.HELP, height=120, border="line", radius=20, padding=12)
LANGUAGE = Style(role=Role.LANGUAGE, height=76, text="muted", border="line", radius=14, padding=24)
LINK = Style(role=Role.LINK, height=76, fill=None, text="accent", border=None, underlined=True)


class Key(QAbstractButton, Painted):
    """A button of the glass. A touch looks the same on every key and leaves nothing behind.

    Only a keyboard moves the focus: a focus ring after a touch would show the last digit.
    """

    def __init__(self, style: Style, parent: QWidget, *, icon: str | None = None, icon_after: bool = False) -> None:
        super().__init__(parent)
        self.style_ = style
        self._icon_after = icon_after
        self._icon = icon
        self._look: Look | None = None
        self._font = QFont()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def show_text(self, text: str) -> None:
        self.setText(text)
        self.setAccessibleName(text)

    def dress(self, look: Look) -> None:
        self._look = look
        self._font = look.font(self.style_.role)
        self._font.setUnderline(self.style_.underlined)
        self.update()

    def fits(self) -> bool:
        room = self._text_room()
        needed = self.words_size(room.width())
        if min(self.width(), self.height()) < self._least_side:
            return False
        return needed.width() <= room.width() and needed.height() <= room.height()

    @property
    def em(self) -> int:
        """The size of its words in pixels."""
        return self._font.pixelSize()

    def natural_width(self) -> int:
        """With all words in one line."""
        words = QFontMetrics(self._font).size(0, self.text())
        return max(LEAST_TARGET, words.width() + self._beside_words + 4)

    def preferred_height(self, width: int) -> int:
        design = self._look.px(self.style_.height) if self._look else 0
        return max(design, self.least_height(width))

    def least_height(self, width: int) -> int:
        return max(self._least_side, self.words_size(width - self._beside_words).height() + 12)

    def words_size(self, width: int) -> QSize:
        """The room that its words need when no line is longer than `width`.

        WHY less than a line for figures: they have no tails, and Arabic's lines are half as high again as Latin's.
        """
        if self.style_.is_figures:
            return QSize(QFontMetrics(self._font).horizontalAdvance(self.text()), round(self.em * _FIGURE_HEIGHT))
        return wrapped_size(self._font, self.text(), width)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """WHY: the window hears every key first; a code scanner types Enter, too."""
        event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        event.ignore()

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
            filled = self.isChecked() or self.style_.fill == "primary"
            colour = look.theme.on_primary if filled else look.theme.focus
            paint_box(painter, ring, fill=None, border=colour, pen=3, radius=radius)

    def _paint_ground(self, painter: QPainter, look: Look) -> None:
        style, pen = self.style_, self.style_.pen
        fill, border = (style.pressed if self.isDown() else style.fill), style.border
        if not self.isEnabled():
            fill = border = None
        elif self.isChecked():
            fill, border, pen = ("tint", "accent", 6) if style.chosen_lightly else ("chosen", "chosen", pen)
        paint_box(
            painter,
            QRectF(self.rect()),
            fill=getattr(look.theme, fill) if fill else None,
            border=getattr(look.theme, border) if border else None,
            pen=max(1.5, pen * look.unit),
            radius=look.px(style.radius),
        )

    def _paint_words(self, painter: QPainter, look: Look) -> None:
        """Icon and words stand together in the middle."""
        chosen = "on_tint" if self.style_.chosen_lightly else "on_chosen"
        token = chosen if self.isChecked() else self.style_.text
        colour = getattr(look.theme, token if self.isEnabled() else self.style_.faded)
        room = self._text_room()
        words = balanced_width(self._font, self.text(), room.width())
        words = min(words, wrapped_size(self._font, self.text(), words).width() + 4)
        icon = self._shown_icon
        start = self._start_of(words + (self._icon_room() if icon else 0))
        if icon:
            icon_start = start + words + self._icon_gap if self._icon_after else start
            self._paint_icon(painter, look, icon, icon_start, colour)
            start += 0 if self._icon_after else self._icon_room()
        left = self.width() - start - words if self.isRightToLeft() else start
        painter.setFont(self._font)
        painter.setPen(QColor(colour))
        place = QRect(left, room.top(), words, room.height())
        painter.drawText(place, text_flags(self, centred=True), self.text())

    def _start_of(self, needed: int) -> int:
        """Where icon and words begin, in reading direction."""
        padding = self._text_room().left()
        spare = self.width() - needed
        return {"start": padding, "middle": spare // 2, "end": spare - padding}[self.style_.edge]

    def _paint_icon(self, painter: QPainter, look: Look, icon: str, start: int, colour: str) -> None:
        size = self._icon_size
        mirrored = self.isRightToLeft()
        left = self.width() - start - size if mirrored else start
        pixmap = icon_pixmap(look.assets, icon, colour, size=size, ratio=self.devicePixelRatioF(), mirrored=mirrored)
        painter.drawPixmap(left, (self.height() - size) // 2, pixmap)

    @property
    def _shown_icon(self) -> str | None:
        """A chosen wish has a tick: colour is never the only sign."""
        return CHECK if self.style_.ticked and self.isChecked() else self._icon

    @property
    def _icon_size(self) -> int:
        return round(self._font.pixelSize() * 1.25)

    @property
    def _icon_gap(self) -> int:
        return self._icon_size // 3

    def _icon_room(self) -> int:
        """Kept free for a tick, too, so that the words do not wrap anew when it comes."""
        has_icon = self._icon or self.style_.ticked
        return self._icon_size + self._icon_gap if has_icon else 0

    def _text_room(self) -> QRect:
        padding = self._look.px(self.style_.padding) if self._look else 0
        return self.rect().adjusted(padding, 4, -padding - self._icon_room(), -4)

    @property
    def _least_side(self) -> int:
        if self._look is not None and self.style_.is_pad_key:
            return self._look.least_key
        return LEAST_TARGET

    @property
    def _beside_words(self) -> int:
        padding = self._look.px(self.style_.padding) if self._look else 0
        return 2 * padding + self._icon_room()
