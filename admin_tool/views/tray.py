"""The icon in the notification area, with how many wait; a desktop without one goes without."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from kiosk.qtkit.fonts import BOLD, typeface
from kiosk.qtkit.tokens import LIGHT

_SIZE = 64


_SAID_FOR_MILLISECONDS = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class TrayTexts:
    opens: str
    ends: str


class Tray(QObject):
    activated = Signal()
    """The person wants the window."""
    quit_asked = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._icon: QSystemTrayIcon | None = None
        self._menu: QMenu | None = None
        if QSystemTrayIcon.isSystemTrayAvailable():
            self._icon = QSystemTrayIcon(badge_icon(0), self)
            self._icon.activated.connect(self._on_activated)
            self._icon.show()

    @property
    def is_there(self) -> bool:
        return self._icon is not None

    def show_texts(self, texts: TrayTexts) -> None:
        """The menu of the icon."""
        if self._icon is None:
            return
        before, self._menu = self._menu, QMenu()
        self._menu.addAction(texts.opens).triggered.connect(self._on_opens)
        self._menu.addAction(texts.ends).triggered.connect(self._on_ends)
        self._icon.setContextMenu(self._menu)
        if before is not None:
            before.deleteLater()

    def tell(self, title: str, text: str) -> None:
        if self._icon is not None:
            self._icon.showMessage(title, text, QSystemTrayIcon.MessageIcon.NoIcon, _SAID_FOR_MILLISECONDS)

    def show_waiting(self, count: int, words: str) -> None:
        if self._icon is not None:
            self._icon.setIcon(badge_icon(count))
            self._icon.setToolTip(words)

    def hide(self) -> None:
        if self._icon is not None:
            self._icon.hide()
        if self._menu is not None:
            self._menu.deleteLater()
            self._menu = None

    def _on_opens(self) -> None:
        self.activated.emit()

    def _on_ends(self) -> None:
        self.quit_asked.emit()

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        """The other button opens the menu."""
        if reason is not QSystemTrayIcon.ActivationReason.Context:
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
