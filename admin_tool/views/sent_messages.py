"""The dialog with what was sent about one visit."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from admin_tool.models.rows import Entry
from admin_tool.views.dialog import Dialog
from admin_tool.views.look import Look
from admin_tool.views.row_layout import Columns, Words
from admin_tool.views.row_list import RowList

_ROW, _MOST_ROWS = 66, 6


@dataclass(frozen=True, slots=True, kw_only=True)
class SentTexts:
    title: str
    close: str


class SentMessagesDialog(Dialog):
    def __init__(self, look: Look, texts: SentTexts, words: Words, entries: Sequence[Entry], parent: QWidget) -> None:
        super().__init__(look, texts.title, parent, wide=620)
        self.rows = RowList(look, words, Columns.WORDS)
        self.rows.show_entries(entries)
        self.rows.setMinimumHeight(look.px(_ROW * min(len(entries), _MOST_ROWS)))
        self.column.addWidget(self.rows)
        self.add_button(texts.close, self.reject, kind="primary").setFocus()
