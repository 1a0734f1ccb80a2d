"""Desks by the name that people say: a number alone is a desk's."""

from collections.abc import Iterable

from admin_tool.models.phrases import Phrase, phrase
from admin_tool.models.rows import Action, Offer
from admin_tool.models.surroundings import Surroundings
from kiosk.domain.roles import RECEPTION
from kiosk.domain.visits import Status
from kiosk.messages.keys_staff_visits import Pickup, StepName
from kiosk.wire.staff import Desk, Visit

_MOVE = Offer(action=Action.MOVE, label=StepName.MOVE)


def desk_phrase(name: str) -> Phrase:
    return phrase(Pickup.DESK_NUMBERED if name.isdecimal() else Pickup.DESK_NAMED, name=name)


def other_desks(desks: Iterable[Desk], *, but: str | None) -> tuple[Desk, ...]:
    """Where somebody who is called to this desk can be called instead; those with nobody first."""
    return tuple(sorted((desk for desk in desks if desk.id != but), key=lambda desk: desk.visit_id is not None))


def move_offers(visit: Visit, around: Surroundings) -> tuple[Offer, ...]:
    """For whoever is called, where there is another desk."""
    may_move = around.role in RECEPTION and visit.status is Status.CALLED and len(around.desks) > 1
    return (_MOVE,) if may_move else ()
