"""Opening times beside a topic's hours, taking times out of the offer, and taking that back after a question."""

from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QObject

from admin_tool.models.phrases import Phrase, phrase
from admin_tool.models.typed_hours import read_clock
from admin_tool.presenters.notices import Notices, reason
from admin_tool.presenters.open_dialog import OpenDialog
from admin_tool.presenters.workplace import Workplace
from admin_tool.views.change_times import ChangeTimesDialog, ChangeTimesTexts
from admin_tool.views.question import Question, QuestionTexts
from kiosk.client.answers import Answer, NoAnswer, Outcome
from kiosk.domain.service_day import local_instant, service_day
from kiosk.messages.keys_staff import Button
from kiosk.messages.keys_staff_times import ChangeTimes
from kiosk.wire.times import ChangedTime, NewTime, TimeKind, TopicTime

_AN_HOUR = ("09:00", "10:00")


class ChangingTimes(QObject):
    """What was changed is heard of by everybody from the stream, and here at once."""

    def __init__(self, at: Workplace, notices: Notices, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._at = at
        self._notices = notices

    def open_times(self, topic: str, day: date) -> None:
        self._ask(TimeKind.EXTRA, topic, day)

    def block_times(self, topic: str, day: date) -> None:
        self._ask(TimeKind.BLOCK, topic, day)

    def block(self, slot: TopicTime) -> None:
        """In one touch; it is taken back in one, too."""
        new = NewTime(kind=TimeKind.BLOCK, topic=slot.topic, starts_at=slot.starts_at, ends_at=slot.ends_at)
        self._at.errands.run(self._at.calls.change_times(new), self._on_changed)

    def take_back(self, change: ChangedTime, slot: TopicTime) -> None:
        """Asks first where it is about more than this time."""
        if (change.starts_at, change.ends_at) == (slot.starts_at, slot.ends_at):
            self._take_back(change)
            return
        say = self._at.wording.say
        block = change.kind is TimeKind.BLOCK
        values = self._values(change)
        texts = QuestionTexts(
            title=say(Phrase(ChangeTimes.UNBLOCK_TITLE if block else ChangeTimes.CLOSE_TITLE)),
            text=say(phrase(ChangeTimes.UNBLOCK_TEXT if block else ChangeTimes.CLOSE_TEXT, **values)),
            yes=say(Phrase(ChangeTimes.YES)),
            no=say(Phrase(Button.CANCEL)),
        )
        question = Question(self._at.look, texts, self._at.window)

        def agreed() -> None:
            self._take_back(change)

        question.agreed.connect(agreed)
        question.open()

    def _ask(self, kind: TimeKind, topic: str, day: date) -> None:
        dialog = ChangeTimesDialog(self._at.look, self._texts(kind), self._at.window)
        dialog.show_span(day, *_AN_HOUR)

        def done(answer: ChangedTime | NoAnswer) -> None:
            if isinstance(answer, ChangedTime):
                opened.close()
                self._on_changed(answer)
            else:
                opened.show_error(self._at.wording.say(reason(answer)))

        def confirmed() -> None:
            chosen, since_raw, until_raw = dialog.span_raw()
            since, until = read_clock(since_raw), read_clock(until_raw)
            if since is None or until is None or since >= until:
                opened.show_error(self._at.wording.say(Phrase(ChangeTimes.WRONG)))
                return
            new = NewTime(
                kind=kind,
                topic=None if dialog.all_topics.isChecked() else topic,
                starts_at=self._instant(chosen, since),
                ends_at=self._instant(chosen, until),
                capacity=dialog.capacity.value() if kind is TimeKind.EXTRA else None,
            )
            self._at.errands.run(self._at.calls.change_times(new), done)

        dialog.confirmed.connect(confirmed)
        opened = OpenDialog(dialog)

    def _take_back(self, change: ChangedTime) -> None:
        def done(outcome: Outcome) -> None:
            if isinstance(outcome, Answer):
                self._notices.say(Phrase(ChangeTimes.TAKEN_BACK))
                self._at.day.office_changed.emit()
            else:
                self._notices.refuse(outcome)

        self._at.errands.run(self._at.calls.take_back_times(change.id), done)

    def _on_changed(self, answer: ChangedTime | NoAnswer) -> None:
        if not isinstance(answer, ChangedTime):
            self._notices.refuse(answer)
            return
        key = ChangeTimes.OPENED if answer.kind is TimeKind.EXTRA else ChangeTimes.BLOCKED
        self._notices.say(phrase(key, **self._values(answer)))
        self._at.day.office_changed.emit()

    def _values(self, change: ChangedTime) -> dict[str, date | datetime]:
        """`last` is the day of the last moment."""
        last = service_day(change.ends_at - timedelta(microseconds=1), self._at.zone)
        first = service_day(change.starts_at, self._at.zone)
        return {"day": first, "since": change.starts_at, "last": last, "until": change.ends_at}

    def _instant(self, day: date, clock: time) -> datetime:
        return local_instant(day, clock, self._at.zone)

    def _texts(self, kind: TimeKind) -> ChangeTimesTexts:
        say = self._at.wording.say
        opens = kind is TimeKind.EXTRA
        return ChangeTimesTexts(
            title=say(Phrase(ChangeTimes.OPEN_TITLE if opens else ChangeTimes.BLOCK_TITLE)),
            day=say(Phrase(ChangeTimes.DAY)),
            since=say(Phrase(ChangeTimes.SINCE)),
            until=say(Phrase(ChangeTimes.UNTIL)),
            capacity=say(Phrase(ChangeTimes.CAPACITY)) if opens else "",
            all_topics="" if opens else say(Phrase(ChangeTimes.ALL_TOPICS)),
            stays=say(Phrase(ChangeTimes.STAYS)),
            do=say(Phrase(ChangeTimes.DO_OPEN if opens else ChangeTimes.DO_BLOCK)),
            cancel=say(Phrase(Button.CANCEL)),
        )
