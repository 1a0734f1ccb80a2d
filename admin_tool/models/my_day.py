"""The caseworker's day: their appointments, whoever was handed over to them, and whom a colleague does not fetch."""

from collections.abc import Iterable
from datetime import UTC, datetime

from admin_tool.models.colleagues import comes_to, is_colleagues, is_mine
from admin_tool.models.my_day_rows import appointment_row, colleague_row, visit_row
from admin_tool.models.phrases import Phrase
from admin_tool.models.rows import Entry, Heading, Row
from admin_tool.models.surroundings import Surroundings
from admin_tool.models.visit_book import VisitBook
from kiosk.domain.visits import OPEN, Status
from kiosk.messages.keys_staff_pages import MyDay
from kiosk.wire.staff import Appointment, Visit


def my_day(book: VisitBook, appointments: Iterable[Appointment], around: Surroundings) -> tuple[Entry, ...]:
    mine = [visit for visit in book if is_mine(visit, around.user_id)]
    timed = [*_appointments(appointments, book, around), *_visits_without(mine, appointments, around)]
    return (*_in_order(timed), *_for_colleagues(book, around))


def waiting_for(user_id: str, book: VisitBook) -> int:
    """Citizens of mine who are here and not fetched yet, and those of colleagues whom nobody has said to fetch."""
    mine = sum(1 for visit in book if comes_to(visit, user_id) and visit.status in OPEN)
    return mine + sum(1 for visit in book if visit.status is Status.WAITING and is_colleagues(visit, user_id))


def _for_colleagues(book: VisitBook, around: Surroundings) -> tuple[Entry, ...]:
    rows = _in_order(
        (visit.arrived_at, colleague_row(visit, around)) for visit in book if is_colleagues(visit, around.user_id)
    )
    heading = Heading(id="colleagues", text=Phrase(MyDay.FOR_COLLEAGUES), count=len(rows))
    return (heading, *rows) if rows else ()


def _in_order(timed: Iterable[tuple[datetime, Row]]) -> tuple[Row, ...]:
    return tuple(row for _, row in sorted(timed, key=lambda each: (each[0].astimezone(UTC), each[1].id)))


def _appointments(
    appointments: Iterable[Appointment], book: VisitBook, around: Surroundings
) -> Iterable[tuple[datetime, Row]]:
    for appointment in appointments:
        if appointment.caseworker is not None and appointment.caseworker.id == around.user_id:
            visit = book.of_appointment(appointment.id)
            mine = visit if visit is not None and is_mine(visit, around.user_id) else None
            yield appointment.starts_at, appointment_row(appointment, mine, around)


def _visits_without(
    mine: Iterable[Visit], appointments: Iterable[Appointment], around: Surroundings
) -> Iterable[tuple[datetime, Row]]:
    """Handed over walk-ins, and colleagues' appointments that were handed to me."""
    listed = {each.id for each in appointments if each.caseworker and each.caseworker.id == around.user_id}
    for visit in mine:
        if visit.appointment is None or visit.appointment.id not in listed:
            yield visit.arrived_at, visit_row(visit, around)
