"""The caseworkers of an office, and whether each can be asked just now."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from kiosk.domain.roles import Role
from kiosk.domain.visits import Status
from kiosk.service.store.tables import AppointmentRow, UserRow, VisitRow
from kiosk.wire import staff as wire
from kiosk.wire.words import Availability


def list_caseworkers(session: Session, *, office_id: str, now: datetime) -> Sequence[wire.CaseworkerState]:
    rows = session.scalars(
        select(UserRow)
        .where(UserRow.office_id == office_id, UserRow.role == Role.CASEWORKER, UserRow.active)
        .order_by(UserRow.full_name, UserRow.username)
    )
    meetings = _meetings(session, office_id=office_id)
    return [_said(row, meetings, now=now) for row in rows]


def is_caseworker(session: Session, user_id: str, *, office_id: str) -> bool:
    found = session.scalar(
        select(UserRow.id).where(
            UserRow.id == user_id,
            UserRow.office_id == office_id,
            UserRow.role == Role.CASEWORKER,
            UserRow.active,
        )
    )
    return found is not None


def _meetings(session: Session, *, office_id: str) -> Mapping[str, datetime | None]:
    """Who sits with a citizen, and until when the plan says so."""
    found = session.execute(
        select(VisitRow.caseworker_id, func.max(AppointmentRow.ends_at))
        .outerjoin(AppointmentRow, AppointmentRow.id == VisitRow.appointment_id)
        .where(
            VisitRow.office_id == office_id,
            VisitRow.status == Status.COLLECTED,
            VisitRow.caseworker_id.is_not(None),
        )
        .group_by(VisitRow.caseworker_id)
    )
    return {str(caseworker): until for caseworker, until in found}


def _said(row: UserRow, meetings: Mapping[str, datetime | None], *, now: datetime) -> wire.CaseworkerState:
    """A meeting that has run over its end has no known end any more."""
    until = meetings.get(row.id)
    return wire.CaseworkerState(
        id=row.id,
        name=row.full_name or row.username,
        availability=Availability.MEETING if row.id in meetings else Availability.FREE,
        until=until if until and until > now else None,
    )
