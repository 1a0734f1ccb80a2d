"""The receptionist books a later time for a citizen who stands before the desk."""

import uuid
from datetime import datetime

from sqlalchemy.orm import Session

from kiosk.domain.digits import BirthDigits
from kiosk.service.store.keys import KeyRing
from kiosk.service.store.tables import AppointmentRow
from kiosk.service.usecases.book_slot import BookingRequested, SlotBooked, book_slot
from kiosk.service.usecases.open_bookings import put_digits
from kiosk.service.usecases.refusals import Refused
from kiosk.service.usecases.staff import Staff


def book_at_desk(
    session: Session, slot: str, digits: BirthDigits | None, *, keys: KeyRing, by: Staff, now: datetime
) -> SlotBooked | Refused:
    """Without digits the code alone finds the booking. Repetitions are told by the request's key, not here."""
    wanted = BookingRequested(id=str(uuid.uuid4()), office_id=by.office_id, slot=slot, by=by)
    booked = book_slot(session, wanted, now=now)
    if isinstance(booked, SlotBooked) and digits is not None:
        appointment = session.get_one(AppointmentRow, booked.appointment_id)
        put_digits(session, keys, appointment, digits, now=now)
    return booked
