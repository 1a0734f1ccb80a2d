"""Free times and bookings as staff see them."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from kiosk.service.store.tables import AppointmentRow, BookingRow
from kiosk.service.usecases.book_slot import BookingOutcome
from kiosk.service.usecases.changed_times import list_changed_times
from kiosk.service.usecases.free_times import slot_id, times_of_topic
from kiosk.service.usecases.refusals import Refused
from kiosk.service.usecases.render_visits import caseworker_names, render_appointments
from kiosk.wire.staff import Caseworker
from kiosk.wire.times import Booking, FreeTime, Times


def list_times(
    session: Session, office_id: str, *, topic_id: str, first: date, last: date, now: datetime
) -> Times | Refused:
    slots = times_of_topic(session, office_id, topic_id=topic_id, first=first, last=last, now=now, at_desk=True)
    if isinstance(slots, Refused):
        return slots
    names = caseworker_names(session, {place for slot in slots for place in slot.places})
    return Times(
        slots=[
            FreeTime(
                id=slot_id(slot.topic, slot.starts_at),
                topic=slot.topic,
                starts_at=slot.starts_at,
                ends_at=slot.ends_at,
                free=len(slot.places),
                caseworkers=[Caseworker(id=each, name=names[each]) for each in slot.places if each in names],
            )
            for slot in slots
        ],
        changed=list(list_changed_times(session, office_id, topic_id=topic_id, first=first, last=last)),
    )


def list_bookings(session: Session, office_id: str, *, first: date, last: date) -> Sequence[Booking]:
    """Of the booked days, cancelled ones too."""
    found = session.execute(
        select(BookingRow, AppointmentRow)
        .join(AppointmentRow, AppointmentRow.id == BookingRow.appointment_id)
        .where(
            BookingRow.office_id == office_id,
            AppointmentRow.service_day >= first,
            AppointmentRow.service_day <= last,
        )
        .order_by(AppointmentRow.starts_at, BookingRow.id)
    ).all()
    appointments = render_appointments(session, [appointment for _, appointment in found])
    return [
        Booking(
            code=booking.code,
            topic=booking.topic_id,
            readable=booking.outcome != BookingOutcome.UNREADABLE,
            appointment=appointment,
        )
        for (booking, _), appointment in zip(found, appointments, strict=True)
    ]
