"""What desks press all day: a step of a visit, and the next one to a desk."""

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Path, Request, Response
from pydantic import BaseModel
from sqlalchemy.orm import Session
from starlette.routing import Route

from kiosk.domain.roles import RECEPTION, Role, may_step
from kiosk.domain.visits import Step
from kiosk.service.api.bodies import SMALL, Body, documented, read_up_to
from kiosk.service.api.device_auth import bearer
from kiosk.service.api.problems import Refused, problem
from kiosk.service.api.references import Reference, readable
from kiosk.service.api.staff_auth import NEAR_CITIZENS, origin_of
from kiosk.service.api.staff_posts import Job, Nothing, Outcome, post_of
from kiosk.service.api.wiring import Service
from kiosk.service.usecases.call_next import NobodyWaiting, call_next
from kiosk.service.usecases.move_to_desk import move_to_desk
from kiosk.service.usecases.office_rules import office_day
from kiosk.service.usecases.render_visits import TakenNow, show_visit
from kiosk.service.usecases.staff import Staff
from kiosk.service.usecases.step_of_visit import StepGiven, take_step, visit_for
from kiosk.wire import paths
from kiosk.wire.problems import Code
from kiosk.wire.staff import CallBody, CannotBody, HandOverBody, Line, MergeBody, ResolveBody, Visit

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


@router.post(paths.STAFF_VISIT_STEP, response_model=Visit, openapi_extra=documented(_AnyStep))
async def step_of_visit(request: Request, visit_id: Reference, step: StepName) -> Response:
    """A step that nobody knows is not found; one that the role never takes is forbidden."""
    parts: Service = request.app.state.service
    staff = await _staff_in(parts, request, NEAR_CITIZENS)
    if step not in set(Step):
        return problem(Code.NOT_FOUND)
    known = Step(step)
    if not may_step(staff.role, known, own=True):
        return problem(Code.FORBIDDEN)

    def plan(body: BaseModel) -> Job:
        given = StepGiven(**body.model_dump())

        def job(session: Session) -> Outcome:
            now = parts.clock()
            outcome = take_step(session, visit_id, known, given, by=staff, now=now)
            return show_visit(session, outcome, staff, taken=TakenNow(step=known, by=staff.user_id, at=now))

        return job

    post = post_of(request, parts, Body(await read_up_to(request, SMALL)))
    return await post.answer_at_once(
        staff,
        _BODIES.get(known, Nothing),
        plan,
        exists=lambda session: visit_for(session, visit_id, known, staff) is not None,
    )


@router.post(paths.STAFF_VISIT_MOVE, response_model=Visit, openapi_extra=documented(CallBody))
async def move(request: Request, visit_id: Reference) -> Response:
    """Somebody who was called is called to another desk instead."""
    parts: Service = request.app.state.service
    staff = await _staff_in(parts, request, RECEPTION)

    def plan(body: CallBody) -> Job:
        def job(session: Session) -> Outcome:
            now = parts.clock()
            moved = move_to_desk(session, visit_id, desk_id=body.desk_id, by=staff, now=now)
            return show_visit(session, moved, staff, taken=TakenNow(step=Step.CALL, by=staff.user_id, at=now))

        return job

    post = post_of(request, parts, Body(await read_up_to(request, SMALL)))
    return await post.answer_at_once(
        staff, CallBody, plan, exists=lambda session: visit_for(session, visit_id, Step.CALL, staff) is not None
    )


@router.post(
    paths.STAFF_CALL_NEXT,
    response_model=Visit,
    responses={204: {"description": "Nobody is waiting."}},
    openapi_extra=documented(CallBody),
)
async def next_to_desk(request: Request) -> Response:
    parts: Service = request.app.state.service
    staff = await _staff_in(parts, request, RECEPTION)

    def plan(body: CallBody) -> Job:
        def job(session: Session) -> Outcome:
            now = parts.clock()
            day = office_day(session, staff.office_id, now=now)
            called = call_next(session, desk_id=body.desk_id, by=staff, day=day, now=now)
            if isinstance(called, NobodyWaiting):
                return None
            return show_visit(session, called, staff, taken=TakenNow(step=Step.CALL, by=staff.user_id, at=now))

        return job

    post = post_of(request, parts, Body(await read_up_to(request, SMALL)))
    return await post.answer_at_once(staff, CallBody, plan)


async def _step_by_path(request: Request) -> Response:
    return await step_of_visit(request, readable(request.path_params["visit_id"]), request.path_params["step"])


async def _move_by_path(request: Request) -> Response:
    return await move(request, readable(request.path_params["visit_id"]))


# WHY a second time, without FastAPI around them: what it does for routes that need it costs as much as the step itself.
# The declarations above are what /openapi.json tells.
routes = (
    Route(paths.STAFF_CALL_NEXT, next_to_desk, methods=["POST"]),
    Route(paths.STAFF_VISIT_MOVE, _move_by_path, methods=["POST"]),
    Route(paths.STAFF_VISIT_STEP, _step_by_path, methods=["POST"]),
)


async def _staff_in(parts: Service, request: Request, roles: frozenset[Role]) -> Staff:
    """As of a moment ago: whether they still are is asked again in the transaction."""
    token = bearer(request)
    known = await parts.staff.of(token)
    if known is None:
        raise Refused(Code.FORBIDDEN if await parts.devices.of(token) else Code.UNAUTHORIZED)
    if known.role not in roles:
        raise Refused(Code.FORBIDDEN)
    return replace(known, origin=origin_of(request))
