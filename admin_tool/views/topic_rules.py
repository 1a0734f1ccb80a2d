"""The dialog with the rules of a topic: its times, when, how many and how far ahead; and its walk-ins' place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from admin_tool.views.choice import Choice
from admin_tool.views.dialog import Dialog
from admin_tool.views.look import Look
from admin_tool.views.number_field import NumberField
from admin_tool.views.tick import Tick

NUMBERS: Mapping[str, tuple[int, int]] = {
    "slot_minutes": (5, 8 * 60),
    "capacity": (1, 100),
    "lead_minutes": (0, 28 * 24 * 60),
    "horizon_days": (1, 365),
}
"""The bounds of each number, as the service takes them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicRulesTexts:
    """`numbers` by the names of `NUMBERS`; `people` empty where the places are not caseworkers; `read_only` too."""

    title: str
    bookable: str
    numbers: Mapping[str, str]
    in_queue: str
    own_hours: str
    hours_hint: str
    weekdays: Sequence[str]
    people: str
    read_only: str
    save: str
    cancel: str


class TopicRulesDialog(Dialog):
    saved = Signal()

    def __init__(self, look: Look, texts: TopicRulesTexts, parent: QWidget) -> None:
        super().__init__(look, texts.title, parent, wide=940)
        self.bookable = Tick(look, texts.bookable)
        self.numbers = {name: NumberField(low, high) for name, (low, high) in NUMBERS.items()}
        self.place = Choice(look)
        self.own_hours = Tick(look, texts.own_hours)
        self.hours = [QLineEdit() for _ in texts.weekdays]
        form = QFormLayout()
        form.setVerticalSpacing(look.px(8))
        for name, field in self.numbers.items():
            field.setMaximumWidth(look.px(90))
            form.addRow(texts.numbers[name], field)
        in_queue = QLabel(texts.in_queue)
        in_queue.setBuddy(self.place)
        form.addRow(in_queue)
        form.addRow(self.place)
        week = QFormLayout()
        week.setVerticalSpacing(look.px(6))
        for name, hours in zip(texts.weekdays, self.hours, strict=True):
            hours.setPlaceholderText(texts.hours_hint)
            week.addRow(name, hours)
        self._place(look, (self.bookable, form), (self.own_hours, week))
        if texts.people:
            self.add_text(texts.people, "small")
        self.add_error()
        self.add_button(texts.cancel, self.reject)
        self.save = self.add_button(texts.save, self.saved.emit, kind="primary")
        self.own_hours.toggled.connect(self._on_own_hours)
        self._on_own_hours()
        if texts.read_only:
            self._only_read(texts.read_only)

    def _place(self, look: Look, *halves: tuple[Tick, QFormLayout]) -> None:
        """Beside each other: below each other they were taller than a small screen."""
        both = QHBoxLayout()
        both.setSpacing(look.px(32))
        for tick, fields in halves:
            half = QVBoxLayout()
            half.setSpacing(look.px(12))
            half.addWidget(tick)
            half.addLayout(fields)
            half.addStretch(1)
            both.addLayout(half)
        both.setStretch(1, 1)
        self.column.addLayout(both)

    def _only_read(self, why: str) -> None:
        for widget in (self.bookable, self.own_hours, self.place, *self.numbers.values(), *self.hours):
            widget.setEnabled(False)
        self.save.hide()
        self.add_text(why, "small")

    def _on_own_hours(self) -> None:
        for hours in self.hours:
            hours.setEnabled(self.own_hours.isChecked())
