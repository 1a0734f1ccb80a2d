"""The waiting-room screen as a whole: which half stands where, for any size and direction of the screen."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from kiosk.display.call_pane import CallPane
from kiosk.display.closed_pane import ClosedPane
from kiosk.display.list_pane import ListPane
from kiosk.display.measures import INNER_MARGIN, LONG_SIDE, MARGIN, SHORT_SIDE
from kiosk.display.notice_band import NoticeBand
from kiosk.display.wording import Board, Wording
from kiosk.qtkit.tokens import Theme


class WaitingRoomScreen(QWidget):
    """Passive: shows the board it is given and changes nothing between two of them but the page of numbers."""

    def __init__(self, *, wording: Wording, theme: Theme, assets: Path) -> None:
        super().__init__()
        self._board: Board | None = None
        self.call_pane = CallPane(theme)
        self.list_pane = ListPane(theme, assets, wording.page)
        self.closed_pane = ClosedPane(theme)
        self.notice_band = NoticeBand(theme, assets)
        self._lay_out()
        mirrored = wording.first.right_to_left
        direction = Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight
        self.setLayoutDirection(direction)
        for pane in (self.call_pane, self.list_pane, self.notice_band):
            pane.set_right_to_left(mirrored)

    def show_board(self, board: Board, *, now: float) -> None:
        """`now` turns the pages of the waiting numbers, where there are several."""
        if board != self._board:
            self._board = board
            self._stack.setCurrentIndex(1 if board.closed else 0)
            self.call_pane.show_call(board.large_title, board.large)
            self.list_pane.show_board(board)
            self.closed_pane.show_board(board)
            self.notice_band.show_notice(board.notice)
        self.list_pane.show_here(board.here, now=now)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= self.height()
        across, down = (LONG_SIDE, SHORT_SIDE) if wide else (SHORT_SIDE, LONG_SIDE)
        unit = min(self.width() / across, self.height() / down)
        self._halves.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        self._halves.setStretch(0, 5)
        self._halves.setStretch(1, 4 if wide else 6)
        self.list_pane.set_unit(unit, side=INNER_MARGIN if wide else MARGIN)
        for pane in (self.call_pane, self.closed_pane, self.notice_band):
            pane.set_unit(unit)

    def _lay_out(self) -> None:
        halves = QWidget()
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight, halves)
        self._halves.setContentsMargins(0, 0, 0, 0)
        self._halves.setSpacing(0)
        self._halves.addWidget(self.call_pane)
        self._halves.addWidget(self.list_pane)
        self._stack = QStackedLayout()
        self._stack.addWidget(halves)
        self._stack.addWidget(self.closed_pane)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._stack, 1)
        column.addWidget(self.notice_band)
