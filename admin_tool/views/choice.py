"""One of several, by name: the drop-down in the colours of the theme."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QWidget

from admin_tool.views.look import Look
from kiosk.qtkit.icons import icon_pixmap


class Choice(QComboBox):
    chosen = Signal(str)
    """The id; only when a person chose."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.activated.connect(self._on_activated)

    def show_choices(self, choices: Sequence[tuple[str, str]], chosen: str | None) -> None:
        """Ids and names. An open list is not disturbed by the same choices."""
        if [(self.itemData(at), self.itemText(at)) for at in range(self.count())] != list(choices):
            self.clear()
            for choice_id, name in choices:
                self.addItem(name, choice_id)
        at = self.findData(chosen)
        if at != self.currentIndex():
            self.setCurrentIndex(at)

    @property
    def value(self) -> str | None:
        data = self.currentData()
        return data if isinstance(data, str) else None

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        size = self._look.px(20)
        painter = QPainter(self)
        icon = icon_pixmap(
            self._look.assets, "expand_more", self._look.theme.muted, size=size, ratio=self.devicePixelRatio()
        )
        painter.drawPixmap(QPoint(self.width() - size - self._look.px(8), (self.height() - size) // 2), icon)
        painter.end()

    def _on_activated(self, at: int) -> None:
        self.chosen.emit(self.itemData(at))
