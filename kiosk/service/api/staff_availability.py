"""Caseworkers say whether they can be asked just now."""

from typing import Annotated

from fastapi import APIRouter, Depends, Response

from kiosk.domain.roles import Role
from kiosk.service.api.bodies import documented
from kiosk.service.api.problems import Refused
from kiosk.service.api.staff_auth import staff_in
from kiosk.service.api.staff_posts import Job, StaffPost
from kiosk.service.api.wiring import ServicePart
from kiosk.service.usecases.caseworkers import say_availability
from kiosk.service.usecases.staff import Staff
from kiosk.wire import paths
from kiosk.wire.availability import AvailabilityChange
from kiosk.wire.problems import Code
from kiosk.wire.staff import CaseworkerState

router = APIRouter()

Caseworker = Annotated[Staff, Depends(staff_in(frozenset({Role.CASEWORKER})))]


@router.post(paths.STAFF_AVAILABILITY, response_model=CaseworkerState, openapi_extra=documented(AvailabilityChange))
def availability(staff: Caseworker, parts: ServicePart, post: StaffPost) -> Response:
    def plan(said: AvailabilityChange) -> Job:
        now = parts.clock()
        if said.until is not None and said.until <= now:
            raise Refused(Code.MALFORMED)
        return lambda session: say_availability(session, said.availability, until=said.until, by=staff, now=now)

    return post.answer(staff, AvailabilityChange, plan)
