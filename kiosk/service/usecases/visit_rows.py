"""Between the row of a visit and what the rules say of it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from typing import Any

from sqlalchemy import Update, bindparam, select, update
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import set_committed_value

from kiosk.domain.ids import AppointmentId, DeskId, StaffId, VisitId
from kiosk.domain.matching import Flag, Outcome
from kiosk.domain.visits import OPEN, Status, VisitState
from kiosk.service.store.tables import DeskRow, VisitRow

OPEN_WORDS = tuple(sorted(map(str, OPEN)))

STANDS_ANEW = frozenset({"status", "caseworker_id", "laters"})
"""With any of these the wait for an answer begins again, so `status_since` is its moment."""

# Made once: making a statement costs more than SQLite needs to do what it says.
_ONE = select(VisitRow).where(VisitRow.id == bindparam("id"), VisitRow.office_id == bindparam("office"))
_DESK = select(DeskRow.name).where(DeskRow.office_id == bindparam("office"), DeskRow.id == bindparam("desk"))


class ChangedMeanwhile(Exception):
    """Somebody else changed the visit between reading and writing: the use case is to be run again."""


def find_visit(session: Session, visit_id: str, *, office_id: str) -> VisitRow | None:
    return session.scalar(_ONE, {"id": visit_id, "office": office_id})


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
        colleagues=frozenset(map(StaffId, colleagues_of(row))),
        on_behalf_of=StaffId(row.on_behalf_of) if row.on_behalf_of else None,
    )


def colleagues_of(row: VisitRow) -> Sequence[str]:
    return row.colleagues.split() if row.colleagues else ()


def shown_to(row: VisitRow) -> frozenset[str]:
    """The caseworkers who see the visit."""
    told = colleagues_of(row) if row.status in OPEN else ()
    return frozenset(id for id in (row.caseworker_id, row.on_behalf_of, *told) if id)


def colleagues_column(ids: Iterable[str]) -> str | None:
    return " ".join(sorted(ids)) or None


def desk_name(session: Session, desk_id: str, *, office_id: str) -> str | None:
    """None: there is no such desk in this office."""
    name: str | None = session.connection().execute(_DESK, {"office": office_id, "desk": desk_id}).scalar()
    return name


def columns_of(session: Session, row: VisitRow, state: VisitState, *, desk: str | None = None) -> dict[str, Any]:
    """The columns that say `state`; the place is the desk's name, also when the visit is over there.

    `desk`: its name, where somebody has looked it up already.
    """
    if desk is None and state.desk:
        stays = state.desk == row.desk_id
        desk = row.place if stays else desk_name(session, state.desk, office_id=row.office_id)
    was_served = state.status in {Status.COLLECTED, Status.ENDED}
    return {
        "status": str(state.status),
        "also": list(state.also),
        "flags": sorted(map(str, state.flags)),
        "appointment_id": state.appointment,
        "caseworker_id": state.caseworker,
        "desk_id": state.desk,
        "place": desk if desk is not None else row.place if was_served else None,
        "duplicate_of": state.duplicate_of,
        "laters": state.laters,
        "colleagues": colleagues_column(state.colleagues),
        "on_behalf_of": state.on_behalf_of,
        "acted": True,
    }


def change(session: Session, row: VisitRow, columns: Mapping[str, Any], *, now: datetime) -> None:
    """Writes the columns unless the visit has another version by now; raises ChangedMeanwhile."""
    changed = dict(columns) | {"version": row.version + 1}
    if "status_since" not in changed and any(
        changed.get(name, getattr(row, name)) != getattr(row, name) for name in STANDS_ANEW
    ):
        changed["status_since"] = now.astimezone(UTC)
    session.flush()
    values = {f"new_{name}": value for name, value in changed.items()}
    seen = {"seen_id": row.id, "seen_version": row.version}
    if session.connection().execute(_changing(frozenset(changed)), values | seen).rowcount != 1:
        raise ChangedMeanwhile
    for name, value in changed.items():
        set_committed_value(row, name, value)


@cache
def _changing(names: frozenset[str]) -> Update:
    """Made once for each set of columns: there are few."""
    return (
        update(VisitRow)
        .where(VisitRow.id == bindparam("seen_id"), VisitRow.version == bindparam("seen_version"))
        .values({name: bindparam(f"new_{name}") for name in names})
    )
