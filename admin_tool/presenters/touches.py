"""What a touch on a visit's row means, whichever page it stands on."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject

from admin_tool.models.rows import Action
from admin_tool.presenters.desk import own_desk
from admin_tool.presenters.private_rooms import Rooms
from admin_tool.presenters.settle import Settling
from admin_tool.presenters.steps import Steps
from admin_tool.presenters.whom import Whom
from admin_tool.presenters.workplace import Workplace
from kiosk.domain.visits import Step
from kiosk.wire.staff import CallBody, MergeBody, Visit

_STEPS = {Action(step.value): step for step in Step if step.value in set(Action)}


class Touches(QObject):
    def __init__(
        self,
        at: Workplace,
        steps: Steps,
        whom: Whom,
        settling: Settling | None,
        rooms: Rooms,
        parent: QObject | None = None,
    ) -> None:
        """`settling` None: for a role that does not settle anything."""
        super().__init__(parent)
        self._at = at
        self._steps = steps
        self._settling = settling
        self._own_ways: Mapping[Action, Callable[[Visit], None]] = {
            Action.HAND_OVER: whom.hand_over,
            Action.CANNOT: whom.cannot,
            Action.GIVE_ROOM: rooms.give,
            Action.GIVE_ROOM_BACK: rooms.take_back_from,
        }

    def on_asked(self, row_id: str, action: str) -> None:
        """The row stands for a visit or for the appointment of one."""
        visit = self._at.day.book.get(row_id) or self._at.day.book.of_appointment(row_id)
        if visit is not None:
            self._do(visit, Action(action))

    def _do(self, visit: Visit, action: Action) -> None:
        match action:
            case _ if action in self._own_ways:
                self._own_ways[action](visit)
            case Action.SUGGESTIONS:
                if self._settling is not None:
                    self._settling.open(visit)
            case Action.MERGE if visit.duplicate_of is not None:
                self._steps.take(visit.id, Step.MERGE, MergeBody(visit_id=visit.duplicate_of))
            case Action.CALL:
                self._steps.take(visit.id, Step.CALL, CallBody(desk_id=own_desk(self._at) or ""))
            case _ if action in _STEPS:
                self._steps.take(visit.id, _STEPS[action])
