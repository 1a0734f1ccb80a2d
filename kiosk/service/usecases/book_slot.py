"""A later time is booked: the place is kept first, and who booked it is opened afterwards."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from math import ceil
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from kiosk.domain.instants import elapsed, later
from kiosk.domain.service_day import service_day
from kiosk.domain.slots import Slot, cells
from kiosk.service.store.jobs import INBOX, wake
from kiosk.service.store.ledger import append_audit, append_event, lock_office
from kiosk.service.store.tables import AppointmentRow, BookingRow, SlotCellRow, UserRow
from kiosk.service.usecases.free_times import slot_to_book
from kiosk.service.usecases.office_rules import office_rules
from kiosk.service.usecases.refusals import Refused
from kiosk.service.usecases.staff import Staff
from kiosk.wire.events import StaffEvent
from kiosk.wire.problems import Code

QUOTA: Final = 6
QUOTA_SPAN: Final = timedelta(minutes=10)
SOURCE: Final = "booking"
APPOINTMENTS: Final = "appointments"
"""What a `state` event is about when staff tools are to ask for the appointments again."""
# Without letters and digits that people take for one another when they read a code aloud.
_ALPHABET: Final = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
_CODE_LENGTH: Final = 8


class BookingOutcome(StrEnum):
    """What became of the envelope of a booking; a desk's booking has none and is known."""

    KNOWN = "known"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True, kw_only=True)
class BookingRequested:
    """From a kiosk (`device_id` and a sealed `envelope`, which stays so here) or from the desk (`by`)."""

    id: str
    office_id: str
    slot: str
    device_id: str | None = None
    key_id: str = ""
    envelope: bytes | None = None
    by: Staff | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotBooked:
    code: str
    starts_at: datetime
    appointment_id: str


def book_slot(session: Session, wanted: BookingRequested, *, now: datetime) -> SlotBooked | Refused:
    """Idempotent by `id`. Two never get the same place: the key of the cells refuses the second."""
    lock_office(session, wanted.office_id)
    if before := session.get(BookingRow, (wanted.office_id, wanted.id)):
        return SlotBooked(code=before.code, starts_at=before.starts_at, appointment_id=before.appointment_id)
    slot = slot_to_book(session, wanted.office_id, slot=wanted.slot, now=now, at_desk=wanted.by is not None)
    if isinstance(slot, Refused):
        return slot
    if refused := _over_quota(session, wanted, now=now):
        return refused
    place = next((place for place in slot.places if _keep(session, wanted, slot, place)), None)
    if place is None:
        return Refused(code=Code.SLOT_TAKEN)
    return _write_down(session, wanted, slot, place, now=now)


def _over_quota(session: Session, wanted: BookingRequested, *, now: datetime) -> Refused | None:
    if wanted.device_id is None:
        return None
    recent = select(func.count(), func.min(BookingRow.received_at)).where(
        BookingRow.device_id == wanted.device_id, BookingRow.received_at > now - QUOTA_SPAN
    )
    count, oldest = session.execute(recent).one()
    if count < QUOTA:
        return None
    wait = elapsed(since=now, until=later(oldest, QUOTA_SPAN))
    return Refused(code=Code.TOO_MANY_REQUESTS, retry_after=max(1, ceil(wait.total_seconds())))


def _keep(session: Session, wanted: BookingRequested, slot: Slot, place: str) -> bool:
    try:
        with session.begin_nested():
            session.add_all(
                SlotCellRow(office_id=wanted.office_id, place=place, cell=cell, booking_id=wanted.id)
                for cell in cells(slot.starts_at, slot.ends_at)
            )
    except IntegrityError:
        return False
    return True


def _write_down(session: Session, wanted: BookingRequested, slot: Slot, place: str, *, now: datetime) -> SlotBooked:
    code = "".join(secrets.choice(_ALPHABET) for _ in range(_CODE_LENGTH))
    appointment = _appointment(session, wanted, slot, place, code)
    session.add(appointment)
    session.add(
        BookingRow(
            office_id=wanted.office_id,
            id=wanted.id,
            device_id=wanted.device_id,
            appointment_id=appointment.id,
            code=code,
            topic_id=slot.topic,
            starts_at=slot.starts_at,
            key_id=wanted.key_id,
            envelope=wanted.envelope,
            received_at=now,
            outcome=BookingOutcome.KNOWN if wanted.envelope is None else None,
        )
    )
    _tell(session, wanted, appointment, now=now)
    return SlotBooked(code=code, starts_at=slot.starts_at, appointment_id=appointment.id)


def _appointment(session: Session, wanted: BookingRequested, slot: Slot, place: str, code: str) -> AppointmentRow:
    """An appointment like any other; who comes is not known yet."""
    caseworker = session.get(UserRow, place)
    return AppointmentRow(
        id=secrets.token_hex(16),
        office_id=wanted.office_id,
        service_day=service_day(slot.starts_at, office_rules(session, wanted.office_id).tz),
        source=SOURCE,
        identity=wanted.id,
        external_id=None,
        starts_at=slot.starts_at,
        ends_at=slot.ends_at,
        caseworker_id=caseworker.id if caseworker else None,
        caseworker_name=caseworker.full_name if caseworker else "",
        room="",
        team="",
        cancelled=False,
        code=code,
    )


def _tell(session: Session, wanted: BookingRequested, appointment: AppointmentRow, *, now: datetime) -> None:
    if wanted.envelope is not None:
        wake(session, INBOX)
    append_event(session, wanted.office_id, StaffEvent.STATE, APPOINTMENTS, now)
    append_audit(
        session,
        wanted.office_id,
        actor=wanted.by.user_id if wanted.by else f"device:{wanted.device_id}",
        action="booking.made",
        subject=appointment.id,
        origin=wanted.by.origin if wanted.by else "",
        now=now,
    )
