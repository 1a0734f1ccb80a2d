"""The dialog that settles who a number is: suggestions, all of today's appointments, or none of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from admin_tool.views.dialog import Dialog
from admin_tool.views.look import Look
from admin_tool.views.parts import button, label
from admin_tool.views.suggestion_list import SuggestionLine, SuggestionList, SuggestionTexts


@dataclass(frozen=True, slots=True, kw_only=True)
class SettleTexts:
    title: str
    evidence: str
    ask: str
    nothing_found: str
    search: str
    logged: str
    none_of_them: str
    hand_over: str
    cancel: str
    lines: SuggestionTexts


class SettleDialog(Dialog):
    resolved = Signal(str)
    """The appointment's id; empty: none today."""
    name_wanted = Signal(str)
    searched = Signal(str)
    hand_over_wanted = Signal()

    def __init__(self, look: Look, texts: SettleTexts, parent: QWidget) -> None:
        super().__init__(look, texts.title, parent, wide=640)
        self._texts = texts
        self.add_text(texts.evidence)
        self.add_text(texts.ask, "muted")
        self._heading = label("heading")
        self.lines = SuggestionList(look, texts.lines)
        self.lines.setMinimumHeight(look.px(230))
        self.lines.chosen.connect(self.resolved)
        self.lines.name_wanted.connect(self.name_wanted)
        self.search = QLineEdit()
        self.search.setPlaceholderText(texts.search)
        self.search.setAccessibleName(texts.search)
        self.search.textChanged.connect(self.searched)
        self.none_of_them = button("quiet", self._on_none)
        self.none_of_them.setText(texts.none_of_them)
        self.column.addWidget(self.search)
        self.column.addWidget(self._heading)
        self.column.addWidget(self.lines, 1)
        self.add_text(texts.logged, "small")
        self.column.addWidget(self.none_of_them)
        self.add_error()
        self.hand_over = self.add_button(texts.hand_over, self.hand_over_wanted.emit)
        self.add_button(texts.cancel, self.reject)
        self.search.setFocus()

    def show_lines(self, heading: str, lines: Sequence[SuggestionLine]) -> None:
        self._heading.setText(heading if lines else self._texts.nothing_found)
        self.lines.show_lines(lines)

    def _on_none(self) -> None:
        self.resolved.emit("")
