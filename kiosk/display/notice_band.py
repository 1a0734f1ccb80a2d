"""The band across the foot of the waiting-room screen with the office's general notice."""

from pathlib import Path

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from kiosk.display.labels import TwoLines, page_side
from kiosk.display.measures import MARGIN
from kiosk.display.wording import Lines
from kiosk.qtkit.icons import icon_pixmap
from kiosk.qtkit.tokens import Theme


class NoticeBand(QFrame):
    """Takes no room without a notice."""

    def __init__(self, theme: Theme, assets: Path) -> None:
        super().__init__()
        self._theme = theme
        self._assets = assets
        self._icon = QLabel()
        self._text = TwoLines(em=40, colour=theme.on_tint, wraps=True)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._icon)
        self._row.addWidget(self._text, 1)
        self.setStyleSheet(f"NoticeBand {{ background: {theme.tint} }}")
        self.hide()

    def set_unit(self, unit: float) -> None:
        self._text.set_unit(unit)
        self._row.setContentsMargins(*(round(value * unit) for value in (MARGIN, 26, MARGIN, 26)))
        self._row.setSpacing(round(28 * unit))
        size = max(1, round(56 * unit))
        self._icon.setPixmap(icon_pixmap(self._assets, "info", self._theme.on_tint, size=size))

    def set_right_to_left(self, mirrored: bool) -> None:
        self._text.align(page_side(mirrored=mirrored))

    def show_notice(self, notice: Lines) -> None:
        self._text.show_lines(notice)
        self.setVisible(bool(notice.first))
