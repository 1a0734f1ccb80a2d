"""Settling who a number is: its suggestions, a search, or nobody of today."""

from PySide6.QtCore import QObject

from admin_tool.models.choices import Suggestion, lookups, suggestions
from admin_tool.models.evidence import finding_of
from admin_tool.models.phrases import Phrase, phrase
from admin_tool.presenters.names import Names
from admin_tool.presenters.notices import Notices, reason
from admin_tool.presenters.open_dialog import OpenDialog
from admin_tool.presenters.steps import Steps
from admin_tool.presenters.whom import Whom
from admin_tool.presenters.workplace import Workplace
from admin_tool.views.settle import SettleDialog, SettleTexts
from admin_tool.views.suggestion_list import SuggestionLine, SuggestionTexts
from kiosk.client.answers import NoAnswer
from kiosk.domain.visits import Step
from kiosk.messages.keys_staff import Button
from kiosk.messages.keys_staff_pages import Settle
from kiosk.messages.keys_staff_visits import StepName
from kiosk.wire.staff import ResolveBody, Visit


class Settling(QObject):
    """One dialog at a time."""

    def __init__(
        self, at: Workplace, steps: Steps, whom: Whom, notices: Notices, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._at = at
        self._steps = steps
        self._whom = whom
        self._notices = notices
        self._open: _OneSettling | None = None

    def open(self, visit: Visit) -> None:
        if self._open is not None:
            self._open.close()
        self._open = _OneSettling(self._at, self._steps, self._whom, self._notices, visit, self)


class _OneSettling(QObject):
    def __init__(
        self, at: Workplace, steps: Steps, whom: Whom, notices: Notices, visit: Visit, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._at = at
        self._steps = steps
        self._whom = whom
        self._visit = visit
        self._search = ""
        self._names = Names(at, notices, self._show)
        dialog = SettleDialog(at.look, self._texts(), at.window)
        dialog.resolved.connect(self._on_resolved)
        dialog.name_wanted.connect(self._names.look_at)
        dialog.searched.connect(self._on_searched)
        dialog.hand_over_wanted.connect(self._on_hand_over)
        self._opened = OpenDialog(dialog)
        self._show()

    def close(self) -> None:
        self._opened.close()

    def _on_resolved(self, appointment_id: str) -> None:
        given = ResolveBody(appointment_id=appointment_id or None)
        self._steps.take(self._visit.id, Step.RESOLVE, given, then=self._on_answer)

    def _on_answer(self, answer: Visit | NoAnswer) -> None:
        if isinstance(answer, Visit):
            self.close()
        else:
            self._opened.show_error(self._at.wording.say(reason(answer)))

    def _on_searched(self, text: str) -> None:
        self._search = text
        self._show()

    def _on_hand_over(self) -> None:
        self.close()
        self._whom.hand_over(self._visit)

    def _show(self) -> None:
        dialog = self._opened.dialog
        if dialog is None:
            return
        around = self._at.around()
        found = suggestions(self._visit, around)
        heading = Settle.SUGGESTIONS
        if self._search.strip() or not found:
            found = lookups(self._at.day.appointments, self._at.day.book, around, self._search)
            heading = Settle.OTHER_APPOINTMENT
        dialog.show_lines(self._at.wording.say(Phrase(heading)), [self._line(each) for each in found])

    def _line(self, suggestion: Suggestion) -> SuggestionLine:
        return suggestion_line(suggestion, self._at, self._names)

    def _texts(self) -> SettleTexts:
        say, line = self._at.wording.say, self._at.wording.line
        finding = finding_of(self._visit, self._at.day.book, self._at.zone)
        return SettleTexts(
            title=say(phrase(Settle.TITLE, number=self._visit.number)),
            evidence=line((*finding.headline, *finding.detail)),
            ask=say(Phrase(Settle.ASK)),
            nothing_found=say(Phrase(Settle.NOTHING_FOUND)),
            search=say(Phrase(Settle.SEARCH)),
            logged=say(Phrase(Settle.NAME_LOGGED)),
            none_of_them=say(Phrase(Settle.NONE_OF_THEM)),
            hand_over=say(Phrase(StepName.HAND_OVER)),
            cancel=say(Phrase(Button.CLOSE)),
            lines=SuggestionTexts(show_name=say(Phrase(Button.SHOW_NAME)), choose=say(Phrase(Settle.RESOLVE))),
        )


def suggestion_line(suggestion: Suggestion, at: Workplace, names: Names) -> SuggestionLine:
    say = at.wording.say
    return SuggestionLine(
        appointment_id=suggestion.appointment_id,
        headline=f"{say(suggestion.when)} · {say(suggestion.with_whom)}",
        detail=say(suggestion.differs) if suggestion.differs is not None else "",
        name=names.of(suggestion.appointment_id),
    )
