"""What a touch on a visit's row means, whichever page it stands on."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject

from admin_tool.models.rows import Action
from admin_tool.models.times_rows import BOOKING
from admin_tool.presenters.booked_times import BookedTimes
from admin_tool.presenters.booking import Booking
from admin_tool.presenters.desk import own_desk
from admin_tool.presenters.moving import Moving
from admin_tool.presenters.nobodys_numbers import NobodysNumbers
from admin_tool.presenters.private_rooms import Rooms
from admin_tool.presenters.sent_messages import SentMessages
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
        *,
        booking: Booking,
        booked: BookedTimes,
        moving: Moving,
        sent: SentMessages,
        nobodys: NobodysNumbers,
        parent: QObject | None = None,
    ) -> None:
        """`settling` None: for a role that does not settle anything."""
        super().__init__(parent)
        self._at = at
        self._steps = steps
        self._settling = settling
        self._booked = booked
        self._own_ways: Mapping[Action, Callable[[Visit], None]] = {
            Action.HAND_OVER: whom.hand_over,
            Action.CANNOT: whom.cannot,
            Action.MOVE: moving.move,
            Action.GIVE_ROOM: rooms.give,
            Action.CALL_AND_GIVE_ROOM: rooms.call_and_give,
            Action.GIVE_ROOM_BACK: rooms.take_back_from,
            Action.BOOK_LATER: booking.instead_of_waiting,
            Action.SHOW_SENT: sent.show,
            Action.VOID_NUMBERS: nobodys.open,
        }

    def on_asked(self, row_id: str, action: str) -> None:
        """The row stands for a visit, for the appointment of one, or for a booking that cannot be read."""
        if row_id.startswith(BOOKING):
            self._do_with_booking(row_id.removeprefix(BOOKING), Action(action))
            return
        visit = self._at.day.book.get(row_id) or self._at.day.book.of_appointment(row_id)
        if visit is not None:
            self._do(visit, Action(action))

    def _do(self, visit: Visit, action: Action) -> None:
        match action:
            case _ if action in self._own_ways:
                self._own_ways[action](visit)
            case Action.SUGGESTIONS if self._settling is not None:
                self._settling.open(visit)
            case Action.MERGE if visit.duplicate_of is not None:
                self._steps.take(visit.id, Step.MERGE, MergeBody(visit_id=visit.duplicate_of))
            case Action.CALL:
                self._steps.take(visit.id, Step.CALL, CallBody(desk_id=own_desk(self._at) or ""))
            case _ if action in _STEPS:
                self._steps.take(visit.id, _STEPS[action])

    def _do_with_booking(self, code: str, action: Action) -> None:
        found = next((each for each in self._at.day.unreadable if each.code == code), None)
        if found is None:
            return
        if action is Action.SHOW_CODE:
            self._booked.show(found.appointment, code)
        elif action is Action.CANCEL_BOOKING:
            self._booked.cancel(code, found.appointment)
