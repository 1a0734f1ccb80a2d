"""Calling the next walk-in to a desk."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from kiosk.domain.ids import DeskId, VisitId
from kiosk.domain.matching import Flag, Outcome
from kiosk.domain.queue import Ageing, Waiting, in_order
from kiosk.domain.settling import Place, place_of
from kiosk.domain.visits import Given, Status, Step, VisitState, WrongState, advance
from kiosk.service.store.ledger import lock_office
from kiosk.service.store.tables import VisitRow
from kiosk.service.usecases.desks import finish_at
from kiosk.service.usecases.record_step import record_step
from kiosk.service.usecases.refusals import NOT_FOUND, Refused
from kiosk.service.usecases.staff import Staff
from kiosk.service.usecases.visit_rows import columns_of, desk_name, find_visit, state_of

_HEAD = 2
"""Who cannot be called after all leaves the place to whoever is behind."""
_WAITING = (
    select(VisitRow.id, VisitRow.number, VisitRow.arrived_at, VisitRow.outcome, VisitRow.flags)
    .where(
        VisitRow.office_id == bindparam("office"),
        VisitRow.service_day == bindparam("day"),
        VisitRow.status == Status.WAITING,
        VisitRow.appointment_id.is_(None),
        VisitRow.caseworker_id.is_(None),
        VisitRow.duplicate_of.is_(None),
    )
    .order_by(VisitRow.arrived_at, VisitRow.number, VisitRow.id)
    .execution_options(yield_per=_HEAD)
)
"""What the order needs of them, and no more: a whole row costs as much as the rest of a call."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NobodyWaiting:
    """The queue is empty; the desk is free all the same."""


def call_next(
    session: Session, *, desk_id: str, by: Staff, day: date, now: datetime
) -> VisitRow | NobodyWaiting | Refused:
    """A visit still collected at the desk is ended by it, also where nobody is left to call."""
    lock_office(session, by.office_id)
    place = desk_name(session, desk_id, office_id=by.office_id)
    if place is None:
        return NOT_FOUND
    refused = finish_at(session, desk_id, by=by, now=now)
    if refused is not None:
        return refused
    for visit_id in _first_of_queue(session, office_id=by.office_id, day=day):
        row = find_visit(session, visit_id, office_id=by.office_id)
        assert row is not None
        called = advance(state_of(row), Step.CALL, Given(desk=DeskId(desk_id)))
        if not isinstance(called, WrongState):
            columns = columns_of(session, row, called, desk=place)
            record_step(session, row, Step.CALL, columns, by=by, now=now, detail={"desk": desk_id, "next": True})
            return row
    return NobodyWaiting()


def _first_of_queue(session: Session, *, office_id: str, day: date) -> Sequence[VisitId]:
    """The head of the queue, the next one first; a long queue is not read to its end."""
    session.flush()
    with session.connection().execute(_WAITING, {"office": office_id, "day": day}) as waiting:
        queued = (
            Waiting(visit=VisitId(id), number=number, since=since)
            for id, number, since, outcome, flags in waiting
            if _is_queued(number, outcome, flags)
        )
        return [each.visit for each in in_order(islice(queued, _HEAD), ageing=Ageing())]


def _is_queued(number: int, outcome: str, flags: Iterable[str]) -> bool:
    state = VisitState(number=number, outcome=Outcome(outcome), flags=frozenset(map(Flag, flags)))
    return place_of(state) is Place.QUEUE
