"""Appointments of a day, who did not come, and the audited look at the person behind one."""

from collections.abc import Callable
from datetime import datetime

from fastapi import APIRouter, Response
from sqlalchemy.orm import Session

from kiosk.domain.service_day import service_day
from kiosk.service.api.bodies import SmallBody, documented
from kiosk.service.api.days import read_day
from kiosk.service.api.problems import problem
from kiosk.service.api.references import Reference
from kiosk.service.api.staff_auth import NearCitizens, Reception
from kiosk.service.api.staff_posts import Job, Nothing, Post, StaffPost
from kiosk.service.api.wiring import ServicePart
from kiosk.service.store.tables import AppointmentRow
from kiosk.service.usecases.day_appointments import (
    appointment_for,
    list_appointments,
    mark_no_show,
    take_back_no_show,
)
from kiosk.service.usecases.find_by_name import find_by_name
from kiosk.service.usecases.look_at_person import look_at_person
from kiosk.service.usecases.office_rules import office_rules
from kiosk.service.usecases.refusals import Refused
from kiosk.service.usecases.render_visits import render_appointments
from kiosk.service.usecases.staff import Staff
from kiosk.wire import paths
from kiosk.wire.name_search import NameSearch, NamesFound
from kiosk.wire.staff import Appointment, Appointments, Person

router = APIRouter()


@router.get(paths.STAFF_APPOINTMENTS)
def appointments(parts: ServicePart, staff: NearCitizens, day: str | None = None) -> Appointments:
    """Without a day: today's."""
    said = None if day is None else read_day(day)
    with parts.store.read() as session:
        wanted = said or service_day(parts.clock(), office_rules(session, staff.office_id).tz)
    parts.first_looks.note(staff, "appointments", wanted, now=parts.clock())
    with parts.store.read() as session:
        return Appointments(appointments=list(list_appointments(session, staff, day=wanted)))


@router.post(paths.STAFF_NO_SHOW, response_model=Appointment)
def no_show(appointment_id: Reference, staff: NearCitizens, post: StaffPost) -> Response:
    return _marked(
        appointment_id,
        staff,
        post,
        lambda session, now: mark_no_show(session, appointment_id, by=staff, now=now),
    )


@router.post(paths.STAFF_NO_SHOW_UNDO, response_model=Appointment)
def no_show_undo(appointment_id: Reference, staff: NearCitizens, post: StaffPost) -> Response:
    return _marked(
        appointment_id,
        staff,
        post,
        lambda session, now: take_back_no_show(session, appointment_id, by=staff, now=now),
    )


@router.get(paths.STAFF_PERSON, response_model=Person)
def person(appointment_id: Reference, parts: ServicePart, staff: NearCitizens) -> Person | Response:
    """A GET that writes: the look itself is kept."""
    found = parts.store.write(
        lambda session: look_at_person(session, appointment_id, keys=parts.keys, by=staff, now=parts.clock())
    )
    return problem(found.code) if isinstance(found, Refused) else found


@router.post(paths.STAFF_NAME_SEARCH, response_model=NamesFound, openapi_extra=documented(NameSearch))
def by_name(parts: ServicePart, staff: Reception, body: SmallBody) -> NamesFound | Response:
    """WHY not remembered by its key: the answer holds names, and lies in no table."""
    wanted = body.parse(NameSearch)
    found = parts.store.write(
        lambda session: find_by_name(session, wanted.name, keys=parts.keys, by=staff, now=parts.clock())
    )
    return problem(found.code) if isinstance(found, Refused) else found


def _marked(
    appointment_id: str,
    staff: Staff,
    post: Post,
    mark: Callable[[Session, datetime], AppointmentRow | Refused],
) -> Response:
    def job(session: Session) -> Appointment | Refused:
        row = mark(session, post.service.clock())
        return row if isinstance(row, Refused) else render_appointments(session, [row])[0]

    def plan(_: Nothing) -> Job:
        return job

    return post.answer(
        staff, Nothing, plan, exists=lambda session: appointment_for(session, appointment_id, staff) is not None
    )
