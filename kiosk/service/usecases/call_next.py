"""Calling the next walk-in to a desk."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from kiosk.domain.ids import DeskId
from kiosk.domain.settling import Place, place_of
from kiosk.domain.visits import Given, Status, Step, WrongState, advance
from kiosk.service.store.ledger import lock_office
from kiosk.service.store.tables import VisitRow
from kiosk.service.usecases.desks import finish_at
from kiosk.service.usecases.record_step import record_step
from kiosk.service.usecases.refusals import NOT_FOUND, Refused
from kiosk.service.usecases.staff import Staff
from kiosk.service.usecases.visit_rows import columns_of, desk_name, state_of

_HEAD = 2
"""Who cannot be called after all leaves the place to whoever is behind."""
# The order of `kiosk.domain.queue.in_order`, and of an index.
_WAITING = (
    select(VisitRow)
    .where(
        VisitRow.office_id == bindparam("office"),
        VisitRow.service_day == bindparam("day"),
        VisitRow.status == Status.WAITING,
        VisitRow.appointment_id.is_(None),
        VisitRow.caseworker_id.is_(None),
        VisitRow.duplicate_of.is_(None),
    )
    .order_by(VisitRow.queued_from, VisitRow.number, VisitRow.id)
    .execution_options(yield_per=_HEAD)
)


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
    for row in _first_of_queue(session, office_id=by.office_id, day=day):
        called = advance(state_of(row), Step.CALL, Given(desk=DeskId(desk_id)))
        if not isinstance(called, WrongState):
            columns = columns_of(session, row, called, desk=place)
            record_step(session, row, Step.CALL, columns, by=by, now=now, detail={"desk": desk_id, "next": True})
            return row
    return NobodyWaiting()


def _first_of_queue(session: Session, *, office_id: str, day: date) -> Sequence[VisitRow]:
    """The head of the queue, the next one first; a long queue is not read to its end."""
    with session.scalars(_WAITING, {"office": office_id, "day": day}) as waiting:
        return list(islice(filter(_is_queued, waiting), _HEAD))


def _is_queued(row: VisitRow) -> bool:
    return place_of(state_of(row)) is Place.QUEUE
