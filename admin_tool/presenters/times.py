"""The page of free times: a topic's week kept up, and what a touch on one of its times means."""

from datetime import date

from PySide6.QtCore import QObject

from admin_tool.models.phrases import Phrase
from admin_tool.models.rows import Action
from admin_tool.models.times_rows import BOOKING, day_rows
from admin_tool.models.topic_week import TopicWeek
from admin_tool.presenters.booked_times import BookedTimes
from admin_tool.presenters.booking import Booking
from admin_tool.presenters.changing_times import ChangingTimes
from admin_tool.presenters.soon import Soon
from admin_tool.presenters.topic_rules import TopicRuling
from admin_tool.presenters.week_keys import day_keys, may_turn_back, week_texts
from admin_tool.presenters.week_of_times import WeekOfTimes
from admin_tool.presenters.workplace import Workplace
from admin_tool.views.times import TimesPage, TimesTexts
from kiosk.domain.roles import RECEPTION
from kiosk.messages.keys_staff_times import Times
from kiosk.wire.times import TimeKind, TopicTime


class TimesPresenter(QObject):
    def __init__(
        self,
        page: TimesPage,
        at: Workplace,
        *,
        booking: Booking,
        booked: BookedTimes,
        changing: ChangingTimes,
        ruling: TopicRuling,
    ) -> None:
        super().__init__(page)
        self._page = page
        self._at = at
        self._booking = booking
        self._booked = booked
        self._changing = changing
        self._ruling = ruling
        self._times = WeekOfTimes(at, self)
        self._soon = Soon(self.show, self, page=page)
        self._fresh = Soon(self._times.refresh, self, page=page)
        page.asked.connect(self._on_asked)
        page.topic_chosen.connect(self._on_topic)
        page.week.turned.connect(self._times.turn)
        page.week.day_chosen.connect(self._on_day)
        page.open_wanted.connect(self._on_open)
        page.block_wanted.connect(self._on_block)
        page.rules_wanted.connect(self._on_rules)
        page.cancel_wanted.connect(self._on_cancel)
        self._times.changed.connect(self._soon.ask)
        at.day.changed.connect(self._soon.ask)
        at.day.office_changed.connect(self._fresh.ask)
        page.cancel.setVisible(at.role in RECEPTION)
        self._show_texts()
        self.show()

    def show(self) -> None:
        topics = self._at.around().topics
        if self._week.topic not in topics and topics:
            self._times.show(next(iter(topics)), self._times.day)
        week, page = self._week, self._page
        page.show_topics(list(topics.items()), week.topic)
        page.week.show_texts(week_texts(self._at, week))
        page.week.show_days(
            day_keys(self._at, week), self._times.day.isoformat(), may_go_back=may_turn_back(self._at, week)
        )
        may_book = self._at.role in RECEPTION
        page.show_entries(day_rows(week, self._times.day, self._at.zone, may_book=may_book))

    def on_tick(self) -> None:
        if self._page.isVisible():
            self._times.on_tick()

    @property
    def _week(self) -> TopicWeek:
        return self._times.week

    def _on_topic(self, topic: str) -> None:
        self._times.show(topic, self._times.day)

    def _on_day(self, day: str) -> None:
        self._times.show(self._week.topic, date.fromisoformat(day))

    def _on_open(self) -> None:
        self._changing.open_times(self._week.topic, self._times.day)

    def _on_block(self) -> None:
        self._changing.block_times(self._week.topic, self._times.day)

    def _on_rules(self) -> None:
        self._ruling.open(self._week.topic)

    def _on_cancel(self) -> None:
        self._booked.cancel()

    def _on_asked(self, row_id: str, action: str) -> None:
        booking = self._week.booking(row_id.removeprefix(BOOKING))
        slot = self._week.slot(row_id)
        match Action(action):
            case Action.SHOW_CODE if booking is not None:
                self._booked.show(booking.appointment, booking.code)
            case Action.CANCEL_BOOKING if booking is not None:
                self._booked.cancel(booking.code, booking.appointment)
            case Action.BOOK if slot is not None:
                self._booking.of_time(slot)
            case Action.BLOCK if slot is not None:
                self._changing.block(slot)
            case Action.UNBLOCK if slot is not None:
                self._take_back(slot, TimeKind.BLOCK)
            case Action.CLOSE_EXTRA if slot is not None:
                self._take_back(slot, TimeKind.EXTRA)

    def _take_back(self, slot: TopicTime, kind: TimeKind) -> None:
        change = self._week.change_of(slot, kind)
        if change is not None:
            self._changing.take_back(change, slot)

    def _show_texts(self) -> None:
        say = self._at.wording.say
        self._page.show_texts(
            TimesTexts(
                title=say(Phrase(Times.TITLE)),
                topic=say(Phrase(Times.TOPIC)),
                open=say(Phrase(Times.OPEN)),
                block=say(Phrase(Times.BLOCK)),
                cancel=say(Phrase(Times.CANCEL)),
                rules=say(Phrase(Times.RULES)),
            )
        )
