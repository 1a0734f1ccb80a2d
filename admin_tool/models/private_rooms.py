"""The private rooms on the board: who sits in which, the chips above the lists, and the buttons of a visit."""

from collections.abc import Sequence
from dataclasses import dataclass

from admin_tool.models.phrases import Line, Phrase, phrase
from admin_tool.models.rows import Action, Offer
from admin_tool.models.surroundings import Surroundings
from kiosk.domain.roles import RECEPTION
from kiosk.domain.visits import OPEN, Status
from kiosk.messages.keys_staff_rooms import Room
from kiosk.wire.private_rooms import PrivateRoom
from kiosk.wire.staff import Visit
from kiosk.wire.words import Need

_GIVE = Offer(action=Action.GIVE_ROOM, label=Room.GIVE)
_CALL_AND_GIVE = Offer(action=Action.CALL_AND_GIVE_ROOM, label=Room.CALL_AND_GIVE)
_GIVE_BACK = Offer(action=Action.GIVE_ROOM_BACK, label=Room.GIVE_BACK)
_MOST_CHIPS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """`room` empty: it says something of several and cannot be touched."""

    room: str
    words: Phrase
    taken: bool


def chips(rooms: Sequence[PrivateRoom]) -> tuple[Chip, ...]:
    """One for each room; where there are many, the free ones share one."""
    taken = tuple(_chip(room) for room in rooms if room.taken)
    free = [room for room in rooms if not room.taken]
    if len(rooms) <= _MOST_CHIPS:
        return tuple(_chip(room) for room in rooms)
    return (Chip(room="", words=phrase(Room.FREE_ONES, count=len(free)), taken=False), *taken)


def room_of(visit: Visit, around: Surroundings) -> PrivateRoom | None:
    return next((room for room in around.rooms if room.visit_id == visit.id), None)


def room_note(visit: Visit, around: Surroundings) -> Line:
    room = room_of(visit, around)
    return (phrase(Room.IN_ROOM, room=room.name),) if room is not None else ()


def room_offers(visit: Visit, around: Surroundings) -> tuple[tuple[Offer, ...], tuple[Offer, ...]]:
    """Buttons, and entries of the menu: a button for whoever asked for a room and for whoever sits in one.

    Whom nobody else fetches the reception calls with the same touch.
    """
    if around.role not in RECEPTION or not (visit.status in OPEN or visit.status is Status.COLLECTED):
        return (), ()
    if room_of(visit, around) is not None:
        return (_GIVE_BACK,), ()
    if all(room.taken for room in around.rooms):
        return (), ()
    if Need.PRIVATE not in visit.needs or visit.status not in OPEN:
        return (), (_GIVE,)
    return ((_CALL_AND_GIVE,), (_GIVE,)) if _is_the_receptions(visit) else ((_GIVE,), ())


def _is_the_receptions(visit: Visit) -> bool:
    return visit.status is Status.WAITING and visit.caseworker is None and visit.appointment is None


def _chip(room: PrivateRoom) -> Chip:
    if not room.taken:
        words = phrase(Room.FREE, room=room.name)
    elif room.number is None:
        words = phrase(Room.TAKEN, room=room.name)
    else:
        words = phrase(Room.TAKEN_BY, room=room.name, number=room.number)
    return Chip(room=room.name, words=words, taken=room.taken)
