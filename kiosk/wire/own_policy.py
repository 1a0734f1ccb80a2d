"""What a caseworker reads of the policy that holds for them, and the stand-in they choose."""

from pydantic import BaseModel, ConfigDict

from kiosk.wire.policies import SaidPolicy
from kiosk.wire.staff import Line


class _Said(BaseModel):
    model_config = ConfigDict(frozen=True)


class OwnPolicy(_Said):
    """`of_teams`: what holds instead for citizens with an appointment of such a team. `stand_in_id` null: nobody."""

    policy: SaidPolicy
    of_teams: list[SaidPolicy] = []
    stand_in_id: str | None = None


class StandInChoice(_Said):
    caseworker_id: Line | None = None
