"""Who booked: the envelope of a booking is opened after its answer, and gone as soon as it is known what it said."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from kiosk.domain.digits import BirthDigits
from kiosk.domain.service_day import service_day
from kiosk.service.store.keys import KeyRing
from kiosk.service.store.ledger import append_audit, append_event, lock_office
from kiosk.service.store.tables import AppointmentRow, BookingRow
from kiosk.service.usecases.book_slot import APPOINTMENTS, BookingOutcome
from kiosk.service.usecases.free_times import slot_id
from kiosk.service.usecases.office_rules import office_rules
from kiosk.wire.envelope import OpenedBooking, open_envelope
from kiosk.wire.events import StaffEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingBooking:
    """One that was answered and not opened yet."""

    office_id: str
    id: str


def waiting_bookings(session: Session, *, most: int, but: Collection[str] = ()) -> Sequence[WaitingBooking]:
    """In the order in which they came."""
    found = session.execute(
        select(BookingRow.office_id, BookingRow.id)
        .where(BookingRow.outcome.is_(None), BookingRow.id.not_in(but))
        .order_by(BookingRow.received_at, BookingRow.id)
        .limit(most)
    )
    return [WaitingBooking(office_id=office_id, id=id) for office_id, id in found]


def open_booking(session: Session, keys: KeyRing, waiting: WaitingBooking, *, now: datetime) -> None:
    """What cannot be opened is kept until the night: the appointment remains, and is found by its code."""
    lock_office(session, waiting.office_id)
    booking = session.get(BookingRow, (waiting.office_id, waiting.id))
    if booking is None or booking.outcome is not None:
        return
    said = _said(keys, booking)
    if said is None:
        booking.outcome = BookingOutcome.UNREADABLE
        append_event(session, booking.office_id, StaffEvent.STATE, APPOINTMENTS, now)
    else:
        appointment = session.get(AppointmentRow, booking.appointment_id)
        if appointment is not None and said.digits is not None:
            put_digits(session, keys, appointment, said.digits, now=now)
        booking.outcome = BookingOutcome.KNOWN
        booking.envelope = None
    append_audit(
        session,
        booking.office_id,
        actor="service",
        action="booking.opened",
        subject=booking.appointment_id,
        detail={"outcome": booking.outcome},
        origin="",
        now=now,
    )


def put_digits(
    session: Session, keys: KeyRing, appointment: AppointmentRow, digits: BirthDigits, *, now: datetime
) -> None:
    """Hidden under the key of the day that was booked; of a day that is over nothing is kept."""
    if appointment.service_day < service_day(now, office_rules(session, appointment.office_id).tz):
        return
    key = keys.make_day(appointment.office_id, appointment.service_day)
    appointment.tag = key.tag(digits.ascii)
    appointment.digits_box = key.seal(digits.ascii, about=f"digits:{appointment.id}")


def _said(keys: KeyRing, booking: BookingRow) -> OpenedBooking | None:
    """None where the box does not open, or its inside is not about this booking."""
    private = keys.private_box(booking.key_id)
    if private is None or booking.envelope is None:
        return None
    opened = open_envelope(booking.envelope, private)
    if not isinstance(opened, OpenedBooking) or opened.id != booking.id:
        return None
    return opened if opened.slot_id == slot_id(booking.topic_id, booking.starts_at) else None


def forget_envelopes(session: Session, office_id: str, *, before: datetime) -> None:
    """The night: what was not opened by now is never opened."""
    session.execute(
        update(BookingRow)
        .where(BookingRow.office_id == office_id, BookingRow.received_at < before, BookingRow.envelope.is_not(None))
        .values(envelope=None, outcome=BookingOutcome.UNREADABLE)
    )
