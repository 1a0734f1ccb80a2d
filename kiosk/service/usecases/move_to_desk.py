"""Somebody who was called is called to another desk instead: put back and called, both or neither."""

from datetime import datetime

from sqlalchemy.orm import Session

from kiosk.domain.ids import DeskId
from kiosk.domain.visits import Given, Step, VisitState, WrongState, advance
from kiosk.service.store.ledger import lock_office
from kiosk.service.store.tables import VisitRow
from kiosk.service.usecases.desks import finish_at
from kiosk.service.usecases.record_step import last_step, record_step
from kiosk.service.usecases.refusals import NOT_FOUND, WRONG_STATE, Refused
from kiosk.service.usecases.staff import Staff
from kiosk.service.usecases.step_of_visit import visit_for
from kiosk.service.usecases.visit_rows import columns_of, desk_name, state_of


def move_to_desk(session: Session, visit_id: str, *, desk_id: str, by: Staff, now: datetime) -> VisitRow | Refused:
    """Two steps of the table; one undo takes both back. At a desk that has somebody it is refused, and stays."""
    lock_office(session, by.office_id)
    row = visit_for(session, visit_id, Step.CALL, by)
    desk = desk_name(session, desk_id, office_id=by.office_id)
    if row is None or desk is None:
        return NOT_FOUND
    back, called = _moved(state_of(row), DeskId(desk_id))
    if isinstance(back, WrongState) or isinstance(called, WrongState) or row.desk_id == desk_id:
        return WRONG_STATE
    refused = finish_at(session, desk_id, by=by, now=now)
    if refused is not None:
        return refused
    record_step(session, row, Step.PUT_BACK, columns_of(session, row, back), by=by, now=now)
    put_back = last_step(session, row.id)
    columns = columns_of(session, row, called, desk=desk)
    record_step(session, row, Step.CALL, columns, by=by, now=now, detail={"desk": desk_id}, together_with=put_back)
    return row


def _moved(visit: VisitState, desk: DeskId) -> tuple[VisitState | WrongState, VisitState | WrongState]:
    back = advance(visit, Step.PUT_BACK)
    return back, back if isinstance(back, WrongState) else advance(back, Step.CALL, Given(desk=desk))
