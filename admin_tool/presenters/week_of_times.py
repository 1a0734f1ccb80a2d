"""The week of a topic that is shown: asked for, kept up, and never mixed up with the one shown before."""

from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtCore import QObject, Signal

from admin_tool.models.topic_week import TopicWeek, monday_of
from admin_tool.presenters.workplace import Workplace
from kiosk.client.answers import NoAnswer
from kiosk.domain.instants import elapsed
from kiosk.domain.roles import RECEPTION
from kiosk.domain.service_day import service_day
from kiosk.wire import times as wire

EVERY = timedelta(seconds=30)


class WeekOfTimes(QObject):
    """`changed`: there is something new to show. What is not answered stays as it was."""

    changed = Signal()

    def __init__(self, at: Workplace, parent: QObject) -> None:
        super().__init__(parent)
        self._at = at
        self._asked_at = at.clock()
        self.day = service_day(at.clock(), at.zone)
        self.week = TopicWeek(topic="", monday=monday_of(self.day))

    def show(self, topic: str, day: date) -> None:
        """Another topic or week is empty until it is answered."""
        self.day = day
        if (topic, monday_of(day)) != (self.week.topic, self.week.monday):
            self.week = TopicWeek(topic=topic, monday=monday_of(day))
            self.refresh()
        self.changed.emit()

    def turn(self, weeks: int) -> None:
        """To the Monday of another week; not before this one, where its day is today."""
        today = service_day(self._at.clock(), self._at.zone)
        monday = max(self.week.monday + timedelta(weeks=weeks), monday_of(today))
        self.show(self.week.topic, max(monday, today))

    def on_tick(self) -> None:
        """Times pass, and who hears of no visits hears of no bookings either."""
        if elapsed(since=self._asked_at, until=self._at.clock()) >= EVERY:
            self.refresh()

    def refresh(self) -> None:
        self._asked_at = self._at.clock()
        asked = self.week
        if not asked.topic:
            return

        def on_times(answer: wire.Times | NoAnswer) -> None:
            if isinstance(answer, wire.Times) and self._is_shown(asked):
                self.week = replace(self.week, slots=tuple(answer.slots), changed=tuple(answer.changed))
                self.changed.emit()

        def on_bookings(answer: wire.Bookings | NoAnswer) -> None:
            if isinstance(answer, wire.Bookings) and self._is_shown(asked):
                kept = (each for each in answer.bookings if each.topic == asked.topic)
                self.week = replace(self.week, bookings=tuple(each for each in kept if not each.appointment.cancelled))
                self.changed.emit()

        errands, calls = self._at.errands, self._at.calls
        errands.run(calls.times(asked.topic, first=asked.monday, last=asked.sunday), on_times)
        if self._at.role in RECEPTION:
            errands.run(calls.bookings(first=asked.monday, last=asked.sunday), on_bookings)

    def _is_shown(self, asked: TopicWeek) -> bool:
        return (asked.topic, asked.monday) == (self.week.topic, self.week.monday)
