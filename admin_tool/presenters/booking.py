"""Booking a time for a citizen: chosen in the dialog, or on the page of free times, or instead of waiting."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QObject

from admin_tool.models.phrases import Phrase, phrase
from admin_tool.presenters.booked_times import BookedTimes
from admin_tool.presenters.notices import Notices, reason
from admin_tool.presenters.open_dialog import OpenDialog
from admin_tool.presenters.week_keys import day_keys, may_turn_back, week_texts
from admin_tool.presenters.week_of_times import WeekOfTimes
from admin_tool.presenters.workplace import Workplace
from admin_tool.views.booking import BookingDialog, BookingTexts
from kiosk.client.answers import NoAnswer
from kiosk.domain.digits import Malformed, parse_digits
from kiosk.domain.service_day import service_day
from kiosk.messages.keys_staff import Button, Refused, Time
from kiosk.messages.keys_staff_times import Book, Times
from kiosk.wire.staff import Visit
from kiosk.wire.times import DeskBooked, DeskBooking, TopicTime


class Booking(QObject):
    """One dialog at a time."""

    def __init__(self, at: Workplace, notices: Notices, booked: BookedTimes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._at = at
        self._notices = notices
        self._booked = booked
        self._open: _OneBooking | None = None

    def of_time(self, slot: TopicTime) -> None:
        day = service_day(slot.starts_at, self._at.zone)
        self._begin(slot.topic, day, chosen=slot.id, visit=None)

    def instead_of_waiting(self, visit: Visit) -> None:
        today = service_day(self._at.clock(), self._at.zone)
        topics = self._at.around().topics
        topic = visit.topic if visit.topic in topics else next(iter(topics), "")
        self._begin(topic or "", today, chosen="", visit=visit)

    def _begin(self, topic: str, day: date, *, chosen: str, visit: Visit | None) -> None:
        if self._open is not None:
            self._open.close()
        self._open = _OneBooking(self._at, self._notices, self._booked, visit, self)
        self._open.begin(topic, day, chosen)


class _OneBooking(QObject):
    def __init__(
        self, at: Workplace, notices: Notices, booked: BookedTimes, visit: Visit | None, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._at = at
        self._notices = notices
        self._booked = booked
        self._visit = visit
        self._chosen = ""
        self._busy = False
        self._times = WeekOfTimes(at, self)
        dialog = BookingDialog(at.look, self._texts(), at.window)
        dialog.week.show_texts(week_texts(at, self._times.week))
        dialog.topic_chosen.connect(self._on_topic)
        dialog.week.turned.connect(self._times.turn)
        dialog.week.day_chosen.connect(self._on_day)
        dialog.times.chosen.connect(self._on_time)
        dialog.confirmed.connect(self._on_confirmed)
        self._opened = OpenDialog(dialog)
        self._times.changed.connect(self._show)
        at.day.office_changed.connect(self._on_office_changed)

    def begin(self, topic: str, day: date, chosen: str) -> None:
        self._chosen = chosen
        self._times.show(topic, day)

    def close(self) -> None:
        self._opened.close()

    def _show(self) -> None:
        dialog, say, week = self._opened.dialog, self._at.wording.say, self._times.week
        if dialog is None:
            return
        free = self._free()
        if self._chosen and self._times.week.slots and self._chosen not in {slot.id for slot in free}:
            self._chosen = ""
        dialog.show_topics(list(self._at.around().topics.items()), week.topic)
        dialog.week.show_texts(week_texts(self._at, week))
        dialog.week.show_days(
            day_keys(self._at, week),
            self._times.day.isoformat(),
            may_go_back=may_turn_back(self._at, week),
        )
        times = [(slot.id, say(phrase(Time.CLOCK, time=slot.starts_at))) for slot in free]
        dialog.times.show_times(times, self._chosen, empty=say(Phrase(Book.NONE_FREE)))
        chosen = week.slot(self._chosen)
        words = phrase(Book.DO, day=self._times.day, time=chosen.starts_at) if chosen else Phrase(Book.CHOOSE)
        dialog.show_choice(say(words), may_book=chosen is not None and not self._busy)

    def _free(self) -> Sequence[TopicTime]:
        return self._times.week.free_on(self._times.day, self._at.zone)

    def _on_office_changed(self) -> None:
        """Somebody else's booking takes its key away."""
        if self._opened.dialog is not None:
            self._times.refresh()

    def _on_topic(self, topic: str) -> None:
        self._times.show(topic, self._times.day)

    def _on_day(self, day: str) -> None:
        self._chosen = ""
        self._opened.show_error("")
        self._times.show(self._times.week.topic, date.fromisoformat(day))

    def _on_time(self, slot_id: str) -> None:
        self._chosen = slot_id
        self._opened.show_error("")
        self._show()

    def _on_confirmed(self) -> None:
        dialog = self._opened.dialog
        if dialog is None or not self._chosen:
            return
        if self._has_moved():
            dialog.show_error(self._at.wording.say(Phrase(Refused.WRONG_STATE)))
            return
        digits = dialog.digits.text() or None
        if digits is not None and isinstance(parse_digits(digits), Malformed):
            dialog.show_error(self._at.wording.say(Phrase(Book.DIGITS_WRONG)))
            return
        self._set_busy(busy=True)
        visit_id = self._visit.id if self._visit is not None else None
        wanted = DeskBooking(slot_id=self._chosen, digits=digits, visit_id=visit_id)
        self._at.errands.run(self._at.calls.book(wanted), self._on_answer)

    def _has_moved(self) -> bool:
        """A colleague has called or collected the citizen meanwhile: who sees that asks again from there."""
        if self._visit is None:
            return False
        now = self._at.day.book.get(self._visit.id)
        return now is None or (now.status, now.desk_id) != (self._visit.status, self._visit.desk_id)

    def _on_answer(self, answer: DeskBooked | NoAnswer) -> None:
        self._set_busy(busy=False)
        if not isinstance(answer, DeskBooked):
            self._opened.show_error(self._at.wording.say(reason(answer)))
            self._times.refresh()
            return
        self.close()
        if answer.visit is not None:
            self._at.day.answered(answer.visit)
            self._notices.say(self._said(answer.visit, answer), undo=answer.visit)
        self._booked.show(answer.appointment, answer.code, just_now=answer.visit is not None)
        self._at.day.office_changed.emit()

    def _said(self, visit: Visit, answer: DeskBooked) -> Phrase:
        day = service_day(answer.starts_at, self._at.zone)
        return phrase(Book.INSTEAD, number=visit.number, day=day, time=answer.starts_at)

    def _set_busy(self, *, busy: bool) -> None:
        self._busy = busy
        self._show()

    def _texts(self) -> BookingTexts:
        say = self._at.wording.say
        visit = self._visit
        title = Phrase(Book.TITLE) if visit is None else phrase(Book.TITLE_NUMBER, number=visit.number)
        return BookingTexts(
            title=say(title),
            topic=say(Phrase(Times.TOPIC)),
            digits=say(Phrase(Book.DIGITS)),
            digits_hint=say(Phrase(Book.DIGITS_HINT)),
            cancel=say(Phrase(Button.CANCEL)),
        )
