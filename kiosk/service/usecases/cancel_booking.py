"""A booking is cancelled at the desk, by its code."""

from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from kiosk.service.store.ledger import append_audit, append_event, lock_office
from kiosk.service.store.tables import AppointmentRow, BookingRow, SlotCellRow
from kiosk.service.usecases.book_slot import APPOINTMENTS
from kiosk.service.usecases.refusals import NOT_FOUND, Refused
from kiosk.service.usecases.staff import Staff
from kiosk.wire.events import StaffEvent


def cancel_booking(session: Session, code: str, *, by: Staff, now: datetime) -> AppointmentRow | Refused:
    """The place is free again; a visit that is going on is not touched. Cancelling twice is cancelling once."""
    lock_office(session, by.office_id)
    booking = _booking(session, code, office_id=by.office_id)
    appointment = None if booking is None else session.get(AppointmentRow, booking.appointment_id)
    if booking is None or appointment is None:
        return NOT_FOUND
    return _cancelled(session, booking, appointment, by=by, now=now)


def cancel_appointment_booked(session: Session, appointment_id: str, *, by: Staff, now: datetime) -> None:
    """The same, for the one that made it by a mistake."""
    booking = session.scalar(
        select(BookingRow).where(BookingRow.office_id == by.office_id, BookingRow.appointment_id == appointment_id)
    )
    appointment = session.get(AppointmentRow, appointment_id)
    if booking is not None and appointment is not None:
        _cancelled(session, booking, appointment, by=by, now=now)


def is_booking(session: Session, code: str, *, office_id: str) -> bool:
    return _booking(session, code, office_id=office_id) is not None


def _cancelled(
    session: Session, booking: BookingRow, appointment: AppointmentRow, *, by: Staff, now: datetime
) -> AppointmentRow:
    if appointment.cancelled:
        return appointment
    appointment.cancelled = True
    session.execute(
        delete(SlotCellRow).where(SlotCellRow.office_id == by.office_id, SlotCellRow.booking_id == booking.id)
    )
    append_event(session, by.office_id, StaffEvent.STATE, APPOINTMENTS, now)
    append_audit(
        session,
        by.office_id,
        actor=by.user_id,
        action="booking.cancelled",
        subject=appointment.id,
        origin=by.origin,
        now=now,
    )
    return appointment


def _booking(session: Session, code: str, *, office_id: str) -> BookingRow | None:
    """However the code was typed from a slip."""
    plain = "".join(sign for sign in code.upper() if sign.isalnum())
    return session.scalar(select(BookingRow).where(BookingRow.office_id == office_id, BookingRow.code == plain))
