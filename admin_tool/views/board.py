"""The reception's page: to be settled and to be collected on the left, walk-ins and colleagues on the right."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from admin_tool.models.rows import Entry, Tone
from admin_tool.views.choice import Choice
from admin_tool.views.look import Look
from admin_tool.views.notice_lines import NoticeLines
from admin_tool.views.page_header import PageHeader, page_column
from admin_tool.views.parts import button, card, label, rule
from admin_tool.views.pills import Pills
from admin_tool.views.room_chips import RoomChips
from admin_tool.views.row_layout import Columns, Words
from admin_tool.views.row_list import RowList

_NARROW = 820


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardTexts:
    """The words around the lists."""

    queue: str
    call_next: str
    call_again: str
    caseworkers: str
    desk: str
    check_in: str


class BoardPage(QWidget):
    asked = Signal(str, str)
    """A row's id and the action."""
    folded = Signal(str)
    next_called = Signal()
    called_again = Signal()
    desk_chosen = Signal(str)
    check_in_wanted = Signal()

    def __init__(self, look: Look, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.header = PageHeader(look)
        self.left = RowList(look, words, Columns.NUMBER_TIME)
        self.right = RowList(look, words, Columns.NUMBER_TIME)
        self.call_next = button("primary", self.next_called.emit)
        self.call_again = button("", self.called_again.emit)
        self.check_in = button("quiet", self.check_in_wanted.emit)
        self.desks = Choice(look)
        self.rooms = RoomChips(look)
        self.colleagues = Pills()
        self.notices = NoticeLines(look)
        self.devices = label("muted")
        self._queue_title, self._queue_count = label("heading"), label("plain")
        self._colleagues_title, self._free_count = label("heading"), label("good")
        self._build()
        self.desks.chosen.connect(self.desk_chosen)
        for rows in (self.left, self.right):
            rows.asked.connect(self.asked)
        self.left.folded.connect(self.folded)
        self.setFocusProxy(self.left)

    def show_lists(self, left: Sequence[Entry], right: Sequence[Entry], *, in_queue: int) -> None:
        self.left.show_entries(left)
        self.right.show_entries(right)
        self._queue_count.setText(str(in_queue))

    def show_texts(self, texts: BoardTexts) -> None:
        self._queue_title.setText(texts.queue)
        self._colleagues_title.setText(texts.caseworkers)
        self.call_next.setText(texts.call_next)
        self.call_again.setText(texts.call_again)
        self.check_in.setText(texts.check_in)
        self.desks.setAccessibleName(texts.desk)

    def show_desks(self, desks: Sequence[tuple[str, str]], chosen: str | None) -> None:
        """Ids and names; shown where there is a choice."""
        self.desks.show_choices(desks, chosen)
        self.desks.setVisible(len(desks) > 1)

    def show_calls(self, *, next_one: bool, again: bool) -> None:
        self.call_next.setEnabled(next_one)
        self.call_again.setEnabled(again)

    def show_colleagues(self, pills: Sequence[tuple[str, Tone]], *, free: int) -> None:
        self.colleagues.show_pills(pills)
        self._free_count.setText(str(free))

    def show_devices(self, notices: Sequence[str], calm: str) -> None:
        self.notices.show_lines(notices)
        self.devices.setText(calm)
        self._device_line.setVisible(bool(calm))

    def show_busy(self, ids: frozenset[str]) -> None:
        self.left.show_busy(ids)
        self.right.show_busy(ids)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the two cards stand one above the other, without the colleagues."""
        super().resizeEvent(event)
        narrow = self.width() < self._look.px(_NARROW)
        directions = QBoxLayout.Direction
        self._cards.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)
        self._colleague_part.setVisible(not narrow)

    def _build(self) -> None:
        px = self._look.px
        self.header.add(self.rooms)
        self.header.add(self.desks)
        self.header.add(self.check_in)
        left_card, left = card()
        left.addWidget(self.left)
        self._cards = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._cards.setSpacing(px(20))
        self._cards.addWidget(left_card, 27)
        self._cards.addWidget(self._right_card(), 20)
        column = page_column(self, self.header, self._look)
        column.addWidget(self.notices)
        column.addLayout(self._cards, 1)

    def _right_card(self) -> QFrame:
        px = self._look.px
        frame, column = card()
        column.addLayout(self._heading(self._queue_title, self._queue_count))
        column.addWidget(rule())
        calls = QHBoxLayout()
        calls.setContentsMargins(px(18), px(16), px(18), px(12))
        calls.setSpacing(px(10))
        self.call_next.setMinimumHeight(px(48))
        self.call_again.setMinimumHeight(px(48))
        calls.addWidget(self.call_next, 1)
        calls.addWidget(self.call_again)
        column.addLayout(calls)
        column.addWidget(self.right, 1)
        column.addWidget(self._colleagues())
        self._device_line = QWidget()
        self._device_line.setProperty("kind", "page")
        line = QHBoxLayout(self._device_line)
        line.setContentsMargins(px(18), px(12), px(18), px(12))
        line.setSpacing(px(12))
        line.addWidget(self.devices, 1)
        column.addWidget(self._device_line)
        return frame

    def _colleagues(self) -> QWidget:
        px = self._look.px
        self._colleague_part = QWidget()
        self._colleague_part.setProperty("kind", "page")
        column = QVBoxLayout(self._colleague_part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(rule())
        column.addLayout(self._heading(self._colleagues_title, self._free_count))
        column.addWidget(rule())
        column.addWidget(_inset(self.colleagues, px(18), px(12)))
        column.addWidget(rule())
        return self._colleague_part

    def _heading(self, title: QLabel, count: QLabel) -> QHBoxLayout:
        px = self._look.px
        row = QHBoxLayout()
        row.setContentsMargins(px(18), px(12), px(18), px(12))
        row.addWidget(title, 1)
        row.addWidget(count)
        return row


def _inset(widget: QWidget, across: int, down: int) -> QWidget:
    frame = QWidget()
    frame.setProperty("kind", "page")
    column = QVBoxLayout(frame)
    column.setContentsMargins(across, down, across, down)
    column.addWidget(widget)
    return frame
