"""A week to choose a day from: the weeks before and after, and the days with what is free on them."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from admin_tool.views.look import Look
from admin_tool.views.parts import button, label
from kiosk.qtkit.icons import themed_icon


@dataclass(frozen=True, slots=True, kw_only=True)
class DayKey:
    """`id` is the day as ISO writes it; `short` stands for `count` where there is little room."""

    id: str
    title: str
    count: str
    short: str
    spoken: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekTexts:
    week: str
    earlier: str
    later: str


class WeekBar(QWidget):
    turned = Signal(int)
    day_chosen = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        self._look = look
        self._days: dict[str, QPushButton] = {}
        self._shown: tuple[DayKey, ...] = ()
        self._group = QButtonGroup(self)
        self.week = label("muted")
        self.week.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.week.setMinimumWidth(look.px(70))
        self.earlier, self.later = button("quiet", self._on_earlier), button("quiet", self._on_later)
        for turn, icon in ((self.earlier, "chevron_left"), (self.later, "chevron_right")):
            turn.setIcon(themed_icon(look.assets, icon, look.theme.ink))
        self._turning, self._row = QHBoxLayout(), QHBoxLayout()
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._parts.setContentsMargins(0, 0, 0, 0)
        for part in (self._turning, self._row, self._parts):
            part.setSpacing(look.px(8))
        for widget in (self.earlier, self.week, self.later):
            self._turning.addWidget(widget)
        self._turning.addStretch(1)
        self._parts.addLayout(self._turning)
        self._parts.addLayout(self._row, 1)

    def show_texts(self, texts: WeekTexts) -> None:
        self.week.setText(texts.week)
        for turn, words in ((self.earlier, texts.earlier), (self.later, texts.later)):
            turn.setAccessibleName(words)
            turn.setToolTip(words)

    def show_days(self, days: Sequence[DayKey], chosen: str, *, may_go_back: bool) -> None:
        self.earlier.setEnabled(may_go_back)
        if list(self._days) != [day.id for day in days]:
            self._rebuild(days)
        self._shown = tuple(days)
        self._show_counts()
        for day in days:
            key = self._days[day.id]
            key.setAccessibleName(day.spoken)
            key.setChecked(day.id == chosen)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_counts()

    def _show_counts(self) -> None:
        """No date is cut: first the weekday gets a line of its own, then the days stand below the buttons that turn."""
        directions = QBoxLayout.Direction
        beside = self._each(beside=True)
        needed = (self._across(words) for day in self._shown for words in (day.title.partition(" ")[2], day.short))
        below = max(needed, default=0) > beside
        self._parts.setDirection(directions.TopToBottom if below else directions.LeftToRight)
        each = self._each(beside=not below)
        titles = all(self._across(day.title) <= each for day in self._shown)
        counts = all(self._across(day.count) <= each for day in self._shown)
        for day in self._shown:
            title = day.title if titles else day.title.replace(" ", "\n", 1)
            self._days[day.id].setText(f"{title}\n{day.count if counts else day.short}")

    def _each(self, *, beside: bool) -> int:
        """How wide one day's key is, beside the buttons that turn or below them."""
        turning = self._turning.sizeHint().width() + self._parts.spacing() if beside else 0
        gaps = self._row.spacing() * (len(self._shown) - 1)
        return (self.width() - turning - gaps) // max(1, len(self._shown))

    def _across(self, words: str) -> int:
        """What a key needs for them."""
        key = next(iter(self._days.values()))
        return key.fontMetrics().horizontalAdvance(words) + self._look.px(10)

    def day(self, day_id: str) -> QPushButton:
        return self._days[day_id]

    def texts(self) -> list[str]:
        return [key.text() for key in self._days.values()]

    def _rebuild(self, days: Sequence[DayKey]) -> None:
        for key in self._days.values():
            self._group.removeButton(key)
            self._row.removeWidget(key)
            key.hide()
            key.deleteLater()
        self._days = {day.id: self._made(day.id) for day in days}

    def _made(self, day_id: str) -> QPushButton:
        key = button("quiet", self._on_day)
        key.setCheckable(True)
        key.setProperty("day", day_id)
        key.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        key.setMinimumWidth(self._look.px(64))
        # WHY here: the style sheet's own least height stands above the widget's: small dialogs cut the second line.
        key.setStyleSheet(f"padding-left: 2px; padding-right: 2px; min-height: {self._look.px(40)}px;")
        self._group.addButton(key)
        self._row.addWidget(key, 1)
        return key

    def _on_day(self) -> None:
        self.day_chosen.emit(self.sender().property("day"))

    def _on_earlier(self) -> None:
        self.turned.emit(-1)

    def _on_later(self) -> None:
        self.turned.emit(1)
