"""Taking back one's own last step, a merge on both its visits."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from kiosk.domain import undo as rules
from kiosk.domain.ids import StaffId
from kiosk.domain.visits import OPEN, Status, Step
from kiosk.service.store.tables import VisitRow, VisitStepRow
from kiosk.service.usecases.cancel_booking import cancel_appointment_booked
from kiosk.service.usecases.desks import is_busy
from kiosk.service.usecases.record_step import (
    appointment_booked,
    columns_before,
    last_step,
    merge_partner,
    record_step,
    taken_with,
)
from kiosk.service.usecases.refusals import Refused
from kiosk.service.usecases.staff import Staff
from kiosk.service.usecases.told_in_vain import show_told_in_vain
from kiosk.service.usecases.visit_rows import find_visit, open_visit_of, state_of
from kiosk.wire.problems import Code

_NOTHING = Refused(code=Code.NOTHING_TO_UNDO)
_Taken = tuple[VisitRow, VisitStepRow]


def undo_step(session: Session, row: VisitRow, *, by: Staff, now: datetime) -> VisitRow | Refused:
    """Refused too when the appointment or the desk has gone to somebody else meanwhile."""
    taken = _taken_back(session, row, by=by, now=now)
    if not taken:
        return _NOTHING
    for visit, step in taken:
        refused = _conflict(session, visit, step, together={each.id for each, _ in taken})
        if refused is not None:
            return refused
    for visit, step in taken:
        for each in taken_with(session, step):
            each.undone_at = now
        if booked := appointment_booked(step):
            cancel_appointment_booked(session, booked, by=by, now=now)
        record_step(session, visit, Step.UNDO, columns_before(step), by=by, now=now, detail={"step": step.step})
    # WHY: a message that grew stale while it was withdrawn is not sent after all.
    show_told_in_vain(session, {visit.id for visit, _ in taken}, now=now)
    return row


def _taken_back(session: Session, row: VisitRow, *, by: Staff, now: datetime) -> Sequence[_Taken]:
    """Every visit with the step to be taken back; nothing if one of them says no.

    The visit that holds the appointment now comes first: it must let go before the other takes it.
    """
    last = last_step(session, row.id)
    if last is None or not _may(last, row, by=by, now=now):
        return ()
    partner_id = merge_partner(last)
    if partner_id is None:
        return ((row, last),)
    partner = find_visit(session, partner_id, office_id=row.office_id)
    other = last_step(session, partner_id)
    if partner is None or other is None or merge_partner(other) != row.id or not _may(other, partner, by=by, now=now):
        return ()
    both = [(row, last), (partner, other)]
    return sorted(both, key=lambda each: each[0].status == Status.VOID)


def _may(last: VisitStepRow, row: VisitRow, *, by: Staff, now: datetime) -> bool:
    said = rules.StepTaken(step=Step(last.step), by=StaffId(last.by), at=last.at, before=state_of(row))
    return rules.may_undo(said, by=by.user_id, now=now)


def _conflict(session: Session, row: VisitRow, step: VisitStepRow, *, together: set[str]) -> Refused | None:
    booked = appointment_booked(step)
    if booked is not None and open_visit_of(session, booked) is not None:
        return _NOTHING
    before = columns_before(step)
    status = before.get("status", row.status)
    appointment = before.get("appointment_id", row.appointment_id)
    if status in OPEN and appointment is not None:
        holder = open_visit_of(session, appointment, but=row.id)
        if holder is not None and holder.id not in together:
            return Refused(code=Code.APPOINTMENT_TAKEN)
    desk = before.get("desk_id", row.desk_id)
    if status == Status.CALLED and desk is not None and is_busy(session, desk, office_id=row.office_id, but=row.id):
        return Refused(code=Code.DESK_BUSY)
    return None
