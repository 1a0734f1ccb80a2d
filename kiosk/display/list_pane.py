"""The quiet half of the waiting-room screen: who was called before, who is known to be here, the clock."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from kiosk.display.age_mark import AgeMark
from kiosk.display.labels import TextLabel, TwoLines, page_side
from kiosk.display.measures import GAP, INNER_MARGIN
from kiosk.display.number_field import NumberField
from kiosk.display.wording import Board, Row
from kiosk.qtkit.fonts import SEMI_BOLD
from kiosk.qtkit.tokens import Theme

ROWS = 3
CROWD = 40
"""With more waiting numbers than this, their field is more use than old calls."""

_NUMBER_EM, _PLACE_EM = 88, 48
_ON_ONE_LINE = round(0.75 * (_NUMBER_EM - _PLACE_EM))
"""What is left free above a place, so that it stands on the same line as its number."""


class ListPane(QWidget):
    def __init__(self, theme: Theme, assets: Path, page_text: Callable[[int, int], str]) -> None:
        super().__init__()
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
        self._column.setContentsMargins(*(round(value * unit) for value in (side, 66, side, 66)))
        self._listed_title.set_unit(unit)
        self._here_title.set_unit(unit)
        self._no_order.set_unit(unit)
        self._age.set_unit(unit)
        self.here.set_unit(unit)
        for label in (*self._numbers, *self._places, self._clock):
            label.set_unit(unit)
        self._rows.setColumnMinimumWidth(0, round(170 * unit))
        self._rows.setVerticalSpacing(round(GAP / 2 * unit))
        self._rows.setHorizontalSpacing(round(GAP * unit))
        for place in self._places:
            place.setContentsMargins(0, round(_ON_ONE_LINE * unit), 0, 0)
        gap = round(GAP * unit)
        self._space.setContentsMargins(0, gap, 0, 2 * gap)
        self._foot_space.setContentsMargins(0, gap, 0, 0)
        self._foot.setSpacing(round(40 * unit))

    def set_right_to_left(self, mirrored: bool) -> None:
        for pair in (self._listed_title, self._here_title, self._no_order):
            pair.align(page_side(mirrored=mirrored))
        for label in (*self._numbers, *self._places):
            label.setAlignment(page_side(mirrored=mirrored))

    def show_board(self, board: Board) -> None:
        self._show_listed(board)
        self._here_title.show_lines(board.here_title)
        self._here_title.setVisible(bool(board.here))
        self._no_order.show_lines(board.no_order)
        self._clock.setText(board.clock)
        self._age.show_age(board.age)

    def show_here(self, numbers: tuple[int, ...], *, now: float) -> None:
        self.here.show_numbers(numbers, now=now)

    def _show_listed(self, board: Board) -> None:
        self._listed_title.show_lines(board.listed_title)
        self._listed_title.setVisible(bool(board.listed))
        rows: list[Row | None] = [*board.listed[: _rows(board)], *[None] * ROWS]
        for number, place, row in zip(self._numbers, self._places, rows, strict=False):
            number.setText(row.number if row else "")
            place.setText(row.place if row else "")
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
