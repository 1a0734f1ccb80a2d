"""The caseworkers of an office, and whether each can be asked just now."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from kiosk.domain.availability import Availability, ByHand, Meeting, availability
from kiosk.domain.roles import Role
from kiosk.domain.service_day import day_bounds, service_day
from kiosk.domain.visits import Status
from kiosk.service.store.ledger import append_event, lock_office
from kiosk.service.store.tables import AppointmentRow, AvailabilityRow, UserRow, VisitRow
from kiosk.service.usecases.office_rules import office_rules
from kiosk.service.usecases.staff import Staff
from kiosk.wire import staff as wire
from kiosk.wire.events import StaffEvent

CASEWORKERS = "caseworkers"
"""What a `state` event is about when staff tools are to ask for the caseworkers again."""
_NOT_WAITING = (Status.COLLECTED, Status.ENDED, Status.NOT_HERE, Status.LEFT)
"""Statuses of a visit after which its appointment's plan says nothing more."""


def list_caseworkers(session: Session, *, office_id: str, now: datetime) -> Sequence[wire.CaseworkerState]:
    rows = session.scalars(
        select(UserRow)
        .where(UserRow.office_id == office_id, UserRow.role == Role.CASEWORKER, UserRow.active)
        .order_by(UserRow.full_name, UserRow.username)
    )
    meetings = _meetings(session, office_id=office_id, now=now)
    by_hand = _by_hand(session, office_id=office_id, now=now)
    return [_said(row, meetings.get(row.id, ()), by_hand.get(row.id), now=now) for row in rows]


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


def say_availability(
    session: Session, said: Availability, *, until: datetime | None, by: Staff, now: datetime
) -> wire.CaseworkerState:
    """Of oneself. WHY no audit row: when somebody was out is nobody's business afterwards."""
    lock_office(session, by.office_id)
    session.merge(
        AvailabilityRow(user_id=by.user_id, office_id=by.office_id, availability=said, said_at=now, until=until)
    )
    append_event(session, by.office_id, StaffEvent.STATE, CASEWORKERS, now)
    session.flush()
    known = list_caseworkers(session, office_id=by.office_id, now=now)
    return next(each for each in known if each.id == by.user_id)


def _said(row: UserRow, meetings: Iterable[Meeting], by_hand: ByHand | None, *, now: datetime) -> wire.CaseworkerState:
    asked = availability(meetings, by_hand, now=now)
    return wire.CaseworkerState(
        id=row.id,
        name=row.full_name or row.username,
        availability=asked.availability,
        until=asked.until,
        by_hand=asked.by_hand,
    )


def _by_hand(session: Session, *, office_id: str, now: datetime) -> Mapping[str, ByHand]:
    """What was said today."""
    tz = office_rules(session, office_id).tz
    midnight = day_bounds(service_day(now, tz), tz)[0]
    rows = session.scalars(
        select(AvailabilityRow).where(AvailabilityRow.office_id == office_id, AvailabilityRow.said_at >= midnight)
    )
    return {
        row.user_id: ByHand(availability=Availability(row.availability), said_at=row.said_at, until=row.until)
        for row in rows
    }


def _meetings(session: Session, *, office_id: str, now: datetime) -> Mapping[str, Sequence[Meeting]]:
    """Who sits with a citizen, and what is planned for today and did not come to an end before its time."""
    today = service_day(now, office_rules(session, office_id).tz)
    visits = session.execute(
        select(
            VisitRow.caseworker_id, VisitRow.status, VisitRow.status_since, AppointmentRow.id, AppointmentRow.ends_at
        )
        .outerjoin(AppointmentRow, AppointmentRow.id == VisitRow.appointment_id)
        .where(VisitRow.office_id == office_id, VisitRow.service_day == today, VisitRow.status.in_(_NOT_WAITING))
    ).all()
    found: defaultdict[str, list[Meeting]] = defaultdict(list)
    for caseworker, status, since, _, ends_at in visits:
        if status == Status.COLLECTED and caseworker:
            found[caseworker].append(Meeting(starts_at=since, ends_at=ends_at, begun=True))
    settled = {appointment_id for _, _, _, appointment_id, _ in visits}
    for row in _planned(session, office_id=office_id, day=today):
        if row.id not in settled and row.caseworker_id:
            found[row.caseworker_id].append(Meeting(starts_at=row.starts_at, ends_at=row.ends_at))
    return found


def _planned(session: Session, *, office_id: str, day: date) -> Sequence[AppointmentRow]:
    return session.scalars(
        select(AppointmentRow).where(
            AppointmentRow.office_id == office_id,
            AppointmentRow.service_day == day,
            AppointmentRow.caseworker_id.is_not(None),
            AppointmentRow.cancelled.is_(False),
            AppointmentRow.no_show_at.is_(None),
        )
    ).all()
