"""The caseworker's day: their appointments, and whoever was handed over to them."""

from collections.abc import Iterable
from datetime import UTC, datetime

from admin_tool.models.my_day_rows import appointment_row, visit_row
from admin_tool.models.rows import Entry, Row
from admin_tool.models.surroundings import Surroundings
from admin_tool.models.visit_book import VisitBook
from kiosk.domain.visits import OPEN, Status
from kiosk.wire.staff import Appointment, Visit


def my_day(book: VisitBook, appointments: Iterable[Appointment], around: Surroundings) -> tuple[Entry, ...]:
    mine = [visit for visit in book if _is_mine(visit, around.user_id)]
    timed = [*_appointments(appointments, book, around), *_visits_without(mine, appointments, around)]
    return tuple(row for _, row in sorted(timed, key=lambda each: (each[0].astimezone(UTC), each[1].id)))


def waiting_for(user_id: str, book: VisitBook) -> int:
    """Citizens of mine who are here and not fetched yet."""
    return sum(1 for visit in book if _is_mine(visit, user_id) and visit.status in OPEN)


def _appointments(
    appointments: Iterable[Appointment], book: VisitBook, around: Surroundings
) -> Iterable[tuple[datetime, Row]]:
    for appointment in appointments:
        if appointment.caseworker is not None and appointment.caseworker.id == around.user_id:
            visit = book.of_appointment(appointment.id)
            mine = visit if visit is not None and _is_mine(visit, around.user_id) else None
            yield appointment.starts_at, appointment_row(appointment, mine, around)


def _visits_without(
    mine: Iterable[Visit], appointments: Iterable[Appointment], around: Surroundings
) -> Iterable[tuple[datetime, Row]]:
    """Handed over walk-ins, and colleagues' appointments that were handed to me."""
    listed = {each.id for each in appointments if each.caseworker and each.caseworker.id == around.user_id}
    for visit in mine:
        if visit.appointment is None or visit.appointment.id not in listed:
            yield visit.arrived_at, visit_row(visit, around)


def _is_mine(visit: Visit, user_id: str) -> bool:
    """WHY: a lead's list holds the office's visits; `void` is merged into another number."""
    return visit.caseworker is not None and visit.caseworker.id == user_id and visit.status is not Status.VOID
