"""Who may do what: the roles of the staff, and the steps of a visit each may take."""

from enum import StrEnum

from kiosk.domain.visits import Step


class Role(StrEnum):
    CASEWORKER = "caseworker"
    RECEPTIONIST = "receptionist"
    LEAD = "lead"
    ADMIN = "admin"


RECEPTION = frozenset({Role.RECEPTIONIST, Role.LEAD})
"""Whose visits are the office's, not only their own."""

OWN_STEPS = frozenset(
    {
        Step.COMING,
        Step.LATER,
        Step.CANNOT,
        Step.COLLECTED,
        Step.ENDED,
        Step.NOT_HERE,
        Step.WRONG_PERSON,
        Step.HAND_OVER,
        Step.UNDO,
    }
)
"""What a caseworker does on visits that are theirs."""


def may_step(role: Role, step: Step, *, own: bool) -> bool:
    if role in RECEPTION:
        return True
    return role is Role.CASEWORKER and own and step in OWN_STEPS
