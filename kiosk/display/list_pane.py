"""The quiet half of the waiting-room screen: who was called before, who is known to be here, the clock."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from kiosk.display.age_mark import AgeMark
from kiosk.display.labels import TextLabel, TwoLines, page_side
from kiosk.display.measures import GAP, INNER_MARGIN
from kiosk.display.number_field import PAGE_TEXT, SIZES, NumberField
from kiosk.display.wording import Board, Row
from kiosk.qtkit.fonts import SEMI_BOLD
from kiosk.qtkit.tokens import Theme

ROWS = 3
CROWD = 40
"""With more waiting numbers than this, their field is more use than old calls."""

_NUMBER_EM, _PLACE_EM = 88, 48
_ON_ONE_LINE = round(0.75 * (_NUMBER_EM - _PLACE_EM))
"""What is left free above a place, so that it stands on the same line as its number."""

_NUMBER_COLUMN = 170
_FIELD = round(SIZES[-1] * 1.4 + 2 * PAGE_TEXT)
"""The least height for who is here: one line of numbers, and which page of them it is."""


class ListPane(QWidget):
    def __init__(self, theme: Theme, assets: Path, page_text: Callable[[int, int], str]) -> None:
        super().__init__()
        self._unit = 1.0
        self._listed: tuple[Row, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.setAutoFillBackground(True)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, QColor(theme.surface))
        self.setPalette(palette)
        self._listed_title = TwoLines(em=42, colour=theme.muted)
        self._numbers = [TextLabel(em=_NUMBER_EM, colour=theme.ink, weight=SEMI_BOLD) for _ in range(ROWS)]
        self._places = [TextLabel(em=_PLACE_EM, colour=theme.ink) for _ in range(ROWS)]
        self._here_title = TwoLines(em=42, colour=theme.muted)
        self.here = NumberField(theme, page_text)
        self._no_order = TwoLines(em=36, colour=theme.muted, wraps=True)
        self._clock = TextLabel(em=36, colour=theme.muted)
        self._age = AgeMark(theme, assets)
        self._lay_out()

    def set_unit(self, unit: float, *, side: int = INNER_MARGIN) -> None:
        """`side`: the margin left and right of the lists."""
        self._unit = unit
        self._column.setContentsMargins(*(round(value * unit) for value in (side, 66, side, 66)))
        self._listed_title.set_unit(unit)
        self._here_title.set_unit(unit)
        self._no_order.set_unit(unit)
        self._age.set_unit(unit)
        self.here.set_unit(unit)
        self.here.setMinimumHeight(round(_FIELD * unit))
        for label in (*self._numbers, self._clock):
            label.set_unit(unit)
        self._rows.setColumnMinimumWidth(0, round(_NUMBER_COLUMN * unit))
        self._rows.setVerticalSpacing(round(GAP / 2 * unit))
        self._rows.setHorizontalSpacing(round(GAP * unit))
        for place in self._places:
            place.setContentsMargins(0, round(_ON_ONE_LINE * unit), 0, 0)
        gap = round(GAP * unit)
        self._space.setContentsMargins(0, gap, 0, 2 * gap)
        self._foot_space.setContentsMargins(0, gap, 0, 0)
        self._foot.setSpacing(round(40 * unit))
        self._fit()

    def set_right_to_left(self, mirrored: bool) -> None:
        for pair in (self._listed_title, self._here_title, self._no_order):
            pair.align(page_side(mirrored=mirrored))
        for label in (*self._numbers, *self._places):
            label.setAlignment(page_side(mirrored=mirrored))

    def show_board(self, board: Board) -> None:
        self._listed_title.show_lines(board.listed_title)
        self._listed = board.listed[: _rows(board)]
        self._here_title.show_lines(board.here_title)
        self._here_title.setVisible(bool(board.here))
        self._no_order.show_lines(board.no_order)
        self._clock.setText(board.clock)
        self._age.show_age(board.age)
        self._fit()

    def show_here(self, numbers: tuple[int, ...], *, now: float) -> None:
        self.here.show_numbers(numbers, now=now)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As many of the rows as leave room for who is here; one of them stays in any case."""
        for shown in range(len(self._listed), -1, -1):
            self._show_listed(self._listed[:shown])
            if shown <= 1 or self._column.minimumHeightForWidth(self.width()) <= self.height():
                break

    def _show_listed(self, listed: tuple[Row, ...]) -> None:
        self._listed_title.setVisible(bool(listed))
        rows: list[Row | None] = [*listed, *[None] * ROWS]
        side = self._column.contentsMargins().left()
        for number, place, row in zip(self._numbers, self._places, rows, strict=False):
            number.setText(row.number if row else "")
            place.setText(row.place if row else "")
            beside = max(number.sizeHint().width(), self._rows.columnMinimumWidth(0)) + self._rows.horizontalSpacing()
            place.fit(self._unit, self.width() - 2 * side - beside)
            number.setVisible(row is not None)
            place.setVisible(row is not None)

    def _lay_out(self) -> None:
        self._rows = QGridLayout()
        self._rows.setColumnStretch(1, 1)
        for index, (number, place) in enumerate(zip(self._numbers, self._places, strict=True)):
            self._rows.addWidget(number, index, 0)
            self._rows.addWidget(place, index, 1)
        self._space = QVBoxLayout()
        self._space.addLayout(self._rows)
        self._foot = QHBoxLayout()
        self._foot.addWidget(self._no_order, 1)
        self._foot.addWidget(self._clock, 0, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignTrailing)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addWidget(self._listed_title)
        self._column.addLayout(self._space)
        self._column.addWidget(self._here_title)
        self._column.addWidget(self.here, 1)
        self._column.addWidget(self._age, 0, Qt.AlignmentFlag.AlignLeading)
        self._foot_space = QVBoxLayout()
        self._foot_space.addLayout(self._foot)
        self._column.addLayout(self._foot_space)


def _rows(board: Board) -> int:
    if len(board.here) > CROWD:
        return 1
    return ROWS - 1 if board.listed_title.second else ROWS
