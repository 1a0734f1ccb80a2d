"""The dialog that opens times beside the hours, or takes times out of the offer."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLineEdit, QWidget

from admin_tool.views.day_field import DayField
from admin_tool.views.dialog import Dialog
from admin_tool.views.look import Look
from admin_tool.views.number_field import NumberField
from admin_tool.views.tick import Tick

_MOST_PLACES = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeTimesTexts:
    """One of `capacity` and `all_topics` is empty: times are opened with places, and blocked for topics."""

    title: str
    day: str
    since: str
    until: str
    capacity: str
    all_topics: str
    stays: str
    do: str
    cancel: str


class ChangeTimesDialog(Dialog):
    confirmed = Signal()

    def __init__(self, look: Look, texts: ChangeTimesTexts, parent: QWidget) -> None:
        super().__init__(look, texts.title, parent)
        self.day = DayField(look)
        self.since, self.until = QLineEdit(), QLineEdit()
        self.capacity = NumberField(1, _MOST_PLACES)
        self.all_topics = Tick(look, texts.all_topics)
        form = QFormLayout()
        form.setVerticalSpacing(look.px(10))
        form.addRow(texts.day, self.day)
        form.addRow(texts.since, self.since)
        form.addRow(texts.until, self.until)
        if texts.capacity:
            form.addRow(texts.capacity, self.capacity)
        self.column.addLayout(form)
        if texts.all_topics:
            self.column.addWidget(self.all_topics)
            self.add_text(texts.stays, "small")
        self.add_error()
        self.add_button(texts.cancel, self.reject)
        self.do = self.add_button(texts.do, self.confirmed.emit, kind="primary")

    def show_span(self, day: date, since: str, until: str) -> None:
        self.day.show_day(day)
        self.since.setText(since)
        self.until.setText(until)

    def span_raw(self) -> tuple[date, str, str]:
        """The day, and the two times as they were typed."""
        return self.day.day, self.since.text(), self.until.text()
