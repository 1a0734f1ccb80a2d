"""A caseworker reads what happens when they do not answer, and chooses who stands in."""

from fastapi import APIRouter, Response

from kiosk.service.api.bodies import documented
from kiosk.service.api.staff_availability import Caseworker
from kiosk.service.api.staff_posts import Job, StaffPost
from kiosk.service.api.wiring import ServicePart
from kiosk.service.usecases.own_policy import choose_stand_in, own_policy
from kiosk.wire import paths
from kiosk.wire.own_policy import OwnPolicy, StandInChoice

router = APIRouter()


@router.get(paths.STAFF_OWN_POLICY)
def read(staff: Caseworker, parts: ServicePart) -> OwnPolicy:
    with parts.store.read() as session:
        return own_policy(session, staff, now=parts.clock())


@router.post(paths.STAFF_STAND_IN, response_model=OwnPolicy, openapi_extra=documented(StandInChoice))
def choose(staff: Caseworker, parts: ServicePart, post: StaffPost) -> Response:
    def plan(said: StandInChoice) -> Job:
        return lambda session: choose_stand_in(session, said.caseworker_id, by=staff, now=parts.clock())

    return post.answer(staff, StandInChoice, plan)
