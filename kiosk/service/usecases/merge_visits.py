"""Two numbers, one person: the one visit joins the other."""

from datetime import datetime

from sqlalchemy.orm import Session

from kiosk.domain.merging import merge
from kiosk.domain.visits import Step, WrongState
from kiosk.service.store.tables import VisitRow
from kiosk.service.usecases.record_step import record_step
from kiosk.service.usecases.refusals import NOT_FOUND, WRONG_STATE, Refused
from kiosk.service.usecases.staff import Staff
from kiosk.service.usecases.visit_rows import columns_of, find_visit, state_of


def merge_visits(session: Session, row: VisitRow, *, into: str, by: Staff, now: datetime) -> VisitRow | Refused:
    """Both visits get the step, so that either can take it back. The one that goes is the answer.

    What the citizen said they need at either number holds for the visit that stays.
    """
    other = find_visit(session, into, office_id=row.office_id)
    if other is None:
        return NOT_FOUND
    if other.id == row.id or other.service_day != row.service_day:
        return WRONG_STATE
    merged = merge(state_of(row), into=state_of(other))
    if isinstance(merged, WrongState):
        return WRONG_STATE
    gone = columns_of(session, row, merged.gone) | {"merged_into": other.id}
    # WHY this order: the appointment goes over, and only one open visit may have it.
    record_step(session, row, Step.MERGE, gone, by=by, now=now, detail={"with": other.id}, merged_with=other.id)
    stays = columns_of(session, other, merged.stays) | {"needs": sorted({*other.needs, *row.needs})}
    record_step(session, other, Step.MERGE, stays, by=by, now=now, detail={"with": row.id}, merged_with=row.id)
    return row
