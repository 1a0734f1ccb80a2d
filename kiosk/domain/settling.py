"""Where a waiting visit stands on the reception's board, and what the night does with the open ones."""

from dataclasses import replace
from enum import StrEnum

from kiosk.domain.matching import Flag, Outcome
from kiosk.domain.visits import OPEN, Status, VisitState


class Place(StrEnum):
    """The lists of the board; a visit stands on exactly one."""

    TO_SETTLE = "to_settle"
    TO_COLLECT = "to_collect"
    QUEUE = "queue"
    AT_DESK = "at_desk"
    OVER = "over"


def place_of(visit: VisitState) -> Place:
    if visit.status is Status.CALLED or (visit.status is Status.COLLECTED and visit.desk):
        return Place.AT_DESK
    if visit.status not in OPEN:
        return Place.OVER
    if visit.appointment or visit.caseworker or visit.status is Status.ON_THE_WAY:
        return Place.TO_COLLECT
    if visit.outcome is Outcome.WALK_IN or Flag.RESOLVED in visit.flags:
        return Place.QUEUE
    return Place.TO_SETTLE


def closed_by_night(visit: VisitState) -> VisitState:
    """What is still open at midnight has left; everything else stays as it is."""
    if visit.status not in OPEN:
        return visit
    return replace(visit, status=Status.LEFT, desk=None, flags=visit.flags | {Flag.CLOSED_BY_NIGHT})
