"""The large half of the waiting-room screen: the number that is called, and where to."""

from PySide6.QtGui import QColor, QPalette, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from kiosk.display.labels import TextLabel, TwoLines, page_side
from kiosk.display.measures import MARGIN
from kiosk.display.wording import Lines, Row
from kiosk.qtkit.fonts import BOLD, SEMI_BOLD
from kiosk.qtkit.tokens import Theme

_ARROW_SPACE = 130
_FIGURE_HEIGHT = 0.95
"""Of the em: figures have no descenders, and the line's own height would push the place far away."""


class CallPane(QWidget):
    """Without a call it says only where numbers will be called."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._unit = 1.0
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.setAutoFillBackground(True)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, QColor(theme.chosen))
        self.setPalette(palette)
        self._title = TwoLines(em=66, colour=theme.tint, wraps=True)
        self._number = TextLabel(em=520, colour=theme.on_chosen, weight=BOLD)
        self._arrow = TextLabel(em=88, colour=theme.on_chosen, weight=SEMI_BOLD)
        self._place = TextLabel(em=88, colour=theme.on_chosen, weight=SEMI_BOLD)
        self._lay_out()

    def set_unit(self, unit: float) -> None:
        self._unit = unit
        margin = round(MARGIN * unit)
        self._column.setContentsMargins(margin, margin // 2, margin, margin // 2)
        self._title.set_unit(unit)
        self._arrow.set_unit(unit)
        self._row.setSpacing(round(24 * unit))
        self._fit()

    def show_call(self, title: Lines, call: Row | None) -> None:
        self._title.show_lines(title)
        self._number.setText(call.number if call else "")
        self._place.setText(call.place if call else "")
        for widget in (self._number, self._arrow, self._place):
            widget.setVisible(call is not None)
        self._fit()

    def set_right_to_left(self, mirrored: bool) -> None:
        self._title.align(page_side(mirrored=mirrored))
        for label in (self._number, self._arrow, self._place):
            label.setAlignment(page_side(mirrored=mirrored))
        self._arrow.setText("←" if mirrored else "→")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.width() - 2 * MARGIN * self._unit
        beside = self._title.heightForWidth(round(room)) + self._arrow.sizeHint().height() + MARGIN * self._unit
        self._number.fit(self._unit, room, height=(self.height() - beside) / _FIGURE_HEIGHT)
        self._number.setFixedHeight(round(self._number.font().pixelSize() * _FIGURE_HEIGHT))
        self._place.fit(self._unit, room - _ARROW_SPACE * self._unit)

    def _lay_out(self) -> None:
        self._row = QHBoxLayout()
        self._row.addWidget(self._arrow)
        self._row.addWidget(self._place, 1)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self._column.addWidget(self._title)
        self._column.addWidget(self._number)
        self._column.addLayout(self._row)
        self._column.addStretch(1)
