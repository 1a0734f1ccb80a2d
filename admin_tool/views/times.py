"""The page of a topic's free times: a week, a day of it, and its times as rows."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from admin_tool.models.rows import Entry
from admin_tool.views.choice import Choice
from admin_tool.views.look import Look
from admin_tool.views.page_header import PageHeader, page_column
from admin_tool.views.parts import button, card
from admin_tool.views.row_layout import Columns, Words
from admin_tool.views.row_list import RowList
from admin_tool.views.week_bar import WeekBar
from admin_tool.views.wrapping_row import WrappingRow


@dataclass(frozen=True, slots=True, kw_only=True)
class TimesTexts:
    title: str
    topic: str
    open: str
    block: str
    cancel: str
    rules: str


class TimesPage(QWidget):
    asked = Signal(str, str)
    """A row's id and the action."""
    topic_chosen = Signal(str)
    open_wanted = Signal()
    block_wanted = Signal()
    cancel_wanted = Signal()
    rules_wanted = Signal()

    def __init__(self, look: Look, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header = PageHeader(look)
        self.topic = Choice(look)
        self.topic.setMinimumWidth(look.px(180))
        self.topic.chosen.connect(self.topic_chosen)
        self.open_times = button("", self.open_wanted.emit)
        self.block_times = button("", self.block_wanted.emit)
        self.cancel = button("", self.cancel_wanted.emit)
        self.rules = button("quiet", self.rules_wanted.emit)
        tools = WrappingRow(gap=look.px(10))
        for widget in (self.topic, self.rules, self.open_times, self.block_times, self.cancel):
            tools.addWidget(widget)
        self.week = WeekBar(look)
        self.rows = RowList(look, words, Columns.TIME)
        self.rows.asked.connect(self.asked)
        frame, inside = card()
        inside.addWidget(self.rows)
        column = page_column(self, self.header, look)
        column.addLayout(tools)
        column.addWidget(self.week)
        column.addWidget(frame, 1)
        self.setFocusProxy(self.rows)

    def show_texts(self, texts: TimesTexts) -> None:
        self.header.show_title(texts.title)
        self.topic.setAccessibleName(texts.topic)
        self.open_times.setText(texts.open)
        self.block_times.setText(texts.block)
        self.cancel.setText(texts.cancel)
        self.rules.setText(texts.rules)

    def show_topics(self, topics: Sequence[tuple[str, str]], chosen: str) -> None:
        """An office with one topic has nothing to choose."""
        self.topic.show_choices(topics, chosen)
        self.topic.setVisible(len(topics) > 1)
        for needs_topic in (self.open_times, self.block_times, self.rules):
            needs_topic.setEnabled(bool(topics))

    def show_entries(self, entries: Sequence[Entry]) -> None:
        self.rows.show_entries(entries)
