"""Escalation policies and stand-ins, as leads and administrators read and save them."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from kiosk.domain.pickups import Rung
from kiosk.wire.staff import Line

Seconds = Annotated[int, Field(ge=0, le=86_400)]


class _Said(BaseModel):
    model_config = ConfigDict(frozen=True)


class SaidStep(_Said):
    """`kinds` of channels it goes over; none named: all that there are."""

    after_seconds: Seconds
    rung: Rung
    kinds: list[Line] = []


class SaidPolicy(_Said):
    """`team` null: the office's own, which holds for every team without one."""

    team: Line | None = None
    steps: list[SaidStep] = Field(max_length=50)
    coming_for_seconds: Seconds = 300
    later_by_seconds: Seconds = 300
    good_for_seconds: Seconds = 600


class SaidStandIn(_Said):
    caseworker_id: Line
    stand_in_id: Line


class StandInChange(_Said):
    """None: nobody stands in."""

    caseworker_id: Line
    stand_in_id: Line | None = None


class SaidPolicies(_Said):
    """All of an office; saving replaces all."""

    policies: list[SaidPolicy] = Field(max_length=100)
    stand_ins: list[SaidStandIn] = Field(default=[], max_length=2000)


class KnownPolicies(SaidPolicies):
    """`teams`: every one that an appointment, a channel or a policy of the office names. `reach_nobody`: of those with
    a policy of their own (null: the office), whose last step reaches nobody now, because a channel has gone since.
    """

    teams: list[Line] = []
    reach_nobody: list[Line | None] = []


class PolicyChange(_Said):
    """One policy alone. None: the team follows the office again, the office goes back to the default."""

    team: Line | None = None
    policy: SaidPolicy | None = None
