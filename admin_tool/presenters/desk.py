"""Which desk this person sits at: the remembered one, else the office's first."""

from admin_tool.models.desks import desk_phrase
from admin_tool.presenters.workplace import Workplace
from kiosk.wire.staff import Desk


def own_desk(at: Workplace) -> str | None:
    known = [desk.id for desk in at.day.desks]
    return at.memory.desk if at.memory.desk in known else next(iter(known), None)


def desk_name(at: Workplace) -> str:
    desk_id = own_desk(at)
    return next((said(at, desk) for desk in at.day.desks if desk.id == desk_id), "")


def desk_choices(at: Workplace) -> list[tuple[str, str]]:
    return [(desk.id, said(at, desk)) for desk in at.day.desks]


def said(at: Workplace, desk: Desk) -> str:
    return at.wording.say(desk_phrase(desk.name))
