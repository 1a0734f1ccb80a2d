"""The dialog of a check-in at the desk: by one of today's appointments, or without one."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QLineEdit, QRadioButton, QWidget

from admin_tool.views.choice import Choice
from admin_tool.views.dialog import Dialog
from admin_tool.views.look import Look
from admin_tool.views.parts import button, label
from admin_tool.views.suggestion_list import SuggestionLine, SuggestionList, SuggestionTexts
from admin_tool.views.tick import Tick

LARGEST_NUMBER = 9999


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckInTexts:
    title: str
    by_appointment: str
    walk_in: str
    search: str
    by_name: str
    by_name_hint: str
    nothing_found: str
    topic: str
    number: str
    number_automatic: str
    number_hint: str
    needs_title: str
    needs: tuple[tuple[str, str], ...]
    do: str
    cancel: str
    lines: SuggestionTexts


class CheckInDialog(Dialog):
    searched = Signal(str)
    name_wanted = Signal(str)
    name_typed = Signal(str)
    """Look for this name: asked of the service, and noted."""
    appointment_chosen = Signal(str)
    walk_in_chosen = Signal()

    def __init__(self, look: Look, texts: CheckInTexts, parent: QWidget) -> None:
        super().__init__(look, texts.title, parent, wide=640)
        self._texts = texts
        self.by_appointment = QRadioButton(texts.by_appointment)
        self.walk_in = QRadioButton(texts.walk_in)
        self.search = QLineEdit()
        self.by_name = button("", self._on_by_name)
        self.lines = SuggestionList(look, texts.lines)
        self.topic = Choice(look)
        self.number = QLineEdit()
        self.needs = {need: Tick(look, words) for need, words in texts.needs}
        self._nothing = label("muted", wrap=True)
        self._hint = label("small", wrap=True)
        self._topic_label = label()
        self.add_button(texts.cancel, self.reject)
        self.do = self.add_button(texts.do, self.walk_in_chosen.emit, kind="primary")
        self._build(look)
        self.by_appointment.setChecked(True)
        self.search.setFocus()

    def show_lines(self, lines: Sequence[SuggestionLine], remark: str = "") -> None:
        """`remark`: what else is to be said of what was found."""
        words = remark or ("" if lines else self._texts.nothing_found)
        self._nothing.setText(words)
        self._nothing.setVisible(bool(words) and self.by_appointment.isChecked())
        self.lines.show_lines(lines)

    def remark(self) -> str:
        return self._nothing.text()

    def show_topics(self, topics: Sequence[tuple[str, str]]) -> None:
        self.topic.show_choices(topics, "")

    def show_busy(self, *, busy: bool) -> None:
        self.do.setEnabled(not busy)
        self.lines.setEnabled(not busy)

    def typed_number(self) -> int | None:
        text = self.number.text()
        return int(text) if text.isascii() and text.isdecimal() else None

    def chosen_needs(self) -> tuple[str, ...]:
        return tuple(need for need, box in self.needs.items() if box.isChecked())

    def _build(self, look: Look) -> None:
        px = look.px
        self.search.setPlaceholderText(self._texts.search)
        self.search.setAccessibleName(self._texts.search)
        self.search.textChanged.connect(self.searched)
        self.by_name.setText(self._texts.by_name)
        self._hint.setText(self._texts.by_name_hint)
        self.search.returnPressed.connect(self._on_by_name)
        self.lines.setMinimumHeight(px(220))
        self.lines.chosen.connect(self.appointment_chosen)
        self.lines.name_wanted.connect(self.name_wanted)
        self.number.setValidator(QIntValidator(1, LARGEST_NUMBER, self))
        self.number.setPlaceholderText(self._texts.number_automatic)
        self.number.setAccessibleName(self._texts.number)
        self.number.setMaximumWidth(px(140))
        self.topic.setAccessibleName(self._texts.topic)
        self._topic_label.setText(self._texts.topic)
        kinds = QButtonGroup(self)
        row = QHBoxLayout()
        for each in (self.by_appointment, self.walk_in):
            kinds.addButton(each)
            row.addWidget(each)
            each.toggled.connect(self._on_kind)
        row.addStretch(1)
        self.column.addLayout(row)
        looking = QHBoxLayout()
        looking.setSpacing(px(10))
        looking.addWidget(self.search, 1)
        looking.addWidget(self.by_name)
        self.column.addLayout(looking)
        for widget in (self._hint, self._nothing, self._topic_label, self.topic):
            self.column.addWidget(widget)
        self.column.addWidget(self.lines, 1)
        self.column.addLayout(self._below(look))
        self.add_error()

    def _below(self, look: Look) -> QGridLayout:
        """Number and needs, whichever way."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(look.px(16))
        number, hint, needs = label(), label("small", wrap=True), label()
        number.setText(self._texts.number)
        hint.setText(self._texts.number_hint)
        needs.setText(self._texts.needs_title)
        grid.addWidget(number, 0, 0)
        grid.addWidget(self.number, 0, 1)
        grid.addWidget(hint, 0, 2)
        grid.addWidget(needs, 1, 0)
        for at, box in enumerate(self.needs.values()):
            grid.addWidget(box, 1 + at // 2, 1 + at % 2)
        grid.setColumnStretch(2, 1)
        return grid

    def _on_by_name(self) -> None:
        self.name_typed.emit(self.search.text())

    def _on_kind(self) -> None:
        by_appointment = self.by_appointment.isChecked()
        for widget in (self.search, self.by_name, self._hint, self.lines):
            widget.setVisible(by_appointment)
        self._nothing.setVisible(by_appointment and bool(self._nothing.text()))
        for below in (self._topic_label, self.topic, self.do):
            below.setVisible(not by_appointment)
