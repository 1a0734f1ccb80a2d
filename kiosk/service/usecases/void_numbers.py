"""A prankster's numbers: all that wait in a span and are nobody's, taken off the board in one action."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from kiosk.domain.visits import Status, Step, WrongState, advance
from kiosk.service.store.ledger import lock_office
from kiosk.service.store.tables import VisitRow
from kiosk.service.usecases.office_rules import office_day
from kiosk.service.usecases.record_step import last_step, record_step
from kiosk.service.usecases.refusals import Refused
from kiosk.service.usecases.settling import DESK
from kiosk.service.usecases.staff import Staff
from kiosk.service.usecases.undo_step import undo_step
from kiosk.service.usecases.visit_rows import columns_of, find_visit, state_of
from kiosk.wire.void_numbers import NumbersBack, NumbersVoided


def void_numbers(session: Session, first: int, last: int, *, by: Staff, now: datetime) -> NumbersVoided:
    """Today's, both ends included. Whoever has an appointment, or somebody who comes, stays, and whoever said what they
    need or was checked in at the desk; the arrivals do anyway.
    """
    lock_office(session, by.office_id)
    voided: list[VisitRow] = []
    kept: list[VisitRow] = []
    for row in _waiting(session, first, last, by=by, now=now):
        changed = advance(state_of(row), Step.VOID)
        if row.origin == DESK or row.needs or isinstance(changed, WrongState):
            kept.append(row)
            continue
        record_step(session, row, Step.VOID, columns_of(session, row, changed), by=by, now=now)
        voided.append(row)
    return NumbersVoided(
        numbers=[row.number for row in voided],
        visit_ids=[row.id for row in voided],
        kept=[row.number for row in kept],
    )


def take_back_voided(session: Session, visit_ids: Iterable[str], *, by: Staff, now: datetime) -> NumbersBack:
    """As far as each can still be taken back by the rules of undo."""
    lock_office(session, by.office_id)
    back = []
    for visit_id in dict.fromkeys(visit_ids):
        row = find_visit(session, visit_id, office_id=by.office_id)
        last = last_step(session, visit_id) if row is not None else None
        if row is None or last is None or last.step != Step.VOID:
            continue
        if not isinstance(undo_step(session, row, by=by, now=now), Refused):
            back.append(row.number)
    return NumbersBack(numbers=back)


def _waiting(session: Session, first: int, last: int, *, by: Staff, now: datetime) -> Iterable[VisitRow]:
    found = (
        select(VisitRow)
        .where(
            VisitRow.office_id == by.office_id,
            VisitRow.service_day == office_day(session, by.office_id, now=now),
            VisitRow.status == Status.WAITING,
            VisitRow.number.between(first, last),
        )
        .order_by(VisitRow.number)
    )
    return session.scalars(found).all()
