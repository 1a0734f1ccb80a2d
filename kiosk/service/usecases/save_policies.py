"""An office's policies and stand-ins: read with the default in its place, and saved all at once, or refused."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from kiosk.domain.policies import judge
from kiosk.service.store.ledger import append_audit, lock_office
from kiosk.service.store.tables import PolicyRow, StandInRow, UserRow
from kiosk.service.usecases.policies import OFFICE, escalation_of, policies_of, said_of, stand_ins_of
from kiosk.service.usecases.reach import Reach, reach_of
from kiosk.service.usecases.refusals import NOT_FOUND, Refused
from kiosk.service.usecases.staff import Staff
from kiosk.wire.policies import SaidPolicies, SaidPolicy, SaidStandIn
from kiosk.wire.problems import Code


def list_policies(session: Session, *, office_id: str) -> SaidPolicies:
    """The office's own first, also where nobody has saved one."""
    known = policies_of(session, office_id)
    return SaidPolicies(
        policies=[said_of(known.office, None), *(said_of(each, team) for team, each in sorted(known.teams.items()))],
        stand_ins=[
            SaidStandIn(caseworker_id=user_id, stand_in_id=stand_in_id)
            for user_id, stand_in_id in sorted(stand_ins_of(session, office_id).items())
        ],
    )


def save_policies(session: Session, said: SaidPolicies, *, by: Staff, now: datetime) -> SaidPolicies | Refused:
    """Takes the place of what there was. What is under way goes on by the new one from its next step."""
    lock_office(session, by.office_id)
    refused = _refused(said, reach_of(session, by.office_id, now=now)) or _unknown(session, said, by.office_id)
    if refused is not None:
        return refused
    for table in (PolicyRow, StandInRow):
        session.execute(delete(table).where(table.office_id == by.office_id))
    for policy in said.policies:
        row = PolicyRow(
            office_id=by.office_id,
            team=policy.team or OFFICE,
            settings=policy.model_dump(mode="json"),
            changed_at=now,
            changed_by=by.user_id,
        )
        session.add(row)
    for each in said.stand_ins:
        session.add(StandInRow(user_id=each.caseworker_id, office_id=by.office_id, stand_in_id=each.stand_in_id))
    session.flush()
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
    return list_policies(session, office_id=by.office_id)


def _refused(said: SaidPolicies, reach: Reach) -> Refused | None:
    if not _are_told_apart(said.policies) or len({each.caseworker_id for each in said.stand_ins}) < len(said.stand_ins):
        return Refused(code=Code.MALFORMED)
    for policy in said.policies:
        bad = judge(escalation_of(policy), has_channel=partial(reach.has_channel, team=policy.team))
        if bad is not None:
            return Refused(code=Code(bad))
    return None


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
