"""Visits: the list, and a check-in at the desk."""

from fastapi import APIRouter, Response

from kiosk.service.api.bodies import documented
from kiosk.service.api.staff_auth import NearCitizens, Reception
from kiosk.service.api.staff_posts import Job, StaffPost
from kiosk.service.api.wiring import ServicePart
from kiosk.service.usecases.desk_arrivals import CheckIn, check_in
from kiosk.service.usecases.office_rules import office_day
from kiosk.service.usecases.render_visits import show_visit
from kiosk.service.usecases.shown_visits import list_visits
from kiosk.wire import paths
from kiosk.wire.staff import DeskArrival, Visit, Visits

router = APIRouter()


@router.get(paths.STAFF_VISITS)
def visits(parts: ServicePart, staff: NearCitizens) -> Visits:
    with parts.store.read() as session:
        day = office_day(session, staff.office_id, now=parts.clock())
    parts.first_looks.note(staff, "visits", day, now=parts.clock())
    with parts.store.read() as session:
        return list_visits(session, staff, day=day)


@router.post(paths.STAFF_ARRIVALS, status_code=201, response_model=Visit, openapi_extra=documented(DeskArrival))
def arrival_at_desk(staff: Reception, parts: ServicePart, post: StaffPost) -> Response:
    def plan(body: DeskArrival) -> Job:
        wanted = CheckIn(number=body.number, appointment_id=body.appointment_id, topic_id=body.topic, needs=body.needs)
        return lambda session: show_visit(session, check_in(session, wanted, by=staff, now=parts.clock()), staff)

    return post.answer(staff, DeskArrival, plan, success=201)
