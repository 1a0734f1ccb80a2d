"""What holds for one caseworker when they do not answer, and whom they chose to stand in."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from kiosk.domain.service_day import service_day
from kiosk.service.store.tables import AppointmentRow, StandInRow
from kiosk.service.usecases.office_rules import office_rules
from kiosk.service.usecases.policies import policies_of, said_of
from kiosk.service.usecases.refusals import Refused
from kiosk.service.usecases.staff import Staff
from kiosk.service.usecases.stand_ins import put_stand_in
from kiosk.wire.own_policy import OwnPolicy


def own_policy(session: Session, staff: Staff, *, now: datetime) -> OwnPolicy:
    """Their team's, where all their appointments of today are of one team that has its own; else the office's, and
    beside it those of the teams that have their own.
    """
    today = service_day(now, office_rules(session, staff.office_id).tz)
    teams = session.scalars(
        select(AppointmentRow.team)
        .where(
            AppointmentRow.caseworker_id == staff.user_id,
            AppointmentRow.service_day == today,
            AppointmentRow.cancelled.is_(False),
        )
        .distinct()
    ).all()
    known = policies_of(session, staff.office_id)
    own = [said_of(known.teams[team], team) for team in sorted(teams) if team in known.teams]
    is_one = len(teams) == len(own) == 1
    chosen = session.get(StandInRow, staff.user_id)
    return OwnPolicy(
        policy=own[0] if is_one else said_of(known.office, None),
        of_teams=[] if is_one else own,
        stand_in_id=chosen.stand_in_id if chosen else None,
    )


def choose_stand_in(session: Session, stand_in_id: str | None, *, by: Staff, now: datetime) -> OwnPolicy | Refused:
    """A colleague, or None for nobody."""
    return put_stand_in(session, by.user_id, stand_in_id, by=by, now=now) or own_policy(session, by, now=now)
