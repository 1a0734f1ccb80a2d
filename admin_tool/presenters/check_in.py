"""Checking somebody in at the desk, as the kiosk would."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from admin_tool.models.choices import by_name, lookups
from admin_tool.models.phrases import Phrase, phrase
from admin_tool.presenters.names import Names
from admin_tool.presenters.notices import Notices, reason
from admin_tool.presenters.open_dialog import OpenDialog
from admin_tool.presenters.settle import suggestion_line
from admin_tool.presenters.steps import Steps
from admin_tool.presenters.workplace import Workplace
from admin_tool.views.check_in import CheckInDialog, CheckInTexts
from admin_tool.views.suggestion_list import SuggestionTexts
from kiosk.client.answers import NoAnswer
from kiosk.domain.name_search import is_long_enough
from kiosk.messages.keys_staff import Button, Need
from kiosk.messages.keys_staff_pages import CheckIn, Settle
from kiosk.wire import words
from kiosk.wire.name_search import NamesFound
from kiosk.wire.staff import DeskArrival, Visit


class CheckingIn(QObject):
    """One dialog at a time."""

    def __init__(self, at: Workplace, steps: Steps, notices: Notices, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._at = at
        self._steps = steps
        self._notices = notices
        self._search = ""
        self._found: NamesFound | None = None
        self._names: Names | None = None
        self._opened: OpenDialog[CheckInDialog] | None = None

    def open(self) -> None:
        if self._dialog is not None:
            return
        self._search, self._found = "", None
        self._names = Names(self._at, self._notices, self._show)
        dialog = CheckInDialog(self._at.look, self._texts(), self._at.window)
        dialog.searched.connect(self._on_searched)
        dialog.name_typed.connect(self._on_name_typed)
        dialog.name_wanted.connect(self._names.look_at)
        dialog.appointment_chosen.connect(self._on_appointment)
        dialog.walk_in_chosen.connect(self._on_walk_in)
        none = ("", self._at.wording.say(Phrase(CheckIn.NO_TOPIC)))
        dialog.show_topics([none, *self._at.around().topics.items()])
        self._opened = OpenDialog(dialog)
        self._show()

    @property
    def _dialog(self) -> CheckInDialog | None:
        return self._opened.dialog if self._opened is not None else None

    def of_appointment(self, appointment_id: str) -> None:
        """In one touch, from the list of today's appointments."""
        arrival = DeskArrival(appointment_id=appointment_id)
        self._steps.check_in(arrival, self._on_answer_without_dialog)

    def _on_appointment(self, appointment_id: str) -> None:
        self._send(appointment_id=appointment_id, topic=None)

    def _on_walk_in(self) -> None:
        topic = self._dialog.topic.value if self._dialog is not None else None
        self._send(appointment_id=None, topic=topic or None)

    def _send(self, *, appointment_id: str | None, topic: str | None) -> None:
        if self._dialog is None:
            return
        arrival = DeskArrival(
            number=self._dialog.typed_number(),
            appointment_id=appointment_id,
            topic=topic,
            needs=[words.Need(need) for need in self._dialog.chosen_needs()],
        )
        self._dialog.show_busy(busy=True)
        self._steps.check_in(arrival, self._on_answer)

    def _on_answer(self, answer: Visit | NoAnswer) -> None:
        if self._dialog is None:
            return
        if isinstance(answer, Visit):
            self._dialog.done(QDialog.DialogCode.Accepted)
            return
        self._dialog.show_busy(busy=False)
        self._dialog.show_error(self._at.wording.say(reason(answer)))

    def _on_answer_without_dialog(self, answer: Visit | NoAnswer) -> None:
        if not isinstance(answer, Visit):
            self._notices.refuse(answer)

    def _on_searched(self, text: str) -> None:
        self._search, self._found = text, None
        self._show()

    def _on_name_typed(self, typed: str) -> None:
        """An answer to what is no longer typed is dropped; the look was noted all the same."""
        if not is_long_enough(typed):
            self._say_of_search(Phrase(CheckIn.NAME_TOO_SHORT))
            return

        def done(answer: NamesFound | NoAnswer) -> None:
            if self._dialog is None or self._names is None or typed != self._search:
                return
            if isinstance(answer, NamesFound):
                self._names.learn(answer.found)
                self._found = answer
                self._show()
            else:
                self._say_of_search(reason(answer))

        self._at.errands.run(self._at.calls.find_by_name(typed), done)

    def _say_of_search(self, words: Phrase) -> None:
        if self._dialog is not None:
            self._dialog.show_lines([], self._at.wording.say(words))

    def _show(self) -> None:
        if self._dialog is None or self._names is None:
            return
        if self._found is not None:
            found, come = by_name([each.appointment for each in self._found.found], self._at.day.book)
            remark = self._remark(come, nobody=not found, more=self._found.more)
        else:
            found = lookups(self._at.day.appointments, self._at.day.book, self._at.around(), self._search)
            remark = ""
        self._dialog.show_lines([suggestion_line(each, self._at, self._names) for each in found], remark)

    def _remark(self, come: tuple[int, ...], *, nobody: bool, more: bool) -> str:
        say = self._at.wording.say
        if come:
            return say(phrase(CheckIn.NAME_HAS_COME, numbers=", ".join(map(str, come))))
        if more:
            return say(Phrase(CheckIn.NAME_MORE))
        return say(Phrase(CheckIn.NAME_NOBODY)) if nobody else ""

    def _texts(self) -> CheckInTexts:
        say = self._at.wording.say
        needs = tuple((str(need), say(Phrase(Need[need.name]))) for need in words.Need)
        return CheckInTexts(
            title=say(Phrase(CheckIn.TITLE)),
            by_appointment=say(Phrase(CheckIn.BY_APPOINTMENT)),
            walk_in=say(Phrase(CheckIn.WALK_IN)),
            search=say(Phrase(CheckIn.SEARCH)),
            by_name=say(Phrase(CheckIn.BY_NAME)),
            by_name_hint=say(Phrase(Settle.NAME_LOGGED)),
            nothing_found=say(Phrase(CheckIn.NO_APPOINTMENTS)),
            topic=say(Phrase(CheckIn.TOPIC)),
            number=say(Phrase(CheckIn.NUMBER)),
            number_automatic=say(Phrase(CheckIn.NUMBER_AUTOMATIC)),
            number_hint=say(Phrase(CheckIn.NUMBER_HINT)),
            needs_title=say(Phrase(CheckIn.NEEDS)),
            needs=needs,
            do=say(Phrase(CheckIn.DO)),
            cancel=say(Phrase(Button.CANCEL)),
            lines=SuggestionTexts(show_name=say(Phrase(Button.SHOW_NAME)), choose=say(Phrase(CheckIn.DO))),
        )
