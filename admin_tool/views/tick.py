"""A box to tick, drawn in the colours of the theme."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from admin_tool.views.look import Look
from kiosk.qtkit.icons import icon_pixmap


class Tick(QAbstractButton):
    def __init__(self, look: Look, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setText(words)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        px = self._look.px
        wide = QFontMetrics(self._look.font(16)).horizontalAdvance(self.text())
        return QSize(px(22 + 12) + wide, px(36))

    def paintEvent(self, event: QPaintEvent) -> None:
        px, theme = self._look.px, self._look.theme
        box = QRect(px(3), (self.height() - px(20)) // 2, px(20), px(20))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.primary if self.isChecked() else theme.border), 2))
        painter.setBrush(QColor(theme.primary if self.isChecked() else theme.surface))
        painter.drawRoundedRect(box, px(4), px(4))
        if self.isChecked():
            size = px(18)
            ratio = self.devicePixelRatio()
            icon = icon_pixmap(self._look.assets, "check", theme.on_primary, size=size, ratio=ratio)
            painter.drawPixmap(box.center() - QPoint(size // 2 - 1, size // 2 - 1), icon)
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.focus), 3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), px(5), px(5))
        painter.setPen(QColor(theme.ink if self.isEnabled() else theme.muted))
        painter.setFont(self._look.font(16))
        words = self.rect().adjusted(px(22 + 10), 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        painter.end()
