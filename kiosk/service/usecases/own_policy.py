"""What holds for one caseworker when they do not answer, and whom they chose to stand in."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from kiosk.domain.service_day import service_day
from kiosk.service.store.ledger import append_audit, lock_office
from kiosk.service.store.tables import AppointmentRow, StandInRow
from kiosk.service.usecases.caseworkers import is_caseworker
from kiosk.service.usecases.office_rules import office_rules
from kiosk.service.usecases.policies import policies_of, said_of
from kiosk.service.usecases.refusals import NOT_FOUND, Refused
from kiosk.service.usecases.staff import Staff
from kiosk.wire.own_policy import OwnPolicy


def own_policy(session: Session, staff: Staff, *, now: datetime) -> OwnPolicy:
    """Their team's, where all their appointments of today are of one team that has its own; else the office's."""
    today = service_day(now, office_rules(session, staff.office_id).tz)
    teams = session.scalars(
        select(AppointmentRow.team)
        .where(AppointmentRow.caseworker_id == staff.user_id, AppointmentRow.service_day == today)
        .distinct()
    ).all()
    known = policies_of(session, staff.office_id)
    team = teams[0] if len(teams) == 1 and teams[0] in known.teams else None
    chosen = session.get(StandInRow, staff.user_id)
    return OwnPolicy(policy=said_of(known.of(team), team), stand_in_id=chosen.stand_in_id if chosen else None)


def choose_stand_in(session: Session, stand_in_id: str | None, *, by: Staff, now: datetime) -> OwnPolicy | Refused:
    """A colleague, or None for nobody."""
    lock_office(session, by.office_id)
    chosen = session.get(StandInRow, by.user_id)
    if stand_in_id is not None:
        if stand_in_id == by.user_id or not is_caseworker(session, stand_in_id, office_id=by.office_id):
            return NOT_FOUND
        session.merge(StandInRow(user_id=by.user_id, office_id=by.office_id, stand_in_id=stand_in_id))
    elif chosen is not None:
        session.delete(chosen)
    append_audit(
        session,
        by.office_id,
        actor=by.user_id,
        action="stand_in.chosen",
        subject=stand_in_id or "",
        origin=by.origin,
        now=now,
    )
    session.flush()
    return own_policy(session, by, now=now)
