"""Instead of waiting: a later time for a citizen who is here, whose visit ends with it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from kiosk.domain.matching import Flag
from kiosk.domain.visits import WrongState, advance, goodbye
from kiosk.service.store.tables import VisitRow
from kiosk.service.usecases.book_slot import SlotBooked
from kiosk.service.usecases.record_step import record_step
from kiosk.service.usecases.refusals import NOT_FOUND, WRONG_STATE, Refused
from kiosk.service.usecases.staff import Staff
from kiosk.service.usecases.visit_rows import columns_of, find_visit, state_of


@dataclass(frozen=True, slots=True, kw_only=True)
class BookedInstead:
    booked: SlotBooked
    visit: VisitRow


def book_instead(
    session: Session, visit_id: str, book: Callable[[], SlotBooked | Refused], *, by: Staff, now: datetime
) -> BookedInstead | Refused:
    """Both or neither: a time that is refused leaves the citizen waiting. One undo takes both back."""
    row = find_visit(session, visit_id, office_id=by.office_id)
    if row is None:
        return NOT_FOUND
    state = state_of(row)
    step = goodbye(state)
    changed = WrongState() if step is None else advance(state, step)
    if step is None or isinstance(changed, WrongState):
        return WRONG_STATE
    booked = book()
    if isinstance(booked, Refused):
        return booked
    changed = replace(changed, flags=changed.flags | {Flag.LATER_TIME})
    record_step(
        session,
        row,
        step,
        columns_of(session, row, changed),
        by=by,
        now=now,
        detail={"appointment": booked.appointment_id},
        booked=booked.appointment_id,
    )
    return BookedInstead(booked=booked, visit=row)
