"""A page that lists things with buttons above: the devices, the users."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from admin_tool.models.rows import Entry
from admin_tool.views.look import Look
from admin_tool.views.page_header import PageHeader, page_column
from admin_tool.views.parts import button, card
from admin_tool.views.row_layout import Columns, Words
from admin_tool.views.row_list import RowList


class ThingsPage(QWidget):
    asked = Signal(str, str)
    """A row's id and the action."""
    button_pressed = Signal(str)
    """The name under which the button was given."""

    def __init__(self, look: Look, words: Words, buttons: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header = PageHeader(look)
        self.buttons: dict[str, QPushButton] = {}
        for name in buttons:
            made = button("", self._on_button)
            made.setProperty("name", name)
            self.buttons[name] = made
            self.header.add(made)
        self.rows = RowList(look, words, Columns.WORDS)
        self.rows.asked.connect(self.asked)
        frame, inside = card()
        inside.addWidget(self.rows)
        column = page_column(self, self.header, look)
        column.addWidget(frame, 1)
        self.setFocusProxy(self.rows)

    def show_title(self, title: str) -> None:
        self.header.show_title(title)

    def show_buttons(self, words: dict[str, str]) -> None:
        """A button that is not named is not shown."""
        for name, made in self.buttons.items():
            made.setVisible(name in words)
            made.setText(words.get(name, ""))

    def show_entries(self, entries: Sequence[Entry]) -> None:
        self.rows.show_entries(entries)

    def _on_button(self) -> None:
        self.button_pressed.emit(self.sender().property("name"))
