"""Taking a step of a visit: asked once, its row at rest meanwhile, and said when it is done or refused."""

from collections.abc import Callable
from functools import partial

from pydantic import BaseModel
from PySide6.QtCore import QObject, Signal

from admin_tool.models.phrases import phrase
from admin_tool.presenters.notices import Notices
from admin_tool.presenters.workplace import Workplace
from kiosk.client.answers import NoAnswer, Refused
from kiosk.client.staff_calls import Done
from kiosk.domain.visits import Step
from kiosk.messages import keys_staff
from kiosk.wire.staff import DeskArrival, Visit

Then = Callable[[Visit | NoAnswer], None]


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
        if visit_id in self._busy:
            return
        self._show_busy(self._busy | {visit_id})

        def done(answer: Visit | NoAnswer) -> None:
            self._show_busy(self._busy - {visit_id})
            self._on_answer(answer, step)
            if then is not None:
                then(answer)

        self._at.errands.run(self._at.calls.step(visit_id, str(step), given), done)

    def undo(self, visit_id: str) -> None:
        self.take(visit_id, Step.UNDO)

    def call_next(self, desk_id: str) -> None:
        def done(answer: Visit | Done | NoAnswer) -> None:
            if isinstance(answer, Done):
                self._notices.say(phrase(keys_staff.Done.NOBODY_WAITING))
            else:
                self._on_answer(answer, Step.CALL)

        self._at.errands.run(self._at.calls.call_next(desk_id), done)

    def check_in(self, arrival: DeskArrival, then: Then) -> None:
        """WHY taken back by *left*: a check-in is evidence, so it is never unmade; the appointment is open again."""

        def done(answer: Visit | NoAnswer) -> None:
            if isinstance(answer, Visit):
                self._at.day.answered(answer)
                words = phrase(keys_staff.Done.CHECKED_IN, number=answer.number)
                self._notices.say(words, back=partial(self.take, answer.id, Step.LEFT))
            then(answer)

        self._at.errands.run(self._at.calls.check_in(arrival), done)

    def _on_answer(self, answer: Visit | NoAnswer, step: Step) -> None:
        if isinstance(answer, Visit):
            self._at.day.answered(answer)
            self._notices.say(phrase(_said(step), number=answer.number), undo=answer)
            return
        if isinstance(answer, Refused) and answer.unauthorized:
            self._at.day.session_over.emit()
            return
        self._notices.refuse(answer)

    def _show_busy(self, busy: frozenset[str]) -> None:
        self._busy = busy
        self.busy_changed.emit(busy)


def _said(step: Step) -> keys_staff.Done:
    return keys_staff.Done[step.name]
