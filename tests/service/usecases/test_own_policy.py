"""What a caseworker is told of the policy that holds for them, and whom they choose to stand in."""

from typing import Any

from builders.arrivals import KioskRoom
from builders.reception import OFFICE, Reception
from kiosk.domain.pickups import Rung
from kiosk.domain.roles import Role
from kiosk.service.store.tables import PolicyRow
from kiosk.service.usecases.own_policy import choose_stand_in, own_policy
from kiosk.service.usecases.policies import stand_ins_of
from kiosk.service.usecases.refusals import Refused
from kiosk.wire.own_policy import OwnPolicy
from kiosk.wire.policies import SaidPolicy, SaidStep

QUICK = SaidPolicy(
    team="Unge", steps=[SaidStep(after_seconds=0, rung=Rung.STAFF_TOOL), SaidStep(after_seconds=60, rung=Rung.BOARD)]
)


def has_appointment(reception: Reception, team: str, clock: str, **columns: Any) -> None:
    KioskRoom(reception).appointment(clock, team=team, **columns)


def told(reception: Reception) -> OwnPolicy:
    sara = reception.staff[Role.CASEWORKER]
    return reception.sees(lambda session: own_policy(session, sara, now=reception.now))


def saves_a_policy_for_the_young(reception: Reception) -> None:
    row = PolicyRow(
        office_id=OFFICE,
        team="Unge",
        settings=QUICK.model_dump(mode="json"),
        changed_at=reception.now,
        changed_by="lead",
    )
    reception.does(lambda session: session.add(row))


def test_without_a_word_of_anybody_the_usual_policy_holds(reception: Reception):
    assert [step.after_seconds for step in told(reception).policy.steps] == [0, 90, 180, 300]
    assert told(reception).stand_in_id is None


def test_whoever_works_for_one_team_today_has_that_teams(reception: Reception):
    saves_a_policy_for_the_young(reception)
    has_appointment(reception, "Unge", "10:00")
    assert told(reception).policy == QUICK

    has_appointment(reception, "Job", "11:00", cancelled=True)
    assert told(reception).policy == QUICK and told(reception).of_teams == []


def test_whoever_works_for_several_teams_reads_the_offices_and_those_of_the_teams(reception: Reception):
    saves_a_policy_for_the_young(reception)
    has_appointment(reception, "Unge", "10:00")
    has_appointment(reception, "Job", "11:00")

    assert told(reception).policy.team is None
    assert told(reception).of_teams == [QUICK]


def test_a_colleague_stands_in_until_nobody_does(reception: Reception):
    sara = reception.staff[Role.CASEWORKER]
    reception.employ("bo")

    def chooses(who: str | None) -> OwnPolicy | Refused:
        return reception.does(lambda session: choose_stand_in(session, who, by=sara, now=reception.now))

    for somebody_else in (sara.user_id, "lead", "nobody"):
        assert isinstance(chooses(somebody_else), Refused)
    assert chooses("bo") == told(reception)
    assert reception.sees(lambda session: stand_ins_of(session, OFFICE)) == {sara.user_id: "bo"}

    chooses(None)
    assert reception.sees(lambda session: stand_ins_of(session, OFFICE)) == {}
