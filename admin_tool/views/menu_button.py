"""One page of the rail: its name or its icon, and what waits on it."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from admin_tool.views.look import Look
from kiosk.qtkit.fonts import REGULAR, SEMI_BOLD
from kiosk.qtkit.icons import icon_pixmap


@dataclass(frozen=True, slots=True, kw_only=True)
class MenuItem:
    """`spoken` says the badge in words."""

    page: str
    title: str
    icon: str
    badge: int = 0
    spoken: str = ""


class MenuButton(QAbstractButton):
    """One page of the tool."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._badge = 0
        self._icon = ""
        self._narrow = False
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_item(self, item: MenuItem) -> None:
        self.setText(item.title)
        self.setAccessibleName(item.spoken or item.title)
        self._badge = item.badge
        self._icon = item.icon
        self.setToolTip(item.title if self._narrow else "")
        self.update()

    def show_narrow(self, *, narrow: bool) -> None:
        """The icon alone; the words are its tool tip."""
        self._narrow = narrow
        self.setToolTip(self.text() if narrow else "")
        self.updateGeometry()
        self.update()

    @property
    def badge(self) -> int:
        return self._badge

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(44 if self._narrow else 196), self._look.px(44))

    def paintEvent(self, event: QPaintEvent) -> None:
        look, theme = self._look, self._look.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked() or self.isDown():
            painter.setBrush(QColor(theme.tint))
            painter.drawRoundedRect(self.rect().adjusted(0, 2, 0, -2), look.px(6), look.px(6))
        painter.setPen(QColor(theme.on_tint if self.isChecked() else theme.muted))
        painter.setFont(look.font(16, SEMI_BOLD if self.isChecked() else REGULAR))
        inner = self.rect().adjusted(look.px(12), 0, -look.px(12), 0)
        if self._narrow:
            self._paint_icon(painter)
            inner = self.rect().adjusted(0, 0, 0, -look.px(22))
        else:
            painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        if self._badge:
            self._paint_badge(painter, inner)
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.focus), 3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().adjusted(2, 4, -2, -4), look.px(6), look.px(6))
        painter.end()

    def _paint_icon(self, painter: QPainter) -> None:
        look = self._look
        colour = look.theme.on_tint if self.isChecked() else look.theme.muted
        size = look.px(24)
        icon = icon_pixmap(look.assets, self._icon, colour, size=size, ratio=self.devicePixelRatio())
        painter.drawPixmap(self.rect().center() - QPoint(size // 2, size // 2 - look.px(4)), icon)

    def _paint_badge(self, painter: QPainter, inner: QRect) -> None:
        look, theme = self._look, self._look.theme
        font = look.font(13, SEMI_BOLD)
        wide = max(look.px(24), QFontMetrics(font).horizontalAdvance(str(self._badge)) + look.px(14))
        rect = QRect(inner.right() - wide, inner.center().y() - look.px(9), wide, look.px(18))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.chosen))
        painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
        painter.setPen(QColor(theme.on_chosen))
        painter.setFont(font)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(self._badge))
