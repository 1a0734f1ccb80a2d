"""The appointments of a day, and the mark that somebody did not come."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from kiosk.domain.roles import RECEPTION, Role
from kiosk.domain.visits import Status
from kiosk.service.store.ledger import append_audit, append_event, lock_office
from kiosk.service.store.tables import AppointmentRow, VisitRow
from kiosk.service.usecases.book_slot import APPOINTMENTS
from kiosk.service.usecases.refusals import NOT_FOUND, WRONG_STATE, Refused
from kiosk.service.usecases.render_visits import render_appointments
from kiosk.service.usecases.staff import Staff
from kiosk.service.usecases.visit_rows import OPEN_WORDS, shown_to
from kiosk.wire import staff as wire
from kiosk.wire.events import StaffEvent
from kiosk.wire.problems import Code

CAME = (*OPEN_WORDS, str(Status.COLLECTED), str(Status.ENDED))


def list_appointments(session: Session, staff: Staff, *, day: date) -> Sequence[wire.Appointment]:
    """The reception: the office's; a caseworker: their own. Cancelled ones too."""
    wanted = (
        select(AppointmentRow)
        .where(AppointmentRow.office_id == staff.office_id, AppointmentRow.service_day == day)
        .order_by(AppointmentRow.starts_at, AppointmentRow.id)
    )
    if staff.role not in RECEPTION:
        wanted = wanted.where(AppointmentRow.caseworker_id == staff.user_id)
    return render_appointments(session, session.scalars(wanted).all())


def appointment_for(session: Session, appointment_id: str, staff: Staff) -> AppointmentRow | None:
    """None: not in this office, or not a caseworker's own."""
    row = _in_office(session, appointment_id, staff)
    return row if row is not None and _is_theirs(row, staff) else None


def appointment_to_name(session: Session, appointment_id: str, staff: Staff) -> AppointmentRow | None:
    """Also of a colleague's citizen who is here, for whoever was told to fetch them or has done so."""
    row = _in_office(session, appointment_id, staff)
    if row is None or _is_theirs(row, staff):
        return row
    visits = session.scalars(select(VisitRow).where(VisitRow.appointment_id == row.id)).all()
    fetches = any(staff.user_id in shown_to(visit) for visit in visits)
    return row if staff.role is Role.CASEWORKER and fetches else None


def _in_office(session: Session, appointment_id: str, staff: Staff) -> AppointmentRow | None:
    row = session.get(AppointmentRow, appointment_id)
    return row if row is not None and row.office_id == staff.office_id else None


def _is_theirs(row: AppointmentRow, staff: Staff) -> bool:
    return staff.role in RECEPTION or row.caseworker_id == staff.user_id


def mark_no_show(session: Session, appointment_id: str, *, by: Staff, now: datetime) -> AppointmentRow | Refused:
    """Refused where somebody did come, where it is cancelled, or marked already."""
    row = _locked(session, appointment_id, by)
    if row is None:
        return NOT_FOUND
    if row.cancelled or row.no_show_at is not None or _has_come(session, row):
        return WRONG_STATE
    row.no_show_at, row.no_show_by = now, by.user_id
    _note(session, row, "appointment.no_show", by=by, now=now)
    return row


def take_back_no_show(session: Session, appointment_id: str, *, by: Staff, now: datetime) -> AppointmentRow | Refused:
    row = _locked(session, appointment_id, by)
    if row is None:
        return NOT_FOUND
    if row.no_show_at is None:
        return Refused(code=Code.NOTHING_TO_UNDO)
    row.no_show_at, row.no_show_by = None, None
    _note(session, row, "appointment.no_show_taken_back", by=by, now=now)
    return row


def _locked(session: Session, appointment_id: str, by: Staff) -> AppointmentRow | None:
    lock_office(session, by.office_id)
    return appointment_for(session, appointment_id, by)


def _has_come(session: Session, row: AppointmentRow) -> bool:
    found = select(VisitRow.id).where(VisitRow.appointment_id == row.id, VisitRow.status.in_(CAME))
    return session.scalar(found.limit(1)) is not None


def _note(session: Session, row: AppointmentRow, action: str, *, by: Staff, now: datetime) -> None:
    append_event(session, row.office_id, StaffEvent.STATE, APPOINTMENTS, now)
    append_audit(session, row.office_id, actor=by.user_id, action=action, subject=row.id, origin=by.origin, now=now)
