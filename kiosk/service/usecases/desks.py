"""The desks of an office: who is at each, and that it is one visit at a time."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import bindparam, or_, select
from sqlalchemy.orm import Session

from kiosk.domain.visits import Status, Step, WrongState, advance
from kiosk.service.store.tables import DeskRow, VisitRow
from kiosk.service.usecases.record_step import record_step
from kiosk.service.usecases.refusals import Refused
from kiosk.service.usecases.staff import Staff
from kiosk.service.usecases.visit_rows import columns_of, state_of
from kiosk.wire import staff as wire
from kiosk.wire.problems import Code

_THERE = (VisitRow.office_id == bindparam("office"), VisitRow.desk_id == bindparam("desk"))
_CALLED_TO = select(VisitRow.id).where(*_THERE, VisitRow.status == Status.CALLED)
# WHY no `in_`: a list is written out anew at every call.
_AT = select(VisitRow).where(*_THERE, or_(VisitRow.status == Status.CALLED, VisitRow.status == Status.COLLECTED))


def list_desks(session: Session, *, office_id: str) -> Sequence[wire.Desk]:
    """With the visit that is called to the desk or being served there."""
    at_desks = session.execute(
        select(VisitRow.desk_id, VisitRow.id)
        .where(
            VisitRow.office_id == office_id,
            VisitRow.desk_id.is_not(None),
            VisitRow.status.in_((Status.CALLED, Status.COLLECTED)),
        )
        .order_by(VisitRow.status_since)
    )
    visits: dict[str | None, str] = {desk: visit for desk, visit in at_desks}
    rows = session.scalars(select(DeskRow).where(DeskRow.office_id == office_id).order_by(DeskRow.position, DeskRow.id))
    return [wire.Desk(id=row.id, name=row.name, visit_id=visits.get(row.id)) for row in rows]


def is_busy(session: Session, desk_id: str, *, office_id: str, but: str | None = None) -> bool:
    """Somebody was called here and has not come yet."""
    return any(id != but for id in session.connection().scalars(_CALLED_TO, {"office": office_id, "desk": desk_id}))


def finish_at(session: Session, desk_id: str, *, by: Staff, now: datetime) -> Refused | None:
    """Whoever calls the next has finished with the one before; refused while one who was called has not come yet."""
    there = session.scalars(_AT, {"office": by.office_id, "desk": desk_id}).all()
    if any(row.status == Status.CALLED for row in there):
        return Refused(code=Code.DESK_BUSY)
    for row in there:
        ended = advance(state_of(row), Step.ENDED)
        if not isinstance(ended, WrongState):
            record_step(session, row, Step.ENDED, columns_of(session, row, ended), by=by, now=now)
    return None
