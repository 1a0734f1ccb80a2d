"""One policy changed alone: judged as all of them are, and taken back to what stands above it."""

import pytest
from sqlalchemy import select

from builders.pickups import Ladder
from builders.reception import OFFICE, Reception, at
from kiosk.domain.channels import ChannelScope
from kiosk.domain.pickups import Rung
from kiosk.domain.roles import Role
from kiosk.service.store.tables import AuditRow
from kiosk.service.usecases.refusals import Refused
from kiosk.service.usecases.save_policies import change_policy
from kiosk.wire.policies import KnownPolicies, PolicyChange, SaidPolicy, SaidStep
from kiosk.wire.problems import Code

BOARD = SaidPolicy(steps=[SaidStep(after_seconds=240, rung=Rung.BOARD)])


def changes(reception: Reception, team: str | None, policy: SaidPolicy | None) -> KnownPolicies | Refused:
    lead, change = reception.staff[Role.LEAD], PolicyChange(team=team, policy=policy)
    return reception.does(lambda session: change_policy(session, change, by=lead, lacking={}, now=reception.now))


def steps(known: KnownPolicies | Refused) -> dict[str | None, int]:
    assert isinstance(known, KnownPolicies)
    return {policy.team: len(policy.steps) for policy in known.policies}


def test_what_is_taken_back_leaves_the_one_above_it(reception: Reception):
    changes(reception, None, BOARD)
    assert steps(changes(reception, "Job", BOARD)) == {None: 1, "Job": 1}

    assert steps(changes(reception, "Job", None)) == {None: 1}
    assert steps(changes(reception, None, None)) == {None: 4}


def test_one_alone_must_reach_somebody_too_and_a_refusal_leaves_what_was(reception: Reception):
    changes(reception, None, BOARD)
    alone = BOARD.model_copy(update={"steps": [SaidStep(after_seconds=0, rung=Rung.CHANNELS)]})

    assert changes(reception, None, alone) == Refused(code=Code.LAST_STEP_REACHES_NOBODY)

    assert steps(changes(reception, "Job", None)) == {None: 1}


@pytest.mark.parametrize("seconds", [60, 3600], ids=["at the end of the old one", "long before its next step"])
def test_what_is_under_way_goes_on_by_the_new_one(reception: Reception, seconds: int):
    reception.now, ladder = at("10:00"), Ladder(reception)
    steps = [SaidStep(after_seconds=0, rung=Rung.STAFF_TOOL), SaidStep(after_seconds=seconds, rung=Rung.OFFICE)]
    ladder.has_channel("office", ChannelScope.OFFICE)
    changes(reception, None, SaidPolicy(steps=steps))
    visit = ladder.work.expected()
    ladder.passes(seconds=100)

    changes(reception, None, BOARD)

    ladder.passes(seconds=139)
    assert ladder.escalation(visit) != Rung.BOARD
    ladder.passes(seconds=1)
    assert ladder.escalation(visit) == Rung.BOARD


def test_a_change_is_told_to_the_audit_with_its_team(reception: Reception):
    changes(reception, "Job", BOARD)

    noted = select(AuditRow).where(AuditRow.office_id == OFFICE, AuditRow.action == "policy.changed")
    row = reception.sees(lambda session: session.scalars(noted).one())
    assert (row.actor, row.subject, row.detail) == (Role.LEAD, "Job", {"steps": 1})
