"""Which buttons a visit has, for whom: the steps that the rules allow, the likeliest first."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from admin_tool.models.rows import Action, Offer
from admin_tool.models.visit_state import place, steps_for
from kiosk.domain.roles import RECEPTION, Role
from kiosk.domain.settling import Place
from kiosk.domain.visits import Status, Step
from kiosk.messages.key import StaffKey
from kiosk.messages.keys_staff import Button
from kiosk.messages.keys_staff_visits import StepName
from kiosk.wire.staff import Visit

Offers = tuple[Offer, ...]

_LABELS: dict[Step, StaffKey] = {
    Step.COMING: StepName.COMING,
    Step.LATER: StepName.LATER,
    Step.CANNOT: StepName.CANNOT,
    Step.COLLECTED: StepName.COLLECTED,
    Step.ENDED: StepName.ENDED,
    Step.NOT_HERE: StepName.NOT_HERE,
    Step.WRONG_PERSON: StepName.WRONG_PERSON,
    Step.LEFT: StepName.LEFT,
    Step.CALL: StepName.CALL_TO_DESK,
    Step.CALL_AGAIN: StepName.CALL_AGAIN,
    Step.PUT_BACK: StepName.PUT_BACK,
    Step.MERGE: StepName.MERGE,
    Step.SEPARATE: StepName.SEPARATE,
    Step.HAND_OVER: StepName.HAND_OVER,
}

_ORDINARY = {step: Offer(action=Action(step.value), label=label) for step, label in _LABELS.items()}
_PROMINENT = {step: replace(offer, prominent=True) for step, offer in _ORDINARY.items()}

_OWN_FIRST = {
    Status.WAITING: (Step.COMING, Step.LATER, Step.CANNOT),
    Status.ON_THE_WAY: (Step.COLLECTED, Step.NOT_HERE),
    Status.CALLED: (Step.COLLECTED, Step.NOT_HERE),
    Status.COLLECTED: (Step.ENDED, Step.WRONG_PERSON),
}
_MENU_ORDER = (
    Step.COMING,
    Step.COLLECTED,
    Step.CALL,
    Step.CALL_AGAIN,
    Step.ENDED,
    Step.LATER,
    Step.CANNOT,
    Step.HAND_OVER,
    Step.PUT_BACK,
    Step.WRONG_PERSON,
    Step.NOT_HERE,
    Step.LEFT,
)


def own_offers(visit: Visit, role: Role, now: datetime) -> tuple[Offers, Offers]:
    """For the caseworker whose citizen it is: the buttons, and the menu. The first button is prominent."""
    allowed = steps_for(visit, role)
    first = [step for step in _own_first(visit) if step in allowed]
    shown = tuple(_offer(step, prominent=at == 0) for at, step in enumerate(first))
    menu = tuple(_offer(step) for step in _MENU_ORDER if step in allowed and step not in first)
    return _with_undo(shown, visit, now), menu


def helping_offers(visit: Visit, role: Role) -> tuple[Offers, Offers]:
    """For a colleague who was told of it: *Jeg kommer* as long as nobody has said so, the rest in the menu."""
    allowed = steps_for(visit, role, helping=True)
    first = (Step.COMING,) if Step.COMING in allowed else ()
    shown = tuple(_offer(step, prominent=True) for step in first)
    return shown, tuple(_offer(step) for step in _MENU_ORDER if step in allowed and step not in first)


def board_offers(visit: Visit, role: Role, now: datetime, *, unanswered: bool) -> tuple[Offers, Offers]:
    """For the reception: what the place on the board calls for, all other steps in the menu."""
    allowed = steps_for(visit, role)
    shown = tuple(_place_offers(visit, allowed, unanswered=unanswered))
    labelled = {offer.action for offer in shown}
    menu = [offer for step in _MENU_ORDER if step in allowed and (offer := _offer(step)).action not in labelled]
    return shown, (*_undo(visit, now), *_later(visit, role), *menu)


def may_undo(visit: Visit, now: datetime) -> bool:
    """The service says until when this listener may take back their own last step."""
    return visit.undo_until is not None and now < visit.undo_until


def _place_offers(visit: Visit, allowed: frozenset[Step], *, unanswered: bool) -> Iterable[Offer]:
    match place(visit):
        case Place.TO_SETTLE if visit.duplicate_of is not None:
            return _offers(allowed, Step.MERGE, Step.SEPARATE)
        case Place.TO_SETTLE if Step.RESOLVE in allowed:
            return (Offer(action=Action.SUGGESTIONS, label=StepName.SUGGESTIONS, prominent=True),)
        case Place.TO_COLLECT if unanswered and Step.HAND_OVER in allowed:
            return (Offer(action=Action.HAND_OVER, label=StepName.ASK_ANOTHER),)
        case Place.QUEUE if Step.CALL in allowed:
            return (Offer(action=Action.CALL, label=StepName.CALL),)
        case Place.AT_DESK if visit.status is Status.CALLED:
            return _offers(allowed, Step.COLLECTED, Step.CALL_AGAIN)
        case Place.AT_DESK if Step.ENDED in allowed:
            return (Offer(action=Action.ENDED, label=StepName.FINISHED),)
        case _:
            return ()


def _own_first(visit: Visit) -> tuple[Step, ...]:
    return _OWN_FIRST.get(visit.status, ()) if isinstance(visit.status, Status) else ()


def _with_undo(shown: Offers, visit: Visit, now: datetime) -> Offers:
    return (*shown, *_undo(visit, now))


def _later(visit: Visit, role: Role) -> Offers:
    """Whoever came without an appointment can get one instead of waiting."""
    stands = role in RECEPTION and visit.appointment is None and place(visit) in (Place.QUEUE, Place.AT_DESK)
    return (Offer(action=Action.BOOK_LATER, label=StepName.BOOK_LATER),) if stands else ()


def _undo(visit: Visit, now: datetime) -> Offers:
    return (Offer(action=Action.UNDO, label=Button.UNDO),) if may_undo(visit, now) else ()


def _offers(allowed: frozenset[Step], *steps: Step) -> Offers:
    return tuple(_offer(step) for step in steps if step in allowed)


def _offer(step: Step, *, prominent: bool = False) -> Offer:
    return _PROMINENT[step] if prominent else _ORDINARY[step]
