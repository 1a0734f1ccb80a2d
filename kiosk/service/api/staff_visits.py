"""Visits: the list, a step of one, the next one to a desk, and a check-in at the desk."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Path, Response
from pydantic import BaseModel
from sqlalchemy.orm import Session

from kiosk.domain.roles import may_step
from kiosk.domain.service_day import service_day
from kiosk.domain.visits import Step
from kiosk.service.api.bodies import documented
from kiosk.service.api.problems import problem
from kiosk.service.api.references import Reference
from kiosk.service.api.staff_auth import NearCitizens, Reception
from kiosk.service.api.staff_posts import Job, Nothing, Outcome, StaffPost
from kiosk.service.api.wiring import Service, ServicePart
from kiosk.service.store.tables import VisitRow
from kiosk.service.usecases.call_next import NobodyWaiting, call_next
from kiosk.service.usecases.desk_arrivals import CheckIn, check_in
from kiosk.service.usecases.office_rules import office_zone
from kiosk.service.usecases.refusals import Refused
from kiosk.service.usecases.render_visits import render_visits
from kiosk.service.usecases.shown_visits import list_visits
from kiosk.service.usecases.staff import Staff
from kiosk.service.usecases.step_of_visit import StepGiven, take_step, visit_for
from kiosk.wire import paths
from kiosk.wire.problems import Code
from kiosk.wire.staff import (
    CallBody,
    CannotBody,
    DeskArrival,
    HandOverBody,
    Line,
    MergeBody,
    ResolveBody,
    Visit,
    Visits,
)

router = APIRouter()

_BODIES: dict[Step, type[BaseModel]] = {
    Step.CANNOT: CannotBody,
    Step.CALL: CallBody,
    Step.RESOLVE: ResolveBody,
    Step.MERGE: MergeBody,
    Step.HAND_OVER: HandOverBody,
}
"""What a step brings along; the others bring nothing."""

StepName = Annotated[str, Path(json_schema_extra={"enum": list(Step)})]


class _AnyStep(BaseModel):
    """For the description of the routes alone: what a step may bring along."""

    desk_id: Line | None = None
    caseworker_id: Line | None = None
    appointment_id: Line | None = None
    visit_id: Line | None = None


@router.get(paths.STAFF_VISITS)
def visits(parts: ServicePart, staff: NearCitizens) -> Visits:
    with parts.store.read() as session:
        day = _today(session, parts, staff)
    parts.first_looks.note(staff, "visits", day, now=parts.clock())
    with parts.store.read() as session:
        return list_visits(session, staff, day=day)


@router.post(paths.STAFF_VISIT_STEP, response_model=Visit, openapi_extra=documented(_AnyStep))
def step_of_visit(
    visit_id: Reference, step: StepName, staff: NearCitizens, parts: ServicePart, post: StaffPost
) -> Response:
    """A step that nobody knows is not found; one that the role never takes is forbidden."""
    if step not in set(Step):
        return problem(Code.NOT_FOUND)
    known = Step(step)
    if not may_step(staff.role, known, own=True):
        return problem(Code.FORBIDDEN)

    def plan(body: BaseModel) -> Job:
        given = StepGiven(**body.model_dump())
        return lambda session: _shown(
            session, staff, take_step(session, visit_id, known, given, by=staff, now=parts.clock())
        )

    return post.answer(
        staff,
        _BODIES.get(known, Nothing),
        plan,
        exists=lambda session: visit_for(session, visit_id, known, staff) is not None,
    )


@router.post(
    paths.STAFF_CALL_NEXT,
    response_model=Visit,
    responses={204: {"description": "Nobody is waiting."}},
    openapi_extra=documented(CallBody),
)
def next_to_desk(staff: Reception, parts: ServicePart, post: StaffPost) -> Response:
    def plan(body: CallBody) -> Job:
        def job(session: Session) -> Outcome:
            day = _today(session, parts, staff)
            called = call_next(session, desk_id=body.desk_id, by=staff, day=day, now=parts.clock())
            return None if isinstance(called, NobodyWaiting) else _shown(session, staff, called)

        return job

    return post.answer(staff, CallBody, plan)


@router.post(paths.STAFF_ARRIVALS, status_code=201, response_model=Visit, openapi_extra=documented(DeskArrival))
def arrival_at_desk(staff: Reception, parts: ServicePart, post: StaffPost) -> Response:
    def plan(body: DeskArrival) -> Job:
        wanted = CheckIn(number=body.number, appointment_id=body.appointment_id, topic_id=body.topic, needs=body.needs)
        return lambda session: _shown(session, staff, check_in(session, wanted, by=staff, now=parts.clock()))

    return post.answer(staff, DeskArrival, plan, success=201)


def _shown(session: Session, staff: Staff, outcome: VisitRow | Refused) -> Visit | Refused:
    """The visit as it is now, also where the step gave it away."""
    if isinstance(outcome, Refused):
        return outcome
    (rendered,) = render_visits(session, [outcome])
    return rendered.shown_to(staff.user_id)


def _today(session: Session, parts: Service, staff: Staff) -> date:
    return service_day(parts.clock(), office_zone(session, staff.office_id))
