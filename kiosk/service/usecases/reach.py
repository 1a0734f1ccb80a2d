"""Which channels a step of a policy goes over: the caseworker's, the stand-in's, the team's, the office's."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from kiosk.domain.availability import Availability
from kiosk.domain.channels import ChannelScope
from kiosk.domain.pickups import PolicyStep, Rung
from kiosk.service.store.tables import ChannelRow
from kiosk.service.usecases.caseworkers import list_caseworkers
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
    """All channels of an office, read once for many steps. `away`: whose stand-in is told with them."""

    channels: Sequence[_Known]
    stand_ins: Mapping[str, str]
    away: frozenset[str]

    def of(self, step: PolicyStep, *, caseworker: str | None, team: str | None) -> list[str]:
        """The ids of the channels, each once."""
        people = self._people(step.rung, caseworker)
        return [
            channel.id
            for channel in self.channels
            if (not step.kinds or channel.kind in step.kinds) and _is_meant(channel, step.rung, people, team)
        ]

    def has_channel(self, step: PolicyStep, team: str | None) -> bool:
        """For a policy that holds for every team, any team's channel will do."""
        teams = [team] if team else [channel.team for channel in self.channels]
        return any(self.of(step, caseworker=None, team=each) for each in teams or [None])

    def _people(self, rung: Rung, caseworker: str | None) -> frozenset[str]:
        if caseworker is None or rung not in {Rung.CHANNELS, Rung.STAND_IN}:
            return frozenset()
        stand_in = self.stand_ins.get(caseworker)
        own = {caseworker} if rung is Rung.CHANNELS else set()
        instead = {stand_in} if stand_in and (rung is Rung.STAND_IN or caseworker in self.away) else set()
        return frozenset(own | instead)


def reach_of(session: Session, office_id: str, *, now: datetime) -> Reach:
    kept = select(ChannelRow).where(ChannelRow.office_id == office_id, ChannelRow.removed_at.is_(None))
    stand_ins = stand_ins_of(session, office_id)
    return Reach(
        channels=[
            _Known(id=row.id, kind=row.kind, scope=row.scope, staff_id=row.staff_id, team=row.team)
            for row in session.scalars(kept.order_by(ChannelRow.created_at, ChannelRow.id))
        ],
        stand_ins=stand_ins,
        away=_away(session, office_id, now=now) if stand_ins else frozenset(),
    )


def _away(session: Session, office_id: str, *, now: datetime) -> frozenset[str]:
    known = list_caseworkers(session, office_id=office_id, now=now)
    return frozenset(each.id for each in known if each.availability is Availability.AWAY)


def _is_meant(channel: _Known, rung: Rung, people: frozenset[str], team: str | None) -> bool:
    match ChannelScope(channel.scope):
        case ChannelScope.STAFF:
            return channel.staff_id in people
        case ChannelScope.TEAM:
            return rung is Rung.TEAM and bool(team) and channel.team == team
        case ChannelScope.OFFICE:
            return rung is Rung.OFFICE
