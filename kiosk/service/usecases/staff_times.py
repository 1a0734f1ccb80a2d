"""Free times and bookings as staff see them."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import select, true
from sqlalchemy.orm import Session

from kiosk.domain.slots import SlotState
from kiosk.service.store.tables import AppointmentRow, BookingRow
from kiosk.service.usecases.book_slot import BookingOutcome
from kiosk.service.usecases.changed_times import list_changed_times
from kiosk.service.usecases.free_times import every_time, slot_id
from kiosk.service.usecases.refusals import Refused
from kiosk.service.usecases.render_visits import caseworker_names, render_appointments
from kiosk.wire.staff import Caseworker
from kiosk.wire.times import Booking, Times, TopicTime


def list_times(
    session: Session, office_id: str, *, topic_id: str, first: date, last: date, now: datetime
) -> Times | Refused:
    slots = every_time(session, office_id, topic_id=topic_id, first=first, last=last, now=now, at_desk=True)
    if isinstance(slots, Refused):
        return slots
    names = caseworker_names(session, {place for slot in slots for place in slot.places})
    return Times(
        slots=[
            TopicTime(
                id=slot_id(slot.topic, slot.starts_at),
                topic=slot.topic,
                starts_at=slot.starts_at,
                ends_at=slot.ends_at,
                state=slot.state,
                free=len(slot.places) if slot.state is SlotState.FREE else 0,
                taken=slot.taken,
                caseworkers=[Caseworker(id=each, name=names[each]) for each in slot.places if each in names],
            )
            for slot in slots
        ],
        changed=list(list_changed_times(session, office_id, topic_id=topic_id, first=first, last=last)),
    )


def list_bookings(
    session: Session, office_id: str, *, first: date, last: date, only_unreadable: bool = False
) -> Sequence[Booking]:
    """Of the booked days, cancelled ones too. Unreadable: nobody knows whose, so that only the code finds it."""
    found = session.execute(
        select(BookingRow, AppointmentRow)
        .join(AppointmentRow, AppointmentRow.id == BookingRow.appointment_id)
        .where(
            BookingRow.office_id == office_id,
            AppointmentRow.service_day >= first,
            AppointmentRow.service_day <= last,
        )
        .where(BookingRow.outcome == BookingOutcome.UNREADABLE if only_unreadable else true())
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
