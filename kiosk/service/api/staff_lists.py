"""What a staff tool asks for to fill its choices: desks, caseworkers, topics; and who else is listening."""

from fastapi import APIRouter

from kiosk.service.api.bodies import SmallBody, documented
from kiosk.service.api.staff_auth import Anybody, NearCitizens, Reception
from kiosk.service.api.wiring import ServicePart
from kiosk.service.usecases.caseworkers import list_caseworkers
from kiosk.service.usecases.desks import list_desks
from kiosk.service.usecases.kiosk_state import topics
from kiosk.wire import paths
from kiosk.wire.staff import Caseworkers, Desks, PresenceBody, Reachable, Topics

router = APIRouter()


@router.get(paths.STAFF_DESKS)
def desks(parts: ServicePart, staff: Reception) -> Desks:
    with parts.store.read() as session:
        return Desks(desks=list(list_desks(session, office_id=staff.office_id)))


@router.get(paths.STAFF_CASEWORKERS)
def caseworkers(parts: ServicePart, staff: NearCitizens) -> Caseworkers:
    with parts.store.read() as session:
        found = list_caseworkers(session, office_id=staff.office_id, now=parts.clock())
        return Caseworkers(caseworkers=list(found))


@router.get(paths.STAFF_TOPICS)
def office_topics(parts: ServicePart, staff: Anybody) -> Topics:
    with parts.store.read() as session:
        return Topics(topics=topics(session, staff.office_id))


@router.post(paths.STAFF_PRESENCE, response_model=Reachable, openapi_extra=documented(PresenceBody))
async def presence(staff: Anybody, parts: ServicePart, body: SmallBody) -> Reachable:
    """Nothing is written here, so every repetition gets the answer of its own moment."""
    now = parts.clock()
    if body.parse(PresenceBody).leaving:
        parts.presence.leave(staff)
        return Reachable(reachable=parts.presence.reachable(staff, now=now))
    return Reachable(reachable=parts.presence.note(staff, now=now))
