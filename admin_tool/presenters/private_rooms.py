"""Giving a private room and taking it back, each with one touch, and each taken back with one."""

from functools import partial

from PySide6.QtCore import QObject

from admin_tool.models.phrases import Phrase, phrase
from admin_tool.models.private_rooms import chips
from admin_tool.presenters.desk import desk_name, own_desk
from admin_tool.presenters.notices import Notices
from admin_tool.presenters.workplace import Workplace
from admin_tool.views.room_chips import RoomChip
from kiosk.client.answers import NoAnswer
from kiosk.domain.visits import Step
from kiosk.messages.keys_staff_rooms import Room
from kiosk.wire.private_rooms import PrivateRoom
from kiosk.wire.staff import Visit


class Rooms(QObject):
    def __init__(self, at: Workplace, notices: Notices, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._at = at
        self._notices = notices

    def chips(self) -> list[RoomChip]:
        say = self._at.wording.say
        hint = say(Phrase(Room.HINT))
        return [
            RoomChip(room=chip.room, words=say(chip.words), taken=chip.taken, hint=hint)
            for chip in chips(self._at.day.rooms)
        ]

    def give(self, visit: Visit) -> None:
        """The first that is free: the service says which."""
        self._give(visit.id, None)

    def call_and_give(self, visit: Visit) -> None:
        """At a desk that has somebody it is refused, and nothing is given. One undo takes both back."""
        desk = own_desk(self._at)
        if desk is None:
            self.give(visit)
            return

        def done(answer: PrivateRoom | NoAnswer) -> None:
            if self._shown(answer) and isinstance(answer, PrivateRoom):
                words = phrase(Room.CALLED_AND_GIVEN, number=visit.number, desk=desk_name(self._at), room=answer.name)
                self._notices.say(words, back=partial(self._take_both_back, visit.id, answer.name))

        self._at.errands.run(self._at.calls.give_room(visit.id, desk_id=desk), done)

    def take_back_from(self, visit: Visit) -> None:
        room = next((each for each in self._at.day.rooms if each.visit_id == visit.id), None)
        if room is not None:
            self.take_back(room.name)

    def take_back(self, name: str) -> None:
        whose = next((each.visit_id for each in self._at.day.rooms if each.name == name), None)

        def done(answer: PrivateRoom | NoAnswer) -> None:
            if not self._shown(answer):
                return
            back = partial(self._give, whose, name) if whose is not None else None
            self._notices.say(phrase(Room.GIVEN_BACK, room=name), back=back)

        self._at.errands.run(self._at.calls.give_room_back(name), done)

    def _take_both_back(self, visit_id: str, name: str) -> None:
        def done(answer: Visit | NoAnswer) -> None:
            if isinstance(answer, Visit):
                self._at.day.answered(answer)
                self.take_back(name)
            else:
                self._notices.refuse(answer)

        self._at.errands.run(self._at.calls.step(visit_id, Step.UNDO), done)

    def _give(self, visit_id: str, room: str | None) -> None:
        def done(answer: PrivateRoom | NoAnswer) -> None:
            if self._shown(answer) and isinstance(answer, PrivateRoom):
                words = phrase(Room.GIVEN, room=answer.name, number=answer.number or 0)
                self._notices.say(words, back=partial(self.take_back, answer.name))

        self._at.errands.run(self._at.calls.give_room(visit_id, room), done)

    def _shown(self, answer: PrivateRoom | NoAnswer) -> bool:
        if not isinstance(answer, PrivateRoom):
            self._notices.refuse(answer)
            self._at.day.office_changed.emit()
            return False
        self._at.day.rooms = tuple(answer if each.name == answer.name else each for each in self._at.day.rooms)
        self._at.day.changed.emit()
        return True
