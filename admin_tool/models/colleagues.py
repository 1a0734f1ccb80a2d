"""Visits of colleagues: those that I was told of because nobody answered, and mine where one of them comes."""

from admin_tool.models.phrases import Line, Phrase, phrase
from admin_tool.models.visit_state import state_of
from kiosk.domain.colleagues import may_help
from kiosk.domain.pickups import Rung
from kiosk.domain.visits import Status
from kiosk.messages.keys_staff_pages import MyDay
from kiosk.wire.staff import Visit


def is_mine(visit: Visit, user_id: str) -> bool:
    """Mine to fetch, or meant for me. WHY: a lead's list holds the office's visits; `void` is merged into another."""
    return visit.status is not Status.VOID and (comes_to(visit, user_id) or is_for(visit, user_id))


def comes_to(visit: Visit, user_id: str) -> bool:
    """Whether this one is who fetches the citizen."""
    return visit.caseworker is not None and visit.caseworker.id == user_id


def is_for(visit: Visit, user_id: str) -> bool:
    """Whether it is this one's citizen, and a colleague comes instead."""
    return visit.on_behalf_of is not None and visit.on_behalf_of.id == user_id


def is_colleagues(visit: Visit, user_id: str) -> bool:
    return not is_mine(visit, user_id) and may_help(state_of(visit), user_id)


def has_escalated(visit: Visit) -> bool:
    """WHY: after an answer it begins anew, and until it leaves the tool of who answered, colleagues are left alone."""
    return visit.escalation not in (None, Rung.STAFF_TOOL)


def whom(visit: Visit) -> str | Phrase:
    """By name whose citizen it is."""
    meant = visit.on_behalf_of or visit.caseworker
    planned = visit.appointment.caseworker_name if visit.appointment else ""
    return (meant.name if meant else planned) or Phrase(MyDay.A_COLLEAGUE)


def on_behalf(visit: Visit) -> Line:
    """Whose citizen it is, where a colleague comes instead."""
    return (phrase(MyDay.FOR_WHOM, name=whom(visit)),) if visit.on_behalf_of is not None else ()


def who_comes(visit: Visit) -> str | Phrase:
    return (visit.caseworker.name if visit.caseworker else "") or Phrase(MyDay.A_COLLEAGUE)
