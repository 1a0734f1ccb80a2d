"""The icon in the notification area, with how many wait; a desktop without one goes without."""

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QSystemTrayIcon

from kiosk.qtkit.fonts import BOLD, typeface
from kiosk.qtkit.tokens import LIGHT

_SIZE = 64


class Tray(QObject):
    activated = Signal()
    """The person wants the window."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._icon: QSystemTrayIcon | None = None
        if QSystemTrayIcon.isSystemTrayAvailable():
            self._icon = QSystemTrayIcon(badge_icon(0), self)
            self._icon.activated.connect(self._on_activated)
            self._icon.show()

    def show_waiting(self, count: int, words: str) -> None:
        if self._icon is not None:
            self._icon.setIcon(badge_icon(count))
            self._icon.setToolTip(words)

    def hide(self) -> None:
        if self._icon is not None:
            self._icon.hide()

    def _on_activated(self) -> None:
        self.activated.emit()


def badge_icon(count: int) -> QIcon:
    """The product's square; with somebody waiting their number in it, 9 at most."""
    pixmap = QPixmap(_SIZE, _SIZE)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(LIGHT.amber if count else LIGHT.primary))
    painter.drawRoundedRect(QRectF(2, 2, _SIZE - 4, _SIZE - 4), 12, 12)
    if count:
        painter.setPen(QColor(LIGHT.ink))
        painter.setFont(typeface(46, BOLD))
        painter.drawText(QRectF(0, 0, _SIZE, _SIZE), Qt.AlignmentFlag.AlignCenter, str(min(count, 9)))
    painter.end()
    return QIcon(pixmap)
