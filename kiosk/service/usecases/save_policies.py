"""An office's policies and stand-ins: read with the default in its place, saved all at once or one alone."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from kiosk.domain.policies import judge
from kiosk.service.store.ledger import append_audit, lock_office
from kiosk.service.store.tables import AppointmentRow, ChannelRow, PolicyRow, StandInRow, UserRow
from kiosk.service.usecases.lacking_carriers import Lacking
from kiosk.service.usecases.pickup_rounds import look_at_all
from kiosk.service.usecases.policies import OFFICE, escalation_of, policies_of, said_of, stand_ins_of
from kiosk.service.usecases.reach import Reach, reach_of
from kiosk.service.usecases.refusals import NOT_FOUND, Refused
from kiosk.service.usecases.staff import Staff
from kiosk.wire.policies import KnownPolicies, PolicyChange, SaidPolicies, SaidPolicy, SaidStandIn
from kiosk.wire.problems import Code


def list_policies(session: Session, *, office_id: str, lacking: Lacking, now: datetime) -> KnownPolicies:
    """The office's own first, also where nobody has saved one. A channel that lacks its carrier reaches nobody."""
    known = policies_of(session, office_id)
    reach = reach_of(session, office_id, now=now, without=lacking)
    policies = [said_of(known.office, None), *(said_of(each, team) for team, each in sorted(known.teams.items()))]
    return KnownPolicies(
        policies=policies,
        stand_ins=[
            SaidStandIn(caseworker_id=user_id, stand_in_id=stand_in_id)
            for user_id, stand_in_id in sorted(stand_ins_of(session, office_id).items())
        ],
        teams=sorted(_named(session, office_id) | known.teams.keys()),
        reach_nobody=[policy.team for policy in policies if _judged(policy, reach) is not None],
    )


def save_policies(
    session: Session, said: SaidPolicies, *, by: Staff, lacking: Lacking, now: datetime
) -> KnownPolicies | Refused:
    """Takes the place of what there was. What is under way goes on by the new ones."""
    lock_office(session, by.office_id)
    reach = reach_of(session, by.office_id, now=now, without=lacking)
    refused = _refused(said, reach) or _unknown(session, said, by.office_id)
    if refused is not None:
        return refused
    for table in (PolicyRow, StandInRow):
        session.execute(delete(table).where(table.office_id == by.office_id))
    for policy in said.policies:
        session.add(_row(policy, by, now))
    for each in said.stand_ins:
        session.add(StandInRow(user_id=each.caseworker_id, office_id=by.office_id, stand_in_id=each.stand_in_id))
    session.flush()
    look_at_all(session, by.office_id)
    append_audit(
        session,
        by.office_id,
        actor=by.user_id,
        action="policies.saved",
        subject=by.office_id,
        detail={"policies": len(said.policies), "stand_ins": len(said.stand_ins)},
        origin=by.origin,
        now=now,
    )
    return list_policies(session, office_id=by.office_id, lacking=lacking, now=now)


def change_policy(
    session: Session, change: PolicyChange, *, by: Staff, lacking: Lacking, now: datetime
) -> KnownPolicies | Refused:
    """The other policies and the stand-ins stay as they are, and are not judged again."""
    lock_office(session, by.office_id)
    policy = change.policy and change.policy.model_copy(update={"team": change.team})
    bad = policy and _judged(policy, reach_of(session, by.office_id, now=now, without=lacking))
    if bad:
        return bad
    session.execute(
        delete(PolicyRow).where(PolicyRow.office_id == by.office_id, PolicyRow.team == (change.team or OFFICE))
    )
    if policy is not None:
        session.add(_row(policy, by, now))
    session.flush()
    look_at_all(session, by.office_id)
    append_audit(
        session,
        by.office_id,
        actor=by.user_id,
        action="policy.changed",
        subject=change.team or by.office_id,
        detail={"steps": len(policy.steps) if policy is not None else 0},
        origin=by.origin,
        now=now,
    )
    return list_policies(session, office_id=by.office_id, lacking=lacking, now=now)


def _row(policy: SaidPolicy, by: Staff, now: datetime) -> PolicyRow:
    return PolicyRow(
        office_id=by.office_id,
        team=policy.team or OFFICE,
        settings=policy.model_dump(mode="json"),
        changed_at=now,
        changed_by=by.user_id,
    )


def _named(session: Session, office_id: str) -> set[str]:
    """By an appointment, whatever its day, or by a channel that is kept."""
    expected = select(AppointmentRow.team).where(AppointmentRow.office_id == office_id).distinct()
    reached = select(ChannelRow.team).where(ChannelRow.office_id == office_id, ChannelRow.removed_at.is_(None))
    return {team for found in (expected, reached) for team in session.scalars(found) if team}


def _refused(said: SaidPolicies, reach: Reach) -> Refused | None:
    if not _are_told_apart(said.policies) or len({each.caseworker_id for each in said.stand_ins}) < len(said.stand_ins):
        return Refused(code=Code.MALFORMED)
    return next((bad for policy in said.policies if (bad := _judged(policy, reach)) is not None), None)


def _judged(policy: SaidPolicy, reach: Reach) -> Refused | None:
    bad = judge(escalation_of(policy), has_channel=partial(reach.has_channel, team=policy.team))
    return Refused(code=Code(bad)) if bad is not None else None


def _are_told_apart(policies: Sequence[SaidPolicy]) -> bool:
    return len({policy.team or OFFICE for policy in policies}) == len(policies)


def _unknown(session: Session, said: SaidPolicies, office_id: str) -> Refused | None:
    """Stand-ins are colleagues, and nobody is their own."""
    named = {id for each in said.stand_ins for id in (each.caseworker_id, each.stand_in_id)}
    known = select(UserRow.id).where(UserRow.office_id == office_id, UserRow.active, UserRow.id.in_(sorted(named)))
    if named and named != set(session.scalars(known)):
        return NOT_FOUND
    alone = any(each.caseworker_id == each.stand_in_id for each in said.stand_ins)
    return Refused(code=Code.MALFORMED) if alone else None
