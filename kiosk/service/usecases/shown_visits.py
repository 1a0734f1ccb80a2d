"""Which visits whom concern, and the list of them with the event it is true for."""

from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from kiosk.domain.colleagues import sees
from kiosk.domain.matching import Flag, Outcome
from kiosk.domain.roles import RECEPTION, Role
from kiosk.service.store.tables import OfficeCounterRow, VisitRow
from kiosk.service.usecases.render_visits import render_visits
from kiosk.service.usecases.staff import Staff
from kiosk.wire import staff as wire


def list_visits(session: Session, staff: Staff, *, day: date) -> wire.Visits:
    """List and event id are of one snapshot: what the stream tells after that id is what the list lacks."""
    last = session.scalar(select(OfficeCounterRow.event_id).where(OfficeCounterRow.office_id == staff.office_id))
    wanted = (
        select(VisitRow)
        .where(VisitRow.office_id == staff.office_id, VisitRow.service_day == day)
        .order_by(VisitRow.arrived_at, VisitRow.number, VisitRow.id)
    )
    if staff.role not in RECEPTION:
        perhaps_theirs = VisitRow.outcome == Outcome.WALK_IN
        told = or_(VisitRow.colleagues.is_not(None), VisitRow.on_behalf_of == staff.user_id)
        wanted = wanted.where(or_(VisitRow.caseworker_id == staff.user_id, perhaps_theirs, told))
    rendered = render_visits(session, session.scalars(wanted).all())
    shown = [each.shown_to(staff) for each in rendered if concerns(each.visit, staff.role, staff.user_id)]
    return wire.Visits(visits=shown, last_event_id=last or 0)


def concerns(visit: wire.Visit, role: Role, user_id: str) -> bool:
    """The reception: all; a caseworker: their own, a colleague's that they were told of because nobody answered, and
    quietly a walk-in who may be the citizen of theirs.
    """
    if role in RECEPTION:
        return True
    if role is not Role.CASEWORKER:
        return False
    if visit.caseworker is not None and visit.caseworker.id == user_id:
        return True
    behalf = visit.on_behalf_of.id if visit.on_behalf_of else None
    if sees(visit.status, user_id, colleagues=visit.colleagues, on_behalf_of=behalf):
        return True
    may_be_theirs = Flag.HAS_APPOINTMENT in visit.flags
    return may_be_theirs and any(each.caseworker and each.caseworker.id == user_id for each in visit.candidates)


def is_own(session: Session, visit_id: str | None, staff: Staff) -> bool:
    """Whether this citizen is to be fetched by this member of staff."""
    found = select(VisitRow.id).where(VisitRow.id == visit_id, VisitRow.caseworker_id == staff.user_id)
    return visit_id is not None and session.scalar(found) is not None
