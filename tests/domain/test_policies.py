"""A policy that would forget somebody is refused when it is saved."""

from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.domain.pickups import Escalation, PolicyStep, Rung
from kiosk.domain.policies import BadPolicy, judge


def _ladder(*steps: tuple[int, Rung]) -> Escalation:
    return Escalation(steps=tuple(PolicyStep(after=timedelta(seconds=after), rung=rung) for after, rung in steps))


def _judged(policy: Escalation, *, team_has_channel: bool = True) -> BadPolicy | None:
    return judge(policy, has_channel=lambda step: team_has_channel and step.rung is Rung.TEAM)


def test_the_default_holds_in_an_office_without_any_channel():
    assert _judged(Escalation(), team_has_channel=False) is None


@pytest.mark.parametrize("last", [Rung.STAFF_TOOL, Rung.CHANNELS, Rung.STAND_IN, Rung.OFFICE])
def test_the_last_step_must_reach_somebody(last: Rung):
    assert _judged(_ladder((0, Rung.STAFF_TOOL), (90, last))) is BadPolicy.LAST_STEP_REACHES_NOBODY


@pytest.mark.parametrize("last", [Rung.STAFF_TOOL, Rung.CHANNELS, Rung.STAND_IN])
def test_one_person_is_no_end_whatever_channels_they_have(last: Rung):
    assert judge(_ladder((90, last)), has_channel=lambda step: True) is BadPolicy.LAST_STEP_REACHES_NOBODY


def test_a_team_is_somebody_only_with_a_channel():
    policy = _ladder((0, Rung.STAFF_TOOL), (90, Rung.TEAM))

    assert _judged(policy) is None
    assert _judged(policy, team_has_channel=False) is BadPolicy.LAST_STEP_REACHES_NOBODY


def test_of_steps_at_the_same_moment_one_is_enough():
    assert _judged(_ladder((60, Rung.BOARD), (60, Rung.CHANNELS))) is None


@pytest.mark.parametrize(
    ("policy", "reason"),
    [
        (_ladder(), BadPolicy.NO_STEPS),
        (_ladder(*((second, Rung.BOARD) for second in range(13))), BadPolicy.TOO_MANY_STEPS),
        (_ladder((90, Rung.CHANNELS), (0, Rung.BOARD)), BadPolicy.STEPS_NOT_RISING),
        (_ladder((3601, Rung.BOARD)), BadPolicy.OUT_OF_RANGE),
        (replace(Escalation(), coming_for=timedelta()), BadPolicy.OUT_OF_RANGE),
        (replace(Escalation(), good_for=timedelta(days=1)), BadPolicy.OUT_OF_RANGE),
    ],
)
def test_a_policy_that_does_not_climb_is_refused(policy: Escalation, reason: BadPolicy):
    assert _judged(policy) is reason
