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
    if not appointment.cancelled:
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


def is_booking(session: Session, code: str, *, office_id: str) -> bool:
    return _booking(session, code, office_id=office_id) is not None


def _booking(session: Session, code: str, *, office_id: str) -> BookingRow | None:
    """However the code was typed from a slip."""
    plain = "".join(sign for sign in code.upper() if sign.isalnum())
    return session.scalar(select(BookingRow).where(BookingRow.office_id == office_id, BookingRow.code == plain))
