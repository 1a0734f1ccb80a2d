"""Between the row of a visit and what the rules say of it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from kiosk.domain.ids import AppointmentId, DeskId, StaffId, VisitId
from kiosk.domain.matching import Flag, Outcome
from kiosk.domain.visits import OPEN, Status, VisitState
from kiosk.service.store.tables import DeskRow, VisitRow

OPEN_WORDS = tuple(sorted(map(str, OPEN)))

STANDS_ANEW = frozenset({"status", "caseworker_id", "laters"})
"""With any of these the wait for an answer begins again, so `status_since` is its moment."""


class ChangedMeanwhile(Exception):
    """Somebody else changed the visit between reading and writing: the use case is to be run again."""


def find_visit(session: Session, visit_id: str, *, office_id: str) -> VisitRow | None:
    return session.scalar(select(VisitRow).where(VisitRow.id == visit_id, VisitRow.office_id == office_id))


def open_visit_of(session: Session, appointment_id: str, *, but: str | None = None) -> VisitRow | None:
    """The visit that is still going on for this appointment."""
    found = select(VisitRow).where(VisitRow.appointment_id == appointment_id, VisitRow.status.in_(OPEN_WORDS))
    return session.scalar(found if but is None else found.where(VisitRow.id != but))


def state_of(row: VisitRow) -> VisitState:
    return VisitState(
        number=row.number,
        outcome=Outcome(row.outcome),
        status=Status(row.status),
        also=tuple(row.also),
        flags=frozenset(map(Flag, row.flags)),
        appointment=AppointmentId(row.appointment_id) if row.appointment_id else None,
        caseworker=StaffId(row.caseworker_id) if row.caseworker_id else None,
        desk=DeskId(row.desk_id) if row.desk_id else None,
        duplicate_of=VisitId(row.duplicate_of) if row.duplicate_of else None,
        laters=row.laters,
    )


def columns_of(session: Session, row: VisitRow, state: VisitState) -> dict[str, Any]:
    """The columns that say `state`; the place is the desk's name, also when the visit is over there."""
    desk = session.get(DeskRow, (row.office_id, state.desk)) if state.desk else None
    was_served = state.status in {Status.COLLECTED, Status.ENDED}
    return {
        "status": str(state.status),
        "also": list(state.also),
        "flags": sorted(map(str, state.flags)),
        "appointment_id": state.appointment,
        "caseworker_id": state.caseworker,
        "desk_id": state.desk,
        "place": desk.name if desk else row.place if was_served else None,
        "duplicate_of": state.duplicate_of,
        "laters": state.laters,
        "acted": True,
    }


def change(session: Session, row: VisitRow, columns: Mapping[str, Any], *, now: datetime) -> None:
    """Writes the columns unless the visit has another version by now; raises ChangedMeanwhile."""
    changed = dict(columns) | {"version": row.version + 1}
    if "status_since" not in changed and any(
        changed.get(name, getattr(row, name)) != getattr(row, name) for name in STANDS_ANEW
    ):
        changed["status_since"] = now
    written = session.execute(
        update(VisitRow)
        .where(VisitRow.id == row.id, VisitRow.version == row.version)
        .values(**changed)
        .execution_options(synchronize_session=False)
    )
    if written.rowcount != 1:  # type: ignore[attr-defined]
        raise ChangedMeanwhile
    session.refresh(row)
