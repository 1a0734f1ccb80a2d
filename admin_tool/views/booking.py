"""The dialog that books a time for a citizen: topic, day, time, and the six digits or none."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRegularExpression, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from admin_tool.views.choice import Choice
from admin_tool.views.dialog import Dialog
from admin_tool.views.look import Look
from admin_tool.views.parts import label
from admin_tool.views.time_keys import TimeKeys
from admin_tool.views.week_bar import WeekBar


@dataclass(frozen=True, slots=True, kw_only=True)
class BookingTexts:
    title: str
    topic: str
    digits: str
    digits_hint: str
    cancel: str


class BookingDialog(Dialog):
    topic_chosen = Signal(str)
    confirmed = Signal()

    def __init__(self, look: Look, texts: BookingTexts, parent: QWidget) -> None:
        super().__init__(look, texts.title, parent, wide=820)
        self.topic = Choice(look)
        self.topic.setAccessibleName(texts.topic)
        self.topic.chosen.connect(self.topic_chosen)
        self.week = WeekBar(look)
        self.times = TimeKeys(look)
        self.times.setMinimumHeight(look.px(240))
        self.digits = QLineEdit()
        self.digits.setValidator(QRegularExpressionValidator(QRegularExpression("[0-9]{0,6}"), self))
        self.digits.setAccessibleName(texts.digits)
        self.digits.setMaximumWidth(look.px(120))
        typed, words, hint = QHBoxLayout(), label(), label("small", wrap=True)
        words.setText(texts.digits)
        hint.setText(texts.digits_hint)
        typed.setSpacing(look.px(12))
        for widget in (words, self.digits):
            typed.addWidget(widget)
        typed.addWidget(hint, 1)
        self.column.addWidget(self.topic)
        self.column.addWidget(self.week)
        self.column.addWidget(self.times, 1)
        self.column.addLayout(typed)
        self.add_error()
        self.add_button(texts.cancel, self.reject)
        self.do = self.add_button("", self.confirmed.emit, kind="primary")
        self.digits.setFocus()

    def show_topics(self, topics: Sequence[tuple[str, str]], chosen: str) -> None:
        self.topic.show_choices(topics, chosen)
        self.topic.setVisible(len(topics) > 1)

    def show_choice(self, words: str, *, may_book: bool) -> None:
        """What the button does; while it is being done it takes no second touch."""
        self.do.setText(words)
        self.do.setEnabled(may_book)
