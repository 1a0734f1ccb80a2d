"""Channels: one's own for everybody, those of the office and its teams for leads and administrators."""

from collections.abc import Callable

from fastapi import APIRouter, Response
from sqlalchemy.orm import Session

from kiosk.domain.channels import may_keep
from kiosk.service.api.bodies import documented
from kiosk.service.api.problems import Refused, problem
from kiosk.service.api.references import Reference
from kiosk.service.api.staff_auth import Anybody
from kiosk.service.api.staff_posts import Job, Nothing, StaffPost
from kiosk.service.api.wiring import ServicePart
from kiosk.service.usecases.channels import add_channel, keepable, list_channels, remove_channel, send_test
from kiosk.service.usecases.lacking_carriers import lacking_carriers
from kiosk.service.usecases.sealed_channels import ChannelSettings
from kiosk.service.usecases.staff import Staff
from kiosk.wire import paths
from kiosk.wire.channels import Channel, Channels, NewChannel, TestSent
from kiosk.wire.problems import Code

router = APIRouter()


@router.get(paths.STAFF_CHANNELS)
def channels(staff: Anybody, parts: ServicePart) -> Channels:
    with parts.store.read() as session:
        return Channels(
            channels=list(list_channels(session, parts.keys, staff, lacking=lacking_carriers(parts.settings)))
        )


@router.post(paths.STAFF_CHANNELS, status_code=201, response_model=Channel, openapi_extra=documented(NewChannel))
def add(staff: Anybody, parts: ServicePart, post: StaffPost) -> Response:
    def plan(new: NewChannel) -> Job:
        if not may_keep(staff.role, new.kind, new.scope, own=new.staff_id == staff.user_id):
            raise Refused(Code.FORBIDDEN)
        if not parts.judges_addresses(new.kind, ChannelSettings(address=new.address.strip(), secret=new.secret)):
            raise Refused(Code.ADDRESS_REFUSED)
        lacking = lacking_carriers(parts.settings)
        return lambda session: add_channel(session, parts.keys, new, by=staff, lacking=lacking, now=parts.clock())

    return post.answer(staff, NewChannel, plan, success=201)


@router.delete(paths.STAFF_CHANNEL, status_code=204)
def remove(channel_id: Reference, staff: Anybody, parts: ServicePart) -> Response:
    known = parts.store.write(lambda session: remove_channel(session, channel_id, by=staff, now=parts.clock()))
    return Response(status_code=204) if known else problem(Code.NOT_FOUND)


@router.post(paths.STAFF_CHANNEL_TEST, status_code=202, response_model=TestSent)
def test(channel_id: Reference, staff: Anybody, parts: ServicePart, post: StaffPost) -> Response:
    def plan(_: Nothing) -> Job:
        return lambda session: send_test(session, channel_id, by=staff, now=parts.clock())

    return post.answer(staff, Nothing, plan, success=202, exists=_is_keepable(channel_id, staff))


def _is_keepable(channel_id: str, staff: Staff) -> Callable[[Session], bool]:
    return lambda session: keepable(session, channel_id, staff) is not None
