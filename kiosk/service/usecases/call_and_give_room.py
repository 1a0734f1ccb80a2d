"""A private room for somebody whom the reception serves itself: the room and the call to the desk in one touch."""

from datetime import datetime

from sqlalchemy.orm import Session

from kiosk.domain.visits import Step, possible_steps
from kiosk.service.store.ledger import lock_office
from kiosk.service.usecases.desks import is_busy
from kiosk.service.usecases.private_rooms import give_room
from kiosk.service.usecases.refusals import NOT_FOUND, WRONG_STATE, Refused
from kiosk.service.usecases.staff import Staff
from kiosk.service.usecases.step_of_visit import StepGiven, take_step
from kiosk.service.usecases.visit_rows import desk_name, find_visit, state_of
from kiosk.wire.private_rooms import PrivateRoom
from kiosk.wire.problems import Code


def call_and_give_room(
    session: Session, visit_id: str, room: str | None, *, desk_id: str, by: Staff, now: datetime
) -> PrivateRoom | Refused:
    """Both or neither. The public room learns number and desk, as of everybody; never that there is a room."""
    lock_office(session, by.office_id)
    visit = find_visit(session, visit_id, office_id=by.office_id)
    if visit is None or desk_name(session, desk_id, office_id=by.office_id) is None:
        return NOT_FOUND
    if Step.CALL not in possible_steps(state_of(visit)):
        return WRONG_STATE
    if is_busy(session, desk_id, office_id=by.office_id):
        return Refused(code=Code.DESK_BUSY)
    given = give_room(session, visit_id, room, by=by, now=now)
    if not isinstance(given, Refused):
        take_step(session, visit_id, Step.CALL, StepGiven(desk_id=desk_id), by=by, now=now)
    return given
