"""The private rooms of an office: given to one visit at a time, given back, also when the visit is over."""

import uuid
from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import bindparam, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from kiosk.domain.service_day import service_day
from kiosk.domain.visits import OPEN, Status, Step
from kiosk.service.store.ledger import append_audit, append_event, lock_office
from kiosk.service.store.tables import RoomGivenRow, VisitRow
from kiosk.service.usecases.office_rules import office_rules
from kiosk.service.usecases.refusals import NOT_FOUND, WRONG_STATE, Refused
from kiosk.service.usecases.staff import Staff
from kiosk.service.usecases.visit_rows import find_visit
from kiosk.wire import private_rooms as wire
from kiosk.wire.events import StaffEvent
from kiosk.wire.problems import Code

ROOMS = "rooms"
"""What a `state` event is about when staff tools are to ask for the rooms again."""
STAYS = OPEN | {Status.COLLECTED}
"""Whoever is in one of these may have a room."""
_WITH_THE_VISIT = "visit"
_TAKEN = Refused(code=Code.ROOM_TAKEN)
_OF_VISIT = (RoomGivenRow.visit_id == bindparam("visit"), RoomGivenRow.back_at.is_(None))
_HELD = select(RoomGivenRow).where(*_OF_VISIT)
_HELD_ID = select(RoomGivenRow.id).where(*_OF_VISIT)
"""Asked whenever a visit ends, so it is made once, and reads no more than it needs."""


def list_rooms(session: Session, *, office_id: str) -> Sequence[wire.PrivateRoom]:
    """One that is no longer in the settings is listed for as long as somebody is in it."""
    taken = {row.room: row for row in _taken(session, office_id)}
    names = office_rules(session, office_id).private_rooms
    every = (*names, *(name for name in sorted(taken) if name not in names))
    numbers = _numbers(session, taken.values())
    return [_said(name, taken.get(name), numbers) for name in every]


def give_room(
    session: Session, visit_id: str, room: str | None, *, by: Staff, now: datetime
) -> wire.PrivateRoom | Refused:
    """`room` None: the first that is free. Who has one already keeps it."""
    lock_office(session, by.office_id)
    rules = office_rules(session, by.office_id)
    visit = find_visit(session, visit_id, office_id=by.office_id)
    if visit is None or (room is not None and room not in rules.private_rooms):
        return NOT_FOUND
    if visit.status not in STAYS or visit.service_day != service_day(now, rules.tz):
        return WRONG_STATE
    has = _room_of(session, visit.id)
    if has is not None:
        return _said(has.room, has, {visit.id: visit.number}) if room in (None, has.room) else WRONG_STATE
    taken = {row.room for row in _taken(session, by.office_id)}
    name = room or next((each for each in rules.private_rooms if each not in taken), None)
    given = _given(session, visit, name, by=by, now=now) if name is not None else None
    if given is None:
        return _TAKEN
    _note(session, "room.given", given, by=by, now=now)
    return _said(given.room, given, {visit.id: visit.number})


def give_room_back(session: Session, room: str, *, by: Staff, now: datetime) -> wire.PrivateRoom | Refused:
    """One that is free stays so: two receptionists may see it empty at once."""
    lock_office(session, by.office_id)
    held = next((row for row in _taken(session, by.office_id) if row.room == room), None)
    if held is not None:
        _end(session, held, back_by=by.user_id, now=now)
        _note(session, "room.given_back", held, by=by, now=now)
    elif room not in office_rules(session, by.office_id).private_rooms:
        return NOT_FOUND
    return wire.PrivateRoom(name=room)


def follow_visit(session: Session, visit: VisitRow, step: Step, *, by: Staff, now: datetime) -> None:
    """After a step: who goes leaves the room, who joins another visit takes it along, an undo brings it back."""
    if visit.status in STAYS and step is not Step.UNDO:
        return
    held = _room_of(session, visit.id)
    if held is not None and visit.status not in STAYS:
        _end(session, held, back_by=_WITH_THE_VISIT, now=now)
        heir = session.get(VisitRow, visit.merged_into) if visit.merged_into else None
        if heir is not None and _room_of(session, heir.id) is None:
            _given(session, heir, held.room, by=by, now=now)
    elif held is None and step is Step.UNDO and visit.status in STAYS:
        last = _last_of(session, visit.id)
        if last is None or last.back_by != _WITH_THE_VISIT or _given(session, visit, last.room, by=by, now=now) is None:
            return
    else:
        return
    append_event(session, visit.office_id, StaffEvent.STATE, ROOMS, now)


def _given(session: Session, visit: VisitRow, room: str, *, by: Staff, now: datetime) -> RoomGivenRow | None:
    """None: somebody else has it. The constraint says so, whoever has looked before."""
    row = RoomGivenRow(
        id=str(uuid.uuid4()),
        office_id=visit.office_id,
        room=room,
        visit_id=visit.id,
        given_at=now,
        given_by=by.user_id,
        back_at=None,
        back_by=None,
    )
    try:
        with session.begin_nested():
            session.add(row)
    except IntegrityError:
        return None
    return row


def _end(session: Session, held: RoomGivenRow, *, back_by: str, now: datetime) -> None:
    held.back_at, held.back_by = now, back_by
    session.flush()


def _taken(session: Session, office_id: str) -> Sequence[RoomGivenRow]:
    return session.scalars(
        select(RoomGivenRow).where(RoomGivenRow.office_id == office_id, RoomGivenRow.back_at.is_(None))
    ).all()


def _room_of(session: Session, visit_id: str) -> RoomGivenRow | None:
    asked = {"visit": visit_id}
    if session.connection().execute(_HELD_ID, asked).first() is None:
        return None
    return session.scalar(_HELD, asked)


def _last_of(session: Session, visit_id: str) -> RoomGivenRow | None:
    """The latest it has given back."""
    given = select(RoomGivenRow).where(RoomGivenRow.visit_id == visit_id)
    return session.scalar(given.order_by(RoomGivenRow.given_at.desc()).limit(1))


def _numbers(session: Session, taken: Iterable[RoomGivenRow]) -> dict[str, int]:
    visits = select(VisitRow.id, VisitRow.number).where(VisitRow.id.in_([row.visit_id for row in taken]))
    return {visit_id: number for visit_id, number in session.execute(visits)}


def _said(name: str, row: RoomGivenRow | None, numbers: dict[str, int]) -> wire.PrivateRoom:
    if row is None:
        return wire.PrivateRoom(name=name)
    return wire.PrivateRoom(
        name=name, taken=True, visit_id=row.visit_id, number=numbers.get(row.visit_id), since=row.given_at
    )


def _note(session: Session, action: str, row: RoomGivenRow, *, by: Staff, now: datetime) -> None:
    append_event(session, row.office_id, StaffEvent.STATE, ROOMS, now)
    append_audit(
        session,
        row.office_id,
        actor=by.user_id,
        action=action,
        subject=row.visit_id,
        detail={"room": row.room},
        origin=by.origin,
        now=now,
    )
