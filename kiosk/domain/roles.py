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


HELPING_STEPS = frozenset({Step.COMING, Step.COLLECTED})
"""What a caseworker does on a colleague's visit that they were told of. WHY no more: *later* or *cannot* from one of
them would be quiet for all. With the first of these it is theirs, and so are the others."""


def may_step(role: Role, step: Step, *, own: bool, helping: bool = False) -> bool:
    """`helping`: it is a colleague's, and this one was told because nobody answered."""
    if role in RECEPTION:
        return True
    return role is Role.CASEWORKER and ((own and step in OWN_STEPS) or (helping and step in HELPING_STEPS))
