"""A span of numbers behind which there is nobody: taken off the board, and back."""

from fastapi import APIRouter, Response

from kiosk.service.api.bodies import documented
from kiosk.service.api.staff_auth import Reception
from kiosk.service.api.staff_posts import Job, StaffPost
from kiosk.service.api.wiring import ServicePart
from kiosk.service.usecases.void_numbers import take_back_voided, void_numbers
from kiosk.wire import paths
from kiosk.wire.void_numbers import NumbersBack, NumbersVoided, VoidNumbers, VoidNumbersUndo

router = APIRouter()


@router.post(paths.STAFF_VOID_NUMBERS, response_model=NumbersVoided, openapi_extra=documented(VoidNumbers))
def void(staff: Reception, parts: ServicePart, post: StaffPost) -> Response:
    def plan(body: VoidNumbers) -> Job:
        return lambda session: void_numbers(session, body.first, body.last, by=staff, now=parts.clock())

    return post.answer(staff, VoidNumbers, plan)


@router.post(paths.STAFF_VOID_NUMBERS_UNDO, response_model=NumbersBack, openapi_extra=documented(VoidNumbersUndo))
def take_back(staff: Reception, parts: ServicePart, post: StaffPost) -> Response:
    def plan(body: VoidNumbersUndo) -> Job:
        return lambda session: take_back_voided(session, body.visit_ids, by=staff, now=parts.clock())

    return post.answer(staff, VoidNumbersUndo, plan)
