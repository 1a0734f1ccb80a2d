"""Whether an escalation policy may be saved: it must climb, and end where somebody is."""

from collections.abc import Callable
from datetime import timedelta
from enum import StrEnum

from kiosk.domain.pickups import Escalation, PolicyStep, Rung

LATEST = timedelta(hours=1)
MOST_STEPS = 12
_AT_LEAST = timedelta(minutes=1)
_ONE_PERSON = frozenset({Rung.STAFF_TOOL, Rung.CHANNELS, Rung.STAND_IN})
"""Whoever has not answered so far is no end of a ladder, and a stand-in may be out as well."""


class BadPolicy(StrEnum):
    """Why a policy is refused."""

    NO_STEPS = "no_steps"
    TOO_MANY_STEPS = "too_many_steps"
    STEPS_NOT_RISING = "steps_not_rising"
    OUT_OF_RANGE = "out_of_range"
    LAST_STEP_REACHES_NOBODY = "last_step_reaches_nobody"


def judge(policy: Escalation, *, has_channel: Callable[[PolicyStep], bool]) -> BadPolicy | None:
    """None: it holds. `has_channel`: a step for the team or the office finds one of the wanted kind."""
    afters = [step.after for step in policy.steps]
    if not afters:
        return BadPolicy.NO_STEPS
    if len(afters) > MOST_STEPS:
        return BadPolicy.TOO_MANY_STEPS
    if afters != sorted(afters):
        return BadPolicy.STEPS_NOT_RISING
    if afters[0] < timedelta() or afters[-1] > LATEST or not _spans_hold(policy):
        return BadPolicy.OUT_OF_RANGE
    if not any(_reaches_somebody(step, has_channel) for step in policy.steps if step.after == afters[-1]):
        return BadPolicy.LAST_STEP_REACHES_NOBODY
    return None


def _spans_hold(policy: Escalation) -> bool:
    return all(_AT_LEAST <= span <= LATEST for span in (policy.coming_for, policy.later_by, policy.good_for))


def _reaches_somebody(step: PolicyStep, has_channel: Callable[[PolicyStep], bool]) -> bool:
    """The board is always read by somebody."""
    return step.rung is Rung.BOARD or (step.rung not in _ONE_PERSON and has_channel(step))
