"""One made-up office on a store: its staff, its topic, its kiosk, and the clock of a Monday in November."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from builders.furnished_office import FurnishedOffice
from kiosk.domain.ids import OfficeId, StaffId
from kiosk.domain.queue import Priority
from kiosk.domain.roles import Role
from kiosk.service.store.keys import KeyRing
from kiosk.service.store.store import Store
from kiosk.service.store.tables import DeviceRow, InstallationRow, OfficeRow, StaffSessionRow, TopicRow, UserRow
from kiosk.service.store.tables.installation import THE_ONE
from kiosk.service.usecases.box_keys import box_keys, make_first_boxes
from kiosk.service.usecases.log_in import token_hash
from kiosk.service.usecases.offices import NewOffice, add_office
from kiosk.service.usecases.staff import COMMAND_LINE, Staff
from kiosk.wire.envelope import seal_booking

T = TypeVar("T")

OFFICE = "main"
KIOSK = "kiosk-1"
DISPLAY = "display-1"
"""A device's id, and its token too; as a user's id is the token of their session."""
CPH = ZoneInfo("Europe/Copenhagen")
TODAY = date(2026, 11, 23)
MORNING = datetime(2026, 11, 23, 8, tzinfo=UTC)
_OFFICE = NewOffice(id=OFFICE, name="Kontor", desks=2, time_zone=CPH.key)


def at(clock: str, day: date = TODAY) -> datetime:
    """A local time of the office as an instant."""
    return datetime.combine(day, time.fromisoformat(clock), tzinfo=CPH).astimezone(UTC)


@dataclass
class Reception:
    """`now` is set by the test. The topic `general` is booked in half hours, one place, two hours ahead."""

    store: Store
    keys: KeyRing
    now: datetime = MORNING
    staff: dict[Role, Staff] = field(default_factory=dict)

    @classmethod
    def opened(cls, store: Store, keys: KeyRing) -> "Reception":
        if not _first:
            staff = store.write(lambda session: _open_office(session, keys))
            with store.read() as session:
                _first.append((FurnishedOffice.as_it_is(session, keys.folder), staff))
        else:
            office, staff = _first[0]
            office.hide_secrets(keys.folder)
            store.write(office.write_rows)
        return cls(store, keys, staff=dict(staff))

    def employ(self, name: str, role: Role = Role.CASEWORKER) -> Staff:
        return self.does(lambda session: _employ(session, name, role))

    def does(self, job: Callable[[Session], T]) -> T:
        return self.store.write(job)

    def sees(self, question: Callable[[Session], T]) -> T:
        with self.store.read() as session:
            return question(session)

    def is_told(self, **settings: Any) -> None:
        """Settings of the office."""
        self.does(lambda session: _say(session.get_one(OfficeRow, OFFICE), settings))

    def is_booked(
        self, booking: dict[str, Any] | None, topic: str = "general", *, priority: Priority = Priority.ORDINARY
    ) -> None:
        """How a topic is booked, and whom it goes ahead of; the topic is added if there is none."""
        row = TopicRow(office_id=OFFICE, id=topic, texts={"da": topic}, position=9, booking=booking, priority=priority)
        self.does(lambda session: session.merge(row))

    def later(self, **by: float) -> None:
        self.now += timedelta(**by)

    def booking_envelope(self, slot: str, *, id: str = "", digits: bytes | None = b"010190") -> tuple[str, str, bytes]:
        """As a kiosk seals it: the booking's id, the key's id, the envelope."""
        name = id or str(uuid.uuid4())
        key = self.sees(lambda session: box_keys(session).current)
        envelope = seal_booking(
            public_key=key.public_key,
            id=name,
            slot_id=slot,
            digits=None if digits is None else bytearray(digits),
            language="da",
            at=self.now,
        )
        return name, key.key_id, envelope


_first: list[tuple[FurnishedOffice, dict[Role, Staff]]] = []
"""The office as it was first opened in this process. WHY: every test begins with it, and rows are copied soon."""


def _open_office(session: Session, keys: KeyRing) -> dict[Role, Staff]:
    keys.fill()
    session.add(InstallationRow(id=THE_ONE, check_value=keys.check_value(), created_at=MORNING))
    make_first_boxes(session, keys, now=MORNING)
    add_office(session, _OFFICE, by=COMMAND_LINE, now=MORNING)
    _furnish(session)
    return {role: _employ(session, role.value, role) for role in Role}


def _furnish(session: Session) -> None:
    for device in (KIOSK, "kiosk-2", DISPLAY):
        session.add(
            DeviceRow(
                id=device, office_id=OFFICE, kind=device.partition("-")[0], name=None, token_hash=token_hash(device),
                created_at=MORNING, revoked_at=None, last_seen=None, spool=None, paper=None,
                trouble=None, unprinted=None, clock_offset_ms=None, scanner=None, numbers_left=None, version=None,
                reserve_first=None, reserve_last=None,
            )
        )  # fmt: skip


def _say(office: OfficeRow, settings: dict[str, Any]) -> None:
    office.settings = {**office.settings, **settings}


def _employ(session: Session, name: str, role: Role) -> Staff:
    row = UserRow(
        id=name, office_id=OFFICE, username=name, password_hash="", role=role, full_name=f"{name.title()} Prøve",
        initials=name[:4].upper(), active=True, created_at=MORNING,
    )  # fmt: skip
    logged_in = StaffSessionRow(
        token_hash=token_hash(name), id=f"session-{name}", user_id=name, office_id=OFFICE, created_at=MORNING,
        expires_at=MORNING + timedelta(days=365), revoked_at=None,
    )  # fmt: skip
    session.add(row)
    session.flush()
    session.add(logged_in)
    return Staff(user_id=StaffId(name), office_id=OfficeId(OFFICE), role=role, session_id=logged_in.id)
