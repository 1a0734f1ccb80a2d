"""Taking a step of a visit: asked once, its row at rest meanwhile, and said when it is done or refused."""

from collections.abc import Callable, Coroutine
from functools import partial
from typing import Any

from pydantic import BaseModel
from PySide6.QtCore import QObject, Signal

from admin_tool.models.phrases import Phrase, phrase
from admin_tool.presenters.notices import Notices
from admin_tool.presenters.workplace import Workplace
from kiosk.client.answers import NoAnswer, Refused
from kiosk.client.keyed_requests import Done
from kiosk.domain.visits import Step
from kiosk.messages import keys_staff
from kiosk.wire.staff import DeskArrival, Visit

Then = Callable[[Visit | NoAnswer], None]
_Asking = Callable[[], Coroutine[Any, Any, Visit | NoAnswer]]
_Words = Callable[..., Phrase]
"""What is said of it when it is done; wants the `number`."""


class Steps(QObject):
    busy_changed = Signal(object)
    """The ids of visits whose step is under way, a frozenset."""

    def __init__(self, at: Workplace, notices: Notices, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._at = at
        self._notices = notices
        self._busy: frozenset[str] = frozenset()
        notices.undo_asked.connect(self.undo)

    def take(self, visit_id: str, step: Step, given: BaseModel | None = None, *, then: Then | None = None) -> None:
        """`then` hears of the end, too; the notice is said in any case."""
        self._ask(visit_id, partial(self._at.calls.step, visit_id, str(step), given), _words(step), then)

    def undo(self, visit_id: str) -> None:
        self.take(visit_id, Step.UNDO)

    def call_next(self, desk_id: str) -> None:
        def done(answer: Visit | Done | NoAnswer) -> None:
            if isinstance(answer, Done):
                self._notices.say(phrase(keys_staff.Done.NOBODY_WAITING))
            else:
                self._on_answer(answer, _words(Step.CALL))

        self._at.errands.run(self._at.calls.call_next(desk_id), done)

    def move(self, visit_id: str, desk_id: str, desk: str) -> None:
        """`desk`: as it is said."""
        words = partial(phrase, keys_staff.Done.MOVED, desk=desk)
        self._ask(visit_id, partial(self._at.calls.move, visit_id, desk_id), words)

    def check_in(self, arrival: DeskArrival, then: Then) -> None:
        """WHY taken back by *left*: a check-in is evidence, so it is never unmade; the appointment is open again."""

        def done(answer: Visit | NoAnswer) -> None:
            if isinstance(answer, Visit):
                self._at.day.answered(answer)
                words = phrase(keys_staff.Done.CHECKED_IN, number=answer.number)
                self._notices.say(words, back=partial(self.take, answer.id, Step.LEFT))
            then(answer)

        self._at.errands.run(self._at.calls.check_in(arrival), done)

    def _ask(self, visit_id: str, asking: _Asking, words: _Words, then: Then | None = None) -> None:
        if visit_id in self._busy:
            return
        self._show_busy(self._busy | {visit_id})

        def done(answer: Visit | NoAnswer) -> None:
            self._show_busy(self._busy - {visit_id})
            self._on_answer(answer, words)
            if then is not None:
                then(answer)

        self._at.errands.run(asking(), done)

    def _on_answer(self, answer: Visit | NoAnswer, words: _Words) -> None:
        if isinstance(answer, Visit):
            self._at.day.answered(answer)
            self._notices.say(words(number=answer.number), undo=answer)
            return
        if isinstance(answer, Refused) and answer.unauthorized:
            self._at.day.session_over.emit()
            return
        self._notices.refuse(answer)

    def _show_busy(self, busy: frozenset[str]) -> None:
        self._busy = busy
        self.busy_changed.emit(busy)


def _words(step: Step) -> _Words:
    return partial(phrase, keys_staff.Done[step.name])
