"""Who beside the caseworker has heard of a citizen by now, and for how long they see the visit and can take it."""

from collections.abc import Collection
from dataclasses import dataclass

from kiosk.domain.ids import StaffId
from kiosk.domain.pickups import Rung
from kiosk.domain.visits import OPEN, VisitState


@dataclass(frozen=True, slots=True, kw_only=True)
class Circle:
    """Those around a caseworker. `away`: they said so, so their stand-in hears what they would have heard."""

    stand_in: StaffId | None = None
    away: bool = False
    team: frozenset[StaffId] = frozenset()


def reached_by(rung: Rung, circle: Circle) -> frozenset[StaffId]:
    """The colleagues whom this step tells, beside the caseworker and the board."""
    match rung:
        case Rung.STAND_IN:
            return _stand_in(circle)
        case Rung.CHANNELS if circle.away:
            return _stand_in(circle)
        case Rung.TEAM:
            return circle.team
        case _:
            return frozenset()


def may_help(visit: VisitState, who: str) -> bool:
    """Whether they can fetch a citizen who is not theirs (now): they were told, and nobody has fetched them yet."""
    return visit.status in OPEN and (who in visit.colleagues or who == visit.on_behalf_of)


def sees(visit_status: object, who: str, *, colleagues: Collection[str], on_behalf_of: str | None) -> bool:
    """Whoever was told sees it while it is open; the caseworker whom a colleague spared the way, all day."""
    return who == on_behalf_of or (visit_status in OPEN and who in colleagues)


def _stand_in(circle: Circle) -> frozenset[StaffId]:
    return frozenset() if circle.stand_in is None else frozenset({circle.stand_in})
