"""The rules of a topic: read by the reception, changed by the lead or an administrator."""

from datetime import date, timedelta

from PySide6.QtCore import QObject

from admin_tool.models.phrases import Phrase, phrase
from admin_tool.models.typed_hours import read_hours, written_hours
from admin_tool.presenters.notices import Notices, reason
from admin_tool.presenters.open_dialog import OpenDialog
from admin_tool.presenters.workplace import Workplace
from admin_tool.views.topic_rules import TopicRulesDialog, TopicRulesTexts
from kiosk.client.answers import NoAnswer
from kiosk.domain.queue import HEAD_START, Priority
from kiosk.domain.roles import Role
from kiosk.messages.keys_staff import Button
from kiosk.messages.keys_staff_times import TopicRules
from kiosk.wire.times import BookingSettings, OpenSpan, Topic, TopicChange

_A_MONDAY = date(2024, 1, 1)
_MINUTE = timedelta(minutes=1)


class TopicRuling(QObject):
    def __init__(self, at: Workplace, notices: Notices, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._at = at
        self._notices = notices

    def open(self, topic_id: str) -> None:
        def done(answer: Topic | NoAnswer) -> None:
            if isinstance(answer, Topic):
                self._show(answer)
            else:
                self._notices.refuse(answer)

        self._at.errands.run(self._at.calls.topic(topic_id), done)

    def _show(self, topic: Topic) -> None:
        rules = topic.booking or BookingSettings()
        dialog = TopicRulesDialog(self._at.look, self._texts(topic, rules), self._at.window)
        dialog.bookable.setChecked(topic.booking is not None)
        for name, field in dialog.numbers.items():
            field.setValue(getattr(rules, name))
        dialog.place.show_choices(self._places(), topic.priority)
        dialog.own_hours.setChecked(rules.week is not None)
        for hours, spans in zip(dialog.hours, rules.week or (), strict=False):
            hours.setText(written_hours(spans))

        def done(answer: Topic | NoAnswer) -> None:
            if isinstance(answer, Topic):
                opened.close()
                self._notices.say(phrase(TopicRules.SAVED, topic=self._name(answer)))
                self._at.day.office_changed.emit()
            else:
                opened.show_error(self._at.wording.say(reason(answer)))

        def saved() -> None:
            week = self._typed_week(dialog)
            if isinstance(week, Phrase):
                opened.show_error(self._at.wording.say(week))
                return
            numbers = {name: field.value() for name, field in dialog.numbers.items()}
            settled = BookingSettings(week=week, caseworkers=rules.caseworkers, **_to_fives(numbers))
            change = TopicChange(
                booking=settled if dialog.bookable.isChecked() else None,
                priority=Priority(dialog.place.value) if dialog.place.value else None,
            )
            self._at.errands.run(self._at.calls.settle_topic(topic.id, change), done)

        dialog.saved.connect(saved)
        opened = OpenDialog(dialog)

    def _typed_week(self, dialog: TopicRulesDialog) -> list[list[OpenSpan]] | Phrase | None:
        """None: the office's own hours. A phrase says which day cannot be read."""
        if not dialog.own_hours.isChecked():
            return None
        week = []
        for name, field in zip(self._weekdays(), dialog.hours, strict=True):
            spans = read_hours(field.text())
            if spans is None:
                return phrase(TopicRules.HOURS_WRONG, day=name)
            week.append(spans)
        return week

    def _places(self) -> list[tuple[str, str]]:
        """Each priority in words."""
        words = {each: phrase(TopicRules.AHEAD, minutes=start // _MINUTE) for each, start in HEAD_START.items()}
        words[Priority.ORDINARY] = Phrase(TopicRules.AS_THEY_CAME)
        return [(each, self._at.wording.say(said)) for each, said in words.items()]

    def _name(self, topic: Topic) -> str:
        return self._at.around().topics.get(topic.id) or next(iter(topic.texts.values()), topic.id)

    def _weekdays(self) -> list[str]:
        return [self._at.wording.weekday(_A_MONDAY + timedelta(days=at)) for at in range(7)]

    def _texts(self, topic: Topic, rules: BookingSettings) -> TopicRulesTexts:
        say = self._at.wording.say
        names = {each.id: each.name for each in self._at.day.caseworkers}
        people = ", ".join(names.get(each, each) for each in rules.caseworkers)
        may_change = self._at.role in (Role.LEAD, Role.ADMIN)
        return TopicRulesTexts(
            title=say(phrase(TopicRules.TITLE, topic=self._name(topic))),
            bookable=say(Phrase(TopicRules.BOOKABLE)),
            numbers={
                "slot_minutes": say(Phrase(TopicRules.MINUTES)),
                "capacity": say(Phrase(TopicRules.CAPACITY)),
                "lead_minutes": say(Phrase(TopicRules.LEAD)),
                "horizon_days": say(Phrase(TopicRules.HORIZON)),
            },
            in_queue=say(Phrase(TopicRules.IN_QUEUE)),
            own_hours=say(Phrase(TopicRules.OWN_HOURS)),
            hours_hint=say(Phrase(TopicRules.HOURS_HINT)),
            weekdays=self._weekdays(),
            people=say(phrase(TopicRules.PEOPLE, names=people)) if people else "",
            read_only="" if may_change else say(Phrase(TopicRules.READ_ONLY)),
            save=say(Phrase(TopicRules.SAVE)),
            cancel=say(Phrase(Button.CANCEL)),
        )


def _to_fives(numbers: dict[str, int]) -> dict[str, int]:
    """Times are cut in steps of five minutes."""
    return numbers | {"slot_minutes": max(5, round(numbers["slot_minutes"] / 5) * 5)}
