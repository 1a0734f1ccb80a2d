"""Calling somebody who was called to another desk instead: one touch where there is one other, else one more."""

from PySide6.QtCore import QObject

from admin_tool.models.desks import other_desks
from admin_tool.models.phrases import Phrase, phrase
from admin_tool.presenters.desk import said
from admin_tool.presenters.steps import Steps
from admin_tool.presenters.workplace import Workplace
from admin_tool.views.person_chooser import ChooserTexts, PersonChooser, PersonLine
from kiosk.messages.keys_staff import Button
from kiosk.messages.keys_staff_pages import Choose
from kiosk.wire.staff import Desk, Visit


class Moving(QObject):
    def __init__(self, at: Workplace, steps: Steps, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._at = at
        self._steps = steps

    def move(self, visit: Visit) -> None:
        desks = {desk.id: desk for desk in other_desks(self._at.day.desks, but=visit.desk_id)}
        if len(desks) == 1:
            self._move(visit, *desks.values())
            return
        chooser = PersonChooser(
            self._at.look, self._texts(visit), [self._line(desk) for desk in desks.values()], self._at.window
        )
        chooser.chosen.connect(lambda desk_id: self._move(visit, desks[desk_id]))
        chooser.open()

    def _move(self, visit: Visit, desk: Desk) -> None:
        self._steps.move(visit.id, desk.id, said(self._at, desk))

    def _line(self, desk: Desk) -> PersonLine:
        """Who is called there or sits there, by number."""
        there = self._at.day.book.get(desk.visit_id) if desk.visit_id else None
        words = said(self._at, desk)
        if there is not None:
            words = f"{words} · {self._at.wording.say(phrase(Choose.DESK_HAS, number=there.number))}"
        return PersonLine(id=desk.id, words=words)

    def _texts(self, visit: Visit) -> ChooserTexts:
        say = self._at.wording.say
        return ChooserTexts(
            title=say(phrase(Choose.MOVE, number=visit.number)),
            cancel=say(Phrase(Button.CANCEL)),
            nobody=say(Phrase(Choose.NO_OTHER_DESK)),
            search=say(Phrase(Choose.DESK)),
        )
