"""The caseworker's page: today's appointments and who has come."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from admin_tool.models.rows import Entry
from admin_tool.views.availability_button import AvailabilityButton
from admin_tool.views.look import Look
from admin_tool.views.page_header import PageHeader, page_column
from admin_tool.views.parts import card
from admin_tool.views.row_layout import Columns, Words
from admin_tool.views.row_list import RowList


class MyDayPage(QWidget):
    asked = Signal(str, str)
    """A row's id and the action."""

    def __init__(self, look: Look, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header = PageHeader(look)
        self.availability = AvailabilityButton(look)
        self.header.add(self.availability)
        self.rows = RowList(look, words, Columns.TIME_NUMBER)
        self.rows.asked.connect(self.asked)
        self._card, inside = card()
        inside.addWidget(self.rows)
        column = page_column(self, self.header, look)
        self._gap = column.spacing()
        column.addWidget(self._card)
        column.addStretch(1)
        self.setFocusProxy(self.rows)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        self.rows.show_entries(entries)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The card is as tall as its rows, as long as the window is."""
        room = self.height() - self.header.sizeHint().height() - self._gap
        wanted = self.rows.content_height(self.width() - 2) + 2
        self.rows.show_scroll_bar(visible=wanted > room)
        self._card.setFixedHeight(max(60, min(wanted, room)))
