"""Whom a step of a policy reaches: the channels it goes over, and the colleagues who see the visit from then on."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from kiosk.domain.availability import Availability
from kiosk.domain.channels import ChannelScope
from kiosk.domain.colleagues import Circle, reached_by
from kiosk.domain.ids import StaffId
from kiosk.domain.pickups import PolicyStep, Rung
from kiosk.domain.service_day import service_day
from kiosk.service.store.tables import AppointmentRow, ChannelRow
from kiosk.service.usecases.caseworkers import list_caseworkers
from kiosk.service.usecases.office_rules import office_rules
from kiosk.service.usecases.policies import stand_ins_of


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    id: str
    kind: str
    scope: str
    staff_id: str | None
    team: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """All of an office, read once for many steps. `away`: whose stand-in is told with them. `teams`: who has
    appointments of it, from today on.
    """

    channels: Sequence[_Known]
    stand_ins: Mapping[str, str]
    away: frozenset[str]
    teams: Mapping[str, frozenset[StaffId]]

    def of(self, step: PolicyStep, *, caseworker: str | None, team: str | None) -> list[str]:
        """The ids of the channels, each once."""
        own = {caseworker} if step.rung is Rung.CHANNELS and caseworker else set()
        people = own | reached_by(step.rung, self._circle(caseworker, team=None))
        return [
            channel.id
            for channel in self.channels
            if (not step.kinds or channel.kind in step.kinds) and _is_meant(channel, step.rung, people, team)
        ]

    def has_channel(self, step: PolicyStep, team: str | None) -> bool:
        """For a policy that holds for every team, any team's channel will do."""
        teams = [team] if team else [channel.team for channel in self.channels]
        return any(self.of(step, caseworker=None, team=each) for each in teams or [None])

    def colleagues(self, step: PolicyStep, *, caseworker: str | None, team: str | None) -> frozenset[StaffId]:
        """Who sees the visit from now on, whatever channels they have."""
        return reached_by(step.rung, self._circle(caseworker, team))

    def _circle(self, caseworker: str | None, team: str | None) -> Circle:
        stand_in = self.stand_ins.get(caseworker or "")
        return Circle(
            stand_in=StaffId(stand_in) if stand_in else None,
            away=caseworker in self.away,
            team=self.teams.get(team or "", frozenset()),
        )


def reach_of(session: Session, office_id: str, *, now: datetime, without: Collection[str] = ()) -> Reach:
    """`without` the channels of these kinds."""
    kept = select(ChannelRow).where(
        ChannelRow.office_id == office_id, ChannelRow.removed_at.is_(None), ChannelRow.kind.not_in(sorted(without))
    )
    stand_ins = stand_ins_of(session, office_id)
    return Reach(
        channels=[
            _Known(id=row.id, kind=row.kind, scope=row.scope, staff_id=row.staff_id, team=row.team)
            for row in session.scalars(kept.order_by(ChannelRow.created_at, ChannelRow.id))
        ],
        stand_ins=stand_ins,
        away=_away(session, office_id, now=now) if stand_ins else frozenset(),
        teams=_teams(session, office_id, now=now),
    )


def _away(session: Session, office_id: str, *, now: datetime) -> frozenset[str]:
    known = list_caseworkers(session, office_id=office_id, now=now)
    return frozenset(each.id for each in known if each.availability is Availability.AWAY)


def _teams(session: Session, office_id: str, *, now: datetime) -> Mapping[str, frozenset[StaffId]]:
    today = service_day(now, office_rules(session, office_id).tz)
    planned = select(AppointmentRow.team, AppointmentRow.caseworker_id).where(
        AppointmentRow.office_id == office_id,
        AppointmentRow.service_day >= today,
        AppointmentRow.team != "",
        AppointmentRow.caseworker_id.is_not(None),
    )
    teams: defaultdict[str, set[StaffId]] = defaultdict(set)
    for team, caseworker in session.execute(planned.distinct()):
        teams[team].add(StaffId(caseworker or ""))
    return {team: frozenset(members) for team, members in teams.items()}


def _is_meant(channel: _Known, rung: Rung, people: Set[str], team: str | None) -> bool:
    match ChannelScope(channel.scope):
        case ChannelScope.STAFF:
            return channel.staff_id in people
        case ChannelScope.TEAM:
            return rung is Rung.TEAM and bool(team) and channel.team == team
        case ChannelScope.OFFICE:
            return rung is Rung.OFFICE
