"""A visit from the wire as the domain's rules see it."""

from kiosk.domain.ids import AppointmentId, DeskId, StaffId, VisitId
from kiosk.domain.matching import Flag, Outcome
from kiosk.domain.roles import Role, may_step
from kiosk.domain.settling import Place, place_of
from kiosk.domain.visits import Status, Step, VisitState, possible_steps
from kiosk.wire.staff import Visit


def state_of(visit: Visit) -> VisitState:
    """WHY: a status or outcome from a newer service stands where somebody must look at it."""
    return VisitState(
        number=visit.number,
        outcome=visit.outcome if isinstance(visit.outcome, Outcome) else Outcome.UNMATCHED,
        status=visit.status if isinstance(visit.status, Status) else Status.WAITING,
        also=tuple(visit.also),
        flags=frozenset(flag for flag in visit.flags if isinstance(flag, Flag)),
        appointment=AppointmentId(visit.appointment.id) if visit.appointment else None,
        caseworker=StaffId(visit.caseworker.id) if visit.caseworker else None,
        desk=DeskId(visit.desk_id) if visit.desk_id else None,
        duplicate_of=VisitId(visit.duplicate_of) if visit.duplicate_of else None,
        laters=visit.laters,
        colleagues=frozenset(map(StaffId, visit.colleagues)),
        on_behalf_of=StaffId(visit.on_behalf_of.id) if visit.on_behalf_of else None,
    )


def place(visit: Visit) -> Place:
    return place_of(state_of(visit))


def steps_for(visit: Visit, role: Role, *, helping: bool = False) -> frozenset[Step]:
    """What this role may do with it now, `helping`: with a colleague's. Without `undo`."""
    possible = possible_steps(state_of(visit))
    return frozenset(step for step in possible if may_step(role, step, own=not helping, helping=helping))
