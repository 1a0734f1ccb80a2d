"""What left the house, for the reception too; and by which policy it does, for those who answer for it."""

from typing import Annotated

from fastapi import APIRouter, Depends, Response

from kiosk.domain.channels import KEEPERS
from kiosk.domain.roles import RECEPTION
from kiosk.service.api.bodies import documented
from kiosk.service.api.references import Reference
from kiosk.service.api.staff_auth import staff_in
from kiosk.service.api.staff_posts import Job, StaffPost
from kiosk.service.api.wiring import ServicePart
from kiosk.service.usecases.lacking_carriers import lacking_carriers
from kiosk.service.usecases.list_messages import list_messages
from kiosk.service.usecases.office_rules import office_day
from kiosk.service.usecases.save_policies import change_policy, list_policies, save_policies
from kiosk.service.usecases.staff import Staff
from kiosk.service.usecases.stand_ins import change_stand_in
from kiosk.wire import paths
from kiosk.wire.messages import MessagesSeen
from kiosk.wire.policies import KnownPolicies, PolicyChange, SaidPolicies, StandInChange

router = APIRouter()

LeadOrAdmin = Annotated[Staff, Depends(staff_in(KEEPERS))]
ReceptionOrAdmin = Annotated[Staff, Depends(staff_in(KEEPERS | RECEPTION))]


@router.get(paths.STAFF_MESSAGES)
def messages(staff: ReceptionOrAdmin, parts: ServicePart, visit: Reference | None = None) -> MessagesSeen:
    """`visit`: about that one only."""
    with parts.store.read() as session:
        day = office_day(session, staff.office_id, now=parts.clock())
        return MessagesSeen(messages=list(list_messages(session, staff, day=day, visit_id=visit)))


@router.get(paths.STAFF_POLICIES)
def policies(staff: LeadOrAdmin, parts: ServicePart) -> KnownPolicies:
    with parts.store.read() as session:
        return list_policies(
            session, office_id=staff.office_id, lacking=lacking_carriers(parts.settings), now=parts.clock()
        )


@router.put(paths.STAFF_POLICIES, response_model=KnownPolicies, openapi_extra=documented(SaidPolicies))
def replace_policies(staff: LeadOrAdmin, parts: ServicePart, post: StaffPost) -> Response:
    def plan(said: SaidPolicies) -> Job:
        return lambda session: save_policies(
            session, said, by=staff, lacking=lacking_carriers(parts.settings), now=parts.clock()
        )

    return post.answer(staff, SaidPolicies, plan)


@router.patch(paths.STAFF_POLICIES, response_model=KnownPolicies, openapi_extra=documented(PolicyChange))
def change_one_policy(staff: LeadOrAdmin, parts: ServicePart, post: StaffPost) -> Response:
    def plan(change: PolicyChange) -> Job:
        return lambda session: change_policy(
            session, change, by=staff, lacking=lacking_carriers(parts.settings), now=parts.clock()
        )

    return post.answer(staff, PolicyChange, plan)


@router.post(paths.STAFF_STAND_INS, response_model=KnownPolicies, openapi_extra=documented(StandInChange))
def change_one_stand_in(staff: LeadOrAdmin, parts: ServicePart, post: StaffPost) -> Response:
    def plan(change: StandInChange) -> Job:
        return lambda session: change_stand_in(
            session, change, by=staff, lacking=lacking_carriers(parts.settings), now=parts.clock()
        )

    return post.answer(staff, StandInChange, plan)
