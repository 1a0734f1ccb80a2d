"""Everything this session knows of the day, kept up by the line; the presenters read it."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from admin_tool.models.line_state import LineState
from admin_tool.models.visit_book import VisitBook
from kiosk.client.staff_line import (
    LineDown,
    LineUp,
    Listed,
    OfficeChanged,
    SessionOver,
    StaffNews,
    VisitChanged,
    VisitTakenAway,
)
from kiosk.wire.private_rooms import PrivateRoom
from kiosk.wire.staff import Appointment, CaseworkerState, Desk, Device, Visit
from kiosk.wire.supervision import SUPERVISION, Notice, PartState
from kiosk.wire.times import Booking


class Day(QObject):
    """`changed`: something that is shown. `office_changed`: ask for what stands beside the visits; `machines_changed`:
    for what is wrong with the machines.
    """

    changed = Signal()
    office_changed = Signal()
    machines_changed = Signal()
    session_over = Signal()

    def __init__(self, clock: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self.book = VisitBook()
        self.line = LineState()
        self.appointments: tuple[Appointment, ...] = ()
        self.desks: tuple[Desk, ...] = ()
        self.caseworkers: tuple[CaseworkerState, ...] = ()
        self.devices: tuple[Device, ...] = ()
        self.notices: tuple[Notice, ...] = ()
        self.parts: tuple[PartState, ...] = ()
        self.rooms: tuple[PrivateRoom, ...] = ()
        self.unreadable: tuple[Booking, ...] = ()
        self.topics: dict[str, dict[str, str]] = {}

    def hear(self, news: StaffNews) -> None:
        match news:
            case Listed(visits=visits):
                self.book = self.book.listed(visits)
                self.line = self.line.up(self._clock())
                self.office_changed.emit()
            case VisitChanged(visit=visit):
                self.book = self.book.heard(visit)
            case VisitTakenAway(visit_id=visit_id):
                self.book = self.book.without(visit_id)
            case OfficeChanged(about=about):
                (self.machines_changed if about == SUPERVISION else self.office_changed).emit()
            case LineUp():
                self._is_back()
            case LineDown(silent_for=silent_for):
                self.line = self.line.down(self._clock(), silent_for=silent_for)
            case SessionOver():
                self.session_over.emit()
                return
        self.changed.emit()

    def _is_back(self) -> None:
        was_down = self.line.down_since is not None
        self.line = self.line.up(self._clock())
        if was_down:
            self.office_changed.emit()

    def answered(self, visit: Visit) -> None:
        """The answer to one's own step, which need not wait for its event."""
        self.book = self.book.answered(visit)
        self.changed.emit()

    def appointment_answered(self, appointment: Appointment) -> None:
        self.appointments = tuple(appointment if each.id == appointment.id else each for each in self.appointments)
        self.changed.emit()
