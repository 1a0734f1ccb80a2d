"""What was just done or refused, said once at the lower edge, and taken away when it is old."""

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import QObject, Signal

from admin_tool.models.offers import may_undo
from admin_tool.models.phrases import Phrase
from admin_tool.models.refusals import sentence
from admin_tool.presenters.workplace import Workplace
from admin_tool.views.notice import Notice
from kiosk.client.answers import NoAnswer, Refused
from kiosk.domain.instants import later
from kiosk.messages.keys_staff import Button
from kiosk.messages.keys_staff import Refused as RefusedKey
from kiosk.wire.staff import Visit

STAYS = timedelta(seconds=10)
CAN_BE_TAKEN_BACK = timedelta(minutes=2)


class Notices(QObject):
    undo_asked = Signal(str)
    """The visit's id."""

    def __init__(self, view: Notice, at: Workplace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._at = at
        self._visit_id: str | None = None
        self._back: Callable[[], None] | None = None
        self._until = at.clock()
        view.undo_pressed.connect(self.undo_last)

    def say(self, words: Phrase, *, undo: Visit | None = None, back: Callable[[], None] | None = None) -> None:
        """With `undo` it stays as long as that step can be taken back; `back` takes back what was no step."""
        now = self._at.clock()
        self._back = back
        if back is not None:
            self._visit_id, self._until = None, later(now, CAN_BE_TAKEN_BACK)
            self._view.show_notice(self._at.wording.say(words), undo=self._at.wording.say(Phrase(Button.UNDO)))
            return
        can_undo = undo is not None and may_undo(undo, now)
        self._visit_id = undo.id if undo is not None and can_undo else None
        self._until = (undo.undo_until if undo is not None and can_undo else None) or later(now, STAYS)
        button = self._at.wording.say(Phrase(Button.UNDO)) if can_undo else ""
        self._view.show_notice(self._at.wording.say(words), undo=button)

    def refuse(self, why: NoAnswer) -> None:
        self.say(reason(why))

    def undo_last(self) -> None:
        back, self._back = self._back, None
        if back is not None:
            self._view.hide()
            back()
        elif self._visit_id is not None:
            visit_id, self._visit_id = self._visit_id, None
            self._view.hide()
            self.undo_asked.emit(visit_id)

    def on_tick(self) -> None:
        if self._at.clock() >= self._until:
            self._visit_id = self._back = None
            self._view.hide()


def reason(why: NoAnswer) -> Phrase:
    return sentence(why.code) if isinstance(why, Refused) else Phrase(RefusedKey.NO_CONNECTION)
