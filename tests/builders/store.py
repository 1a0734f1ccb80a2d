"""A look into an installation's database from outside, for what no route tells."""

from collections import Counter
from datetime import date
from threading import Event
from typing import TypeVar

from sqlalchemy import Engine, Select, create_engine, func, select, update

from builders.processes import Installation
from kiosk.domain.visits import Status
from kiosk.service.store.tables import ArrivalRow, EventRow, InboxRow, VisitRow

T = TypeVar("T")
_NEVER = Event()


def engine_of(installation: Installation) -> Engine:
    return create_engine(installation.database_url)


def until_all_taken(installation: Installation, *, seconds: float = 120.0) -> None:
    """Returns when every envelope of the inbox has been opened and matched."""
    engine = engine_of(installation)
    waiting = select(func.count()).select_from(InboxRow).where(InboxRow.taken_at.is_(None))
    try:
        for _ in range(int(seconds / 0.1)):
            with engine.connect() as connection:
                if connection.execute(waiting).scalar_one() == 0:
                    return
            _NEVER.wait(0.1)
    finally:
        engine.dispose()
    raise AssertionError("envelopes were left in the inbox")


def counted_arrivals(installation: Installation, office: str) -> dict[str, int]:
    """How often each arrival stands in the evidence, by its id."""
    return _counted(installation, select(ArrivalRow.id).where(ArrivalRow.office_id == office))


def counted_visits(installation: Installation, office: str) -> dict[int, int]:
    """How many visits each number has."""
    return _counted(installation, select(VisitRow.number).where(VisitRow.office_id == office))


def move_visits(installation: Installation, day: date, *, to: date) -> None:
    """As if they had been of another day, and its night had ended them."""
    moved = update(VisitRow).where(VisitRow.service_day == day)
    engine = engine_of(installation)
    with engine.begin() as connection:
        connection.execute(moved.values(service_day=to, status=Status.LEFT, step_due_at=None))
    engine.dispose()


def event_ids(installation: Installation, office: str, *, kind: str) -> list[int]:
    found = select(EventRow.id).where(EventRow.office_id == office, EventRow.kind == kind)
    return sorted(_counted(installation, found))


def _counted(installation: Installation, statement: Select[T]) -> dict[T, int]:
    engine = engine_of(installation)
    with engine.connect() as connection:
        found = Counter(connection.execute(statement).scalars())
    engine.dispose()
    return dict(found)
