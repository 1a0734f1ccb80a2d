"""The mark that says how old the screen's numbers are, when the service is not heard."""

from pathlib import Path

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from kiosk.display.labels import TwoLines
from kiosk.display.wording import Lines
from kiosk.qtkit.icons import icon_pixmap
from kiosk.qtkit.tokens import Theme


class AgeMark(QFrame):
    """Amber with an icon and words; hidden while the service is heard."""

    def __init__(self, theme: Theme, assets: Path) -> None:
        super().__init__()
        self._theme = theme
        self._assets = assets
        self._icon = QLabel()
        self._text = TwoLines(em=32, colour=theme.on_amber_tint)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._icon)
        self._row.addWidget(self._text)
        self.hide()

    def set_unit(self, unit: float) -> None:
        self._text.set_unit(unit)
        side, end = round(18 * unit), round(12 * unit)
        self._row.setContentsMargins(side, end, side, end)
        self._row.setSpacing(side)
        size = max(1, round(40 * unit))
        icon = icon_pixmap(self._assets, "cloud_off", self._theme.on_amber_tint, size=size)
        self._icon.setPixmap(icon)
        self.setStyleSheet(f"AgeMark {{ background: {self._theme.amber_tint}; border-radius: {end}px }}")

    def show_age(self, age: Lines) -> None:
        self._text.show_lines(age)
        self.setVisible(bool(age.first))
