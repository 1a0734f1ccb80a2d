"""One large icon above a notice."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kiosk.qtkit.icons import icon_pixmap
from kiosk.screens.look import Look
from kiosk.screens.painted import Painted

_SIZE = 168


class Symbol(QWidget, Painted):
    """Decoration: the words beneath say the same."""

    def __init__(self, icon: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon = icon
        self._look: Look | None = None

    def dress(self, look: Look) -> None:
        self._look = look
        self.update()

    def fits(self) -> bool:
        return True

    def preferred_height(self, width: int) -> int:
        return self._look.px(_SIZE) if self._look else 1

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._look
        if look is None:
            return
        size = min(self.height(), look.px(_SIZE))
        pixmap = icon_pixmap(
            look.assets, self._icon, look.theme.accent, size=size,
            ratio=self.devicePixelRatioF(), mirrored=self.isRightToLeft(),
        )  # fmt: skip
        QPainter(self).drawPixmap((self.width() - size) // 2, 0, pixmap)
