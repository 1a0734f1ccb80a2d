"""Who may take which step."""

import pytest

from kiosk.domain.roles import Role, may_step
from kiosk.domain.visits import Step

OWN = {
    "coming", "later", "cannot", "collected", "ended", "not_here", "wrong_person", "hand_over", "undo",
}  # fmt: skip


@pytest.mark.parametrize("step", Step)
def test_a_caseworker_does_what_a_pickup_needs_on_own_visits(step: Step) -> None:
    assert may_step(Role.CASEWORKER, step, own=True) is (step in OWN)
    assert not may_step(Role.CASEWORKER, step, own=False)


@pytest.mark.parametrize("step", Step)
@pytest.mark.parametrize("role", [Role.RECEPTIONIST, Role.LEAD])
def test_the_reception_does_every_step(role: Role, step: Step) -> None:
    assert may_step(role, step, own=False)


@pytest.mark.parametrize("step", Step)
def test_the_administrator_does_none(step: Step) -> None:
    assert not may_step(Role.ADMIN, step, own=True)
