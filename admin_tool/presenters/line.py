"""The line to the service for one session: visits by the stream, the rest asked for when it may have changed."""

from collections.abc import Callable
from concurrent.futures import Future
from datetime import date, datetime, timedelta, tzinfo

from PySide6.QtCore import QObject

from admin_tool.models.pages import Page, pages_of, sees_visits
from admin_tool.presenters.day import Day
from admin_tool.presenters.errands import Errands
from kiosk.client.answers import NoAnswer, Refused, Unreachable
from kiosk.client.staff_calls import StaffCalls
from kiosk.client.staff_line import LineDown, LineUp
from kiosk.domain.instants import elapsed
from kiosk.domain.roles import RECEPTION, Role
from kiosk.domain.service_day import service_day
from kiosk.wire import staff as wire
from kiosk.wire.private_rooms import PrivateRooms
from kiosk.wire.supervision import Supervision
from kiosk.wire.times import Bookings

EVERY = timedelta(seconds=20)
"""Devices, colleagues and appointments have no events of their own."""

BOOKED_AHEAD = timedelta(days=366)
"""No time is booked further ahead."""

Listen = Callable[[], Future[None]]
"""Begins to follow the visits; cancelled by its future."""


class Line(QObject):
    def __init__(
        self,
        day: Day,
        calls: StaffCalls,
        errands: Errands,
        *,
        role: Role | None,
        clock: Callable[[], datetime],
        zone: tzinfo,
        listen: Listen,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._day = day
        self._calls = calls
        self._errands = errands
        self._role = role
        self._clock = clock
        self._zone = zone
        self._listen = listen
        self._listening: Future[None] | None = None
        self._listens_to: date | None = None
        self._asked_at: datetime | None = None
        day.office_changed.connect(self.refresh)
        day.machines_changed.connect(self.refresh_machines)

    def on_tick(self) -> None:
        """A new day has another list."""
        now = self._clock()
        today = service_day(now, self._zone)
        if self._listens_to != today and sees_visits(self._role):
            self._listens_to = today
            self._stop_listening()
            self._listening = self._listen()
        if self._asked_at is None or elapsed(since=self._asked_at, until=now) >= EVERY:
            self.refresh()

    def close(self) -> None:
        self._stop_listening()

    def refresh(self) -> None:
        """Each answer is shown as it comes; what is not answered stays as it was."""
        self._asked_at = self._clock()
        if sees_visits(self._role):
            self._errands.run(self._calls.appointments(), self._on_appointments)
            self._errands.run(self._calls.caseworkers(), self._on_caseworkers)
            self._errands.run(self._calls.rooms(), self._on_rooms)
        if self._role in RECEPTION:
            self._errands.run(self._calls.desks(), self._on_desks)
            today = service_day(self._clock(), self._zone)
            unreadable = self._calls.bookings(first=today, last=today + BOOKED_AHEAD, unreadable=True)
            self._errands.run(unreadable, self._on_unreadable)
        self.refresh_machines()
        if not self._day.topics:
            self._errands.run(self._calls.topics(), self._on_topics)

    def refresh_machines(self) -> None:
        if self._role in RECEPTION or Page.DEVICES in pages_of(self._role):
            self._errands.run(self._calls.devices(), self._on_devices)
            self._errands.run(self._calls.supervision(), self._on_supervision)

    def _stop_listening(self) -> None:
        if self._listening is not None:
            self._listening.cancel()
            self._listening = None

    def _on_appointments(self, answer: wire.Appointments | NoAnswer) -> None:
        if isinstance(answer, wire.Appointments):
            self._day.appointments = tuple(answer.appointments)
        self._heard(answer)

    def _on_caseworkers(self, answer: wire.Caseworkers | NoAnswer) -> None:
        if isinstance(answer, wire.Caseworkers):
            self._day.caseworkers = tuple(answer.caseworkers)
        self._heard(answer)

    def _on_rooms(self, answer: PrivateRooms | NoAnswer) -> None:
        if isinstance(answer, PrivateRooms):
            self._day.rooms = tuple(answer.rooms)
        self._heard(answer)

    def _on_desks(self, answer: wire.Desks | NoAnswer) -> None:
        if isinstance(answer, wire.Desks):
            self._day.desks = tuple(answer.desks)
        self._heard(answer)

    def _on_unreadable(self, answer: Bookings | NoAnswer) -> None:
        if isinstance(answer, Bookings):
            self._day.unreadable = tuple(each for each in answer.bookings if not each.appointment.cancelled)
        self._heard(answer)

    def _on_devices(self, answer: wire.Devices | NoAnswer) -> None:
        if isinstance(answer, wire.Devices):
            self._day.devices = tuple(answer.devices)
        self._heard(answer)

    def _on_supervision(self, answer: Supervision | NoAnswer) -> None:
        if isinstance(answer, Supervision):
            self._day.notices = tuple(answer.notices)
            self._day.parts = tuple(answer.parts)
        self._heard(answer)

    def _on_topics(self, answer: wire.Topics | NoAnswer) -> None:
        if isinstance(answer, wire.Topics):
            self._day.topics = {topic.id: dict(topic.texts) for topic in answer.topics}
        self._heard(answer)

    def _heard(self, answer: object) -> None:
        """Who has no stream knows by the answers whether the service is there."""
        if isinstance(answer, Refused) and answer.unauthorized:
            self._day.session_over.emit()
        elif sees_visits(self._role):
            self._day.changed.emit()
        else:
            self._day.hear(LineDown() if isinstance(answer, Unreachable) else LineUp())
