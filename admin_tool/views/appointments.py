"""The page of today's appointments."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from admin_tool.models.rows import Entry
from admin_tool.views.look import Look
from admin_tool.views.page_header import PageHeader, page_column
from admin_tool.views.parts import card
from admin_tool.views.row_layout import Columns, Words
from admin_tool.views.row_list import RowList
from admin_tool.views.tick import Tick


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentTexts:
    search: str
    only_open: str


class AppointmentsPage(QWidget):
    asked = Signal(str, str)
    """A row's id and the action."""
    filtered = Signal(str, bool)

    def __init__(self, look: Look, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header = PageHeader(look)
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.only_open = Tick(look)
        self.rows = RowList(look, words, Columns.TIME_NUMBER)
        self.rows.asked.connect(self.asked)
        self.search.textChanged.connect(self._on_filter)
        self.only_open.toggled.connect(self._on_filter)
        frame, inside = card()
        inside.addWidget(self.rows)
        filters = QHBoxLayout()
        filters.setSpacing(look.px(20))
        filters.addWidget(self.search, 1)
        filters.addWidget(self.only_open)
        column = page_column(self, self.header, look)
        column.addLayout(filters)
        column.addWidget(frame, 1)
        self.setFocusProxy(self.search)

    def show_texts(self, texts: AppointmentTexts) -> None:
        self.search.setPlaceholderText(texts.search)
        self.search.setAccessibleName(texts.search)
        self.only_open.setText(texts.only_open)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        self.rows.show_entries(entries)

    def _on_filter(self) -> None:
        self.filtered.emit(self.search.text(), self.only_open.isChecked())
