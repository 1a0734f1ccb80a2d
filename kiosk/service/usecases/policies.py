"""Which escalation policy holds for whom, read from the office's rows over the default of the domain."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from kiosk.domain.pickups import Escalation, PolicyStep
from kiosk.service.store.tables import PolicyRow, StandInRow
from kiosk.wire.policies import SaidPolicy, SaidStep

OFFICE = ""
"""The team of the policy that holds for every team without one of its own."""
_READ = "policies"
# Made once: making a statement costs more than SQLite needs to do what it says.
_OF_OFFICE = select(PolicyRow.team, PolicyRow.settings).where(PolicyRow.office_id == bindparam("office"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Policies:
    office: Escalation = Escalation()
    teams: Mapping[str, Escalation] = field(default_factory=dict)

    def of(self, team: str | None) -> Escalation:
        return self.teams.get(team or OFFICE, self.office)


def policies_of(session: Session, office_id: str) -> Policies:
    """Read once in a transaction."""
    read: dict[str, Policies] = session.info.setdefault(_READ, {})
    if office_id not in read:
        rows = session.connection().execute(_OF_OFFICE, {"office": office_id})
        known = {team: escalation_of(SaidPolicy.model_validate(settings)) for team, settings in rows}
        read[office_id] = Policies(office=known.pop(OFFICE, Escalation()), teams=known)
    return read[office_id]


def stand_ins_of(session: Session, office_id: str) -> Mapping[str, str]:
    """Who stands in, by whom for."""
    found = session.execute(select(StandInRow.user_id, StandInRow.stand_in_id).where(StandInRow.office_id == office_id))
    return {user_id: stand_in_id for user_id, stand_in_id in found}


def escalation_of(said: SaidPolicy) -> Escalation:
    return Escalation(
        steps=tuple(
            PolicyStep(after=timedelta(seconds=step.after_seconds), rung=step.rung, kinds=frozenset(step.kinds))
            for step in said.steps
        ),
        coming_for=timedelta(seconds=said.coming_for_seconds),
        later_by=timedelta(seconds=said.later_by_seconds),
        good_for=timedelta(seconds=said.good_for_seconds),
    )


def said_of(policy: Escalation, team: str | None) -> SaidPolicy:
    return SaidPolicy(
        team=team or None,
        steps=[
            SaidStep(after_seconds=_seconds(step.after), rung=step.rung, kinds=sorted(step.kinds))
            for step in policy.steps
        ],
        coming_for_seconds=_seconds(policy.coming_for),
        later_by_seconds=_seconds(policy.later_by),
        good_for_seconds=_seconds(policy.good_for),
    )


def _seconds(span: timedelta) -> int:
    return int(span.total_seconds())
