"""The whole waiting-room screen when the reception is closed and nobody waits."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.display.labels import TextLabel, TwoLines
from kiosk.display.wording import Board, Lines
from kiosk.qtkit.fonts import SEMI_BOLD
from kiosk.qtkit.tokens import Theme


class ClosedPane(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setAutoFillBackground(True)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, QColor(theme.chosen))
        self.setPalette(palette)
        self._title = TwoLines(em=110, colour=theme.on_chosen, weight=SEMI_BOLD, wraps=True)
        self._clock = TextLabel(em=48, colour=theme.tint)
        self._title.align(Qt.AlignmentFlag.AlignCenter)
        self._clock.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._column = QVBoxLayout(self)
        self._column.addStretch(1)
        self._column.addWidget(self._title)
        self._column.addStretch(1)
        self._column.addWidget(self._clock)

    def set_unit(self, unit: float) -> None:
        margin = round(82 * unit)
        self._column.setContentsMargins(margin, margin, margin, margin)
        self._title.set_unit(unit)
        self._clock.set_unit(unit)

    def show_board(self, board: Board) -> None:
        self._title.show_lines(board.closed or Lines())
        self._clock.setText(board.clock)
