"""Numbers behind which there may be nobody: the entry of a row's menu, and which ones a span would take."""

from collections.abc import Iterable

from admin_tool.models.rows import Action, Offer
from admin_tool.models.visit_state import steps_for
from kiosk.domain.roles import Role
from kiosk.domain.visits import Step
from kiosk.messages.keys_staff_numbers import Nobody
from kiosk.wire.staff import Visit

_VOID = Offer(action=Action.VOID_NUMBERS, label=Nobody.ACTION)


def void_offers(visit: Visit, role: Role) -> tuple[Offer, ...]:
    return (_VOID,) if _is_takeable(visit, role) else ()


def takeable(visits: Iterable[Visit], role: Role) -> tuple[int, ...]:
    """In the order of the numbers; the service decides again."""
    return tuple(sorted(visit.number for visit in visits if _is_takeable(visit, role)))


def _is_takeable(visit: Visit, role: Role) -> bool:
    return not visit.needs and Step.VOID in steps_for(visit, role)
