"""A later time is booked: the place is kept first, and who booked it is opened afterwards."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import delete, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from kiosk.domain.service_day import service_day
from kiosk.domain.slots import FreeSlot, cells
from kiosk.service.store.ledger import append_audit, lock_office
from kiosk.service.store.tables import AppointmentRow, BookingRow, SlotCellRow, UserRow
from kiosk.service.usecases.free_times import slot_to_book
from kiosk.service.usecases.office_rules import office_rules
from kiosk.service.usecases.refusals import NOT_FOUND, Refused
from kiosk.service.usecases.staff import Staff
from kiosk.wire.problems import Code

QUOTA: Final = 6
QUOTA_SPAN: Final = timedelta(minutes=10)
SOURCE: Final = "booking"
# Without letters and digits that people take for one another when they read a code aloud.
_ALPHABET: Final = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
_CODE_LENGTH: Final = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class BookingRequested:
    """`envelope` is sealed and stays so here; `device_id` is null for a booking at the desk."""

    id: str
    office_id: str
    device_id: str | None
    slot: str
    key_id: str
    envelope: bytes | None


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
    if refused := _over_quota(session, wanted, now=now):
        return refused
    slot = slot_to_book(session, wanted.office_id, slot=wanted.slot, now=now)
    if isinstance(slot, Refused):
        return slot
    place = next((place for place in slot.places if _keep(session, wanted, slot, place)), None)
    if place is None:
        return Refused(code=Code.SLOT_TAKEN)
    return _write_down(session, wanted, slot, place, now=now)


def cancel_booking(session: Session, code: str, *, by: Staff, now: datetime) -> AppointmentRow | Refused:
    """The place is free again; a visit that is going on is not touched. Cancelling twice is cancelling once."""
    lock_office(session, by.office_id)
    found = select(BookingRow).where(BookingRow.office_id == by.office_id, BookingRow.code == code)
    booking = session.scalar(found)
    appointment = None if booking is None else session.get(AppointmentRow, booking.appointment_id)
    if booking is None or appointment is None:
        return NOT_FOUND
    if not appointment.cancelled:
        appointment.cancelled = True
        session.execute(
            delete(SlotCellRow).where(SlotCellRow.office_id == by.office_id, SlotCellRow.booking_id == booking.id)
        )
        append_audit(
            session,
            by.office_id,
            actor=by.user_id,
            action="booking.cancel",
            subject=appointment.id,
            origin=by.origin,
            now=now,
        )
    return appointment


def _over_quota(session: Session, wanted: BookingRequested, *, now: datetime) -> Refused | None:
    if wanted.device_id is None:
        return None
    recent = select(func.count(), func.min(BookingRow.received_at)).where(
        BookingRow.device_id == wanted.device_id, BookingRow.received_at > now - QUOTA_SPAN
    )
    count, oldest = session.execute(recent).one()
    if count < QUOTA:
        return None
    wait = oldest + QUOTA_SPAN - now
    return Refused(code=Code.TOO_MANY_REQUESTS, retry_after=max(1, int(wait.total_seconds())))


def _keep(session: Session, wanted: BookingRequested, slot: FreeSlot, place: str) -> bool:
    try:
        with session.begin_nested():
            session.add_all(
                SlotCellRow(office_id=wanted.office_id, place=place, cell=cell, booking_id=wanted.id)
                for cell in cells(slot.starts_at, slot.ends_at)
            )
    except IntegrityError:
        return False
    return True


def _write_down(session: Session, wanted: BookingRequested, slot: FreeSlot, place: str, *, now: datetime) -> SlotBooked:
    tz = office_rules(session, wanted.office_id).tz
    caseworker = session.get(UserRow, place)
    code = "".join(secrets.choice(_ALPHABET) for _ in range(_CODE_LENGTH))
    appointment = AppointmentRow(
        id=secrets.token_hex(16),
        office_id=wanted.office_id,
        service_day=service_day(slot.starts_at, tz),
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
    booking = BookingRow(
        office_id=wanted.office_id,
        id=wanted.id,
        device_id=wanted.device_id,
        appointment_id=appointment.id,
        code=code,
        starts_at=slot.starts_at,
        key_id=wanted.key_id,
        envelope=wanted.envelope,
        received_at=now,
        outcome=None,
    )
    session.add_all([appointment, booking])
    actor = f"device:{wanted.device_id}" if wanted.device_id else "service"
    append_audit(
        session, wanted.office_id, actor=actor, action="booking.made", subject=appointment.id, origin="", now=now
    )
    return SlotBooked(code=code, starts_at=slot.starts_at, appointment_id=appointment.id)
