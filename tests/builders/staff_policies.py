"""Policies as the service tells the staff tool of them."""

from kiosk.domain.pickups import Rung
from kiosk.wire.policies import KnownPolicies, SaidPolicy, SaidStandIn, SaidStep

OFFICE = SaidPolicy(
    steps=[
        SaidStep(after_seconds=0, rung=Rung.STAFF_TOOL),
        SaidStep(after_seconds=90, rung=Rung.CHANNELS),
        SaidStep(after_seconds=180, rung=Rung.TEAM),
        SaidStep(after_seconds=300, rung=Rung.BOARD),
    ]
)
YOUTH = SaidPolicy(
    team="Ungeteam",
    steps=[
        SaidStep(after_seconds=60, rung=Rung.CHANNELS, kinds=["email", "sms"]),
        SaidStep(after_seconds=120, rung=Rung.OFFICE),
    ],
    coming_for_seconds=120,
)


def some_policies() -> KnownPolicies:
    pair = SaidStandIn(caseworker_id="mia", stand_in_id="ole")
    return KnownPolicies(policies=[OFFICE, YOUTH], teams=["Job", "Ungeteam"], stand_ins=[pair])
