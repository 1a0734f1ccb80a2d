"""Appointments to choose from, each with *Vis navn* and the answer beside it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from admin_tool.views.look import Look
from admin_tool.views.parts import button, label, rule


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestionLine:
    """`name` empty: not looked at; then *Vis navn* is offered."""

    appointment_id: str
    headline: str
    detail: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestionTexts:
    show_name: str
    choose: str


class _Line(QWidget):
    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        self.headline = label()
        self.detail = label("small", wrap=True)
        self.name = label("name", wrap=True)
        self.show_name = button("quiet")
        self.choose = button("primary")
        words = QVBoxLayout()
        words.setSpacing(2)
        for shown in (self.headline, self.detail, self.name):
            words.addWidget(shown)
        row = QHBoxLayout()
        row.setContentsMargins(0, look.px(8), 0, look.px(8))
        row.setSpacing(look.px(8))
        row.addLayout(words, 1)
        row.addWidget(self.show_name)
        row.addWidget(self.choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(rule())

    def show_line(self, line: SuggestionLine, texts: SuggestionTexts) -> None:
        self.headline.setText(line.headline)
        self.detail.setText(line.detail)
        self.detail.setVisible(bool(line.detail))
        self.name.setText(line.name)
        self.name.setVisible(bool(line.name))
        self.show_name.setText(texts.show_name)
        self.show_name.setVisible(not line.name)
        self.choose.setText(texts.choose)
        for each in (self.show_name, self.choose):
            each.setProperty("appointment", line.appointment_id)
            each.setAccessibleName(f"{each.text()}, {line.headline}")


class SuggestionList(QScrollArea):
    chosen = Signal(str)
    name_wanted = Signal(str)

    def __init__(self, look: Look, texts: SuggestionTexts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._texts = look, texts
        self._lines: list[_Line] = []
        inside = QWidget()
        inside.setProperty("kind", "page")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, look.px(8), 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_lines(self, lines: Sequence[SuggestionLine]) -> None:
        while len(self._lines) < len(lines):
            self._lines.append(self._made())
        for at, shown in enumerate(self._lines):
            shown.setVisible(at < len(lines))
            if at < len(lines):
                shown.show_line(lines[at], self._texts)

    def button_for(self, appointment_id: str, *, name: bool = False) -> QPushButton | None:
        """For a finger: *Vis navn* or the answer of that appointment."""
        for line in self._lines:
            wanted = line.show_name if name else line.choose
            if wanted.isVisibleTo(self) and wanted.property("appointment") == appointment_id:
                return wanted
        return None

    def shown_texts(self) -> list[str]:
        labels: list[QLabel] = [each for line in self._lines for each in (line.headline, line.detail, line.name)]
        return [shown.text() for shown in labels if shown.isVisibleTo(self)]

    def _made(self) -> _Line:
        line = _Line(self._look, self)
        line.show_name.clicked.connect(self._on_name)
        line.choose.clicked.connect(self._on_choose)
        self._column.insertWidget(len(self._lines), line)
        return line

    def _on_name(self) -> None:
        self.name_wanted.emit(self.sender().property("appointment"))

    def _on_choose(self) -> None:
        self.chosen.emit(self.sender().property("appointment"))
