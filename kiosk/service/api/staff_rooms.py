"""The private rooms: free or taken, given with one touch and given back."""

from fastapi import APIRouter, Response

from kiosk.domain.roles import RECEPTION
from kiosk.service.api.bodies import documented
from kiosk.service.api.staff_auth import NearCitizens, Reception
from kiosk.service.api.staff_posts import Job, StaffPost
from kiosk.service.api.wiring import ServicePart
from kiosk.service.usecases.call_and_give_room import call_and_give_room
from kiosk.service.usecases.private_rooms import give_room, give_room_back, list_rooms
from kiosk.service.usecases.shown_visits import is_own
from kiosk.wire import paths
from kiosk.wire.private_rooms import GiveRoom, GiveRoomBack, PrivateRoom, PrivateRooms

router = APIRouter()


@router.get(paths.STAFF_ROOMS)
def rooms(parts: ServicePart, staff: NearCitizens) -> PrivateRooms:
    """Caseworkers read of their own citizens only who sits where."""
    with parts.store.read() as session:
        found = list_rooms(session, office_id=staff.office_id)
        if staff.role not in RECEPTION:
            found = [each if is_own(session, each.visit_id, staff) else _nobodys(each) for each in found]
        return PrivateRooms(rooms=list(found))


@router.post(paths.STAFF_ROOM_GIVE, response_model=PrivateRoom, openapi_extra=documented(GiveRoom))
def give(staff: Reception, parts: ServicePart, post: StaffPost) -> Response:
    def plan(body: GiveRoom) -> Job:
        room, desk = body.room, body.desk_id
        if desk is None:
            return lambda session: give_room(session, body.visit_id, room, by=staff, now=parts.clock())
        return lambda session: call_and_give_room(
            session, body.visit_id, room, desk_id=desk, by=staff, now=parts.clock()
        )

    return post.answer(staff, GiveRoom, plan)


@router.post(paths.STAFF_ROOM_GIVE_BACK, response_model=PrivateRoom, openapi_extra=documented(GiveRoomBack))
def give_back(staff: Reception, parts: ServicePart, post: StaffPost) -> Response:
    def plan(body: GiveRoomBack) -> Job:
        return lambda session: give_room_back(session, body.room, by=staff, now=parts.clock())

    return post.answer(staff, GiveRoomBack, plan)


def _nobodys(room: PrivateRoom) -> PrivateRoom:
    return PrivateRoom(name=room.name, taken=room.taken)
