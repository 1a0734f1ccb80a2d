"""Bookings at the desk: made for a citizen, listed, cancelled by their code."""

from functools import partial

from fastapi import APIRouter, Response
from sqlalchemy.orm import Session

from kiosk.domain.digits import BirthDigits, Malformed, parse_digits
from kiosk.service.api.bodies import documented
from kiosk.service.api.days import Days
from kiosk.service.api.problems import Refused as RefusedAtOnce
from kiosk.service.api.references import Reference
from kiosk.service.api.staff_auth import Reception
from kiosk.service.api.staff_posts import Job, Nothing, StaffPost
from kiosk.service.api.wiring import ServicePart
from kiosk.service.store.tables import AppointmentRow, VisitRow
from kiosk.service.usecases.book_at_desk import book_at_desk
from kiosk.service.usecases.book_instead import book_instead
from kiosk.service.usecases.book_slot import SlotBooked
from kiosk.service.usecases.cancel_booking import cancel_booking, is_booking
from kiosk.service.usecases.refusals import Refused
from kiosk.service.usecases.render_visits import render_appointments, render_visits
from kiosk.service.usecases.staff import Staff
from kiosk.service.usecases.staff_times import list_bookings
from kiosk.wire import paths
from kiosk.wire.problems import Code
from kiosk.wire.staff import Appointment
from kiosk.wire.times import Bookings, DeskBooked, DeskBooking

router = APIRouter()


@router.get(paths.STAFF_BOOKINGS)
def bookings(staff: Reception, parts: ServicePart, days: Days, unreadable: bool = False) -> Bookings:
    """`unreadable`: only those whose envelope could not be opened."""
    first, last = days.first_and_last()
    with parts.store.read() as session:
        found = list_bookings(session, staff.office_id, first=first, last=last, only_unreadable=unreadable)
        return Bookings(bookings=list(found))


@router.post(paths.STAFF_BOOKINGS, status_code=201, response_model=DeskBooked, openapi_extra=documented(DeskBooking))
def book(staff: Reception, parts: ServicePart, post: StaffPost) -> Response:
    def plan(said: DeskBooking) -> Job:
        digits = None if said.digits is None else _digits(said.digits)

        def job(session: Session) -> DeskBooked | Refused:
            book = partial(book_at_desk, session, said.slot_id, digits, keys=parts.keys, by=staff, now=parts.clock())
            if said.visit_id is None:
                booked = book()
                return booked if isinstance(booked, Refused) else _said(session, booked, staff)
            both = book_instead(session, said.visit_id, book, by=staff, now=parts.clock())
            return both if isinstance(both, Refused) else _said(session, both.booked, staff, visit=both.visit)

        return job

    return post.answer(staff, DeskBooking, plan, success=201)


@router.post(paths.STAFF_BOOKING_CANCEL, response_model=Appointment)
def cancel(code: Reference, staff: Reception, parts: ServicePart, post: StaffPost) -> Response:
    def job(session: Session) -> Appointment | Refused:
        cancelled = cancel_booking(session, code, by=staff, now=parts.clock())
        return cancelled if isinstance(cancelled, Refused) else render_appointments(session, [cancelled])[0]

    def plan(_: Nothing) -> Job:
        return job

    return post.answer(
        staff, Nothing, plan, exists=lambda session: is_booking(session, code, office_id=staff.office_id)
    )


def _said(session: Session, booked: SlotBooked, staff: Staff, *, visit: VisitRow | None = None) -> DeskBooked:
    appointment = session.get_one(AppointmentRow, booked.appointment_id)
    return DeskBooked(
        code=booked.code,
        starts_at=booked.starts_at,
        appointment=render_appointments(session, [appointment])[0],
        visit=None if visit is None else render_visits(session, [visit])[0].shown_to(staff),
    )


def _digits(raw: str) -> BirthDigits:
    digits = parse_digits(raw)
    if isinstance(digits, Malformed):
        raise RefusedAtOnce(Code.MALFORMED)
    return digits
