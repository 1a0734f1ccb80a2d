"""Free times: what is offered, what staff took out or added, and how a topic is booked."""

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Depends, Response
from sqlalchemy.orm import Session

from kiosk.domain.roles import RECEPTION, Role
from kiosk.service.api.bodies import documented
from kiosk.service.api.days import Days
from kiosk.service.api.problems import problem
from kiosk.service.api.references import Reference
from kiosk.service.api.staff_auth import staff_in
from kiosk.service.api.staff_posts import Job, StaffPost
from kiosk.service.api.wiring import ServicePart
from kiosk.service.usecases.changed_times import change_times, take_back_times
from kiosk.service.usecases.offices import is_topic
from kiosk.service.usecases.refusals import Refused
from kiosk.service.usecases.staff import Staff
from kiosk.service.usecases.staff_times import list_times
from kiosk.service.usecases.topics import change_topic, topic_settings
from kiosk.wire import paths
from kiosk.wire.problems import Code
from kiosk.wire.times import ChangedTime, NewTime, Times, Topic, TopicChange

router = APIRouter()

LeadOrAdmin = Annotated[Staff, Depends(staff_in(frozenset({Role.LEAD, Role.ADMIN})))]
ReceptionOrAdmin = Annotated[Staff, Depends(staff_in(RECEPTION | {Role.ADMIN}))]


@router.get(paths.STAFF_TIMES, response_model=Times)
def times(staff: ReceptionOrAdmin, parts: ServicePart, days: Days, topic: Reference = "") -> Times | Response:
    if not topic:
        return problem(Code.MALFORMED)
    with parts.store.read() as session:
        if not is_topic(session, topic, office_id=staff.office_id):
            return problem(Code.NOT_FOUND)
        first, last = days.first_and_last()
        found = list_times(session, staff.office_id, topic_id=topic, first=first, last=last, now=parts.clock())
    return problem(found.code) if isinstance(found, Refused) else found


@router.post(paths.STAFF_TIMES, status_code=201, response_model=ChangedTime, openapi_extra=documented(NewTime))
def change(staff: ReceptionOrAdmin, parts: ServicePart, post: StaffPost) -> Response:
    def plan(new: NewTime) -> Job:
        return lambda session: change_times(session, new, by=staff, now=parts.clock())

    return post.answer(staff, NewTime, plan, success=201)


@router.delete(paths.STAFF_TIME, status_code=204)
def take_back(time_id: Reference, staff: ReceptionOrAdmin, parts: ServicePart) -> Response:
    known = parts.store.write(lambda session: take_back_times(session, time_id, by=staff, now=parts.clock()))
    return Response(status_code=204) if known else problem(Code.NOT_FOUND)


@router.get(paths.STAFF_TOPIC, response_model=Topic)
def topic_of_office(topic_id: Reference, staff: ReceptionOrAdmin, parts: ServicePart) -> Topic | Response:
    with parts.store.read() as session:
        found = topic_settings(session, topic_id, office_id=staff.office_id)
    return problem(found.code) if isinstance(found, Refused) else found


@router.put(paths.STAFF_TOPIC, response_model=Topic, openapi_extra=documented(TopicChange))
def settle_topic(topic_id: Reference, staff: LeadOrAdmin, parts: ServicePart, post: StaffPost) -> Response:
    def plan(said: TopicChange) -> Job:
        return lambda session: change_topic(session, topic_id, said, by=staff, now=parts.clock())

    return post.answer(staff, TopicChange, plan, exists=_is_topic(topic_id, staff))


def _is_topic(topic_id: str, staff: Staff) -> Callable[[Session], bool]:
    return lambda session: is_topic(session, topic_id, office_id=staff.office_id)
