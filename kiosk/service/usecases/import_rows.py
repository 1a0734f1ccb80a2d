"""Appointments of one source and day brought to what its file says, some rows at a time; visits are not touched."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from operator import itemgetter
from typing import Any, cast

from sqlalchemy import Row as SqlRow
from sqlalchemy import Table, select, update
from sqlalchemy.orm import Session

from kiosk.service.store.bulk_insert import BulkInsert
from kiosk.service.store.day_key import DayKey
from kiosk.service.store.ledger import lock_office
from kiosk.service.store.tables import AppointmentRow
from kiosk.service.usecases.pickup_rounds import look_at_once

_COMPARED = (
    "starts_at",
    "ends_at",
    "tag",
    "caseworker_id",
    "caseworker_name",
    "room",
    "team",
    "cancelled",
)
_LOOKED_AT = select(*(getattr(AppointmentRow, name) for name in (*_COMPARED, "id", "identity", "name_box")))
_Known = Mapping[str, SqlRow[Any]]
"""By its identity, what an appointment is now."""
_compared = itemgetter(*_COMPARED)
_SAID = ("external_id", *_COMPARED)
_said = itemgetter(*_SAID)
_insert = BulkInsert(
    cast(Table, AppointmentRow.__table__),
    ("id", "office_id", "service_day", "source", "identity", "digits_box", "name_box", *_SAID),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DayOfSource:
    """Whose appointments an import may change, and the key they are hidden under."""

    office_id: str
    day: date
    source: str
    key: DayKey = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedRow:
    """`columns`: those that are compared, and `external_id`; what is personal beside them, not yet hidden.

    `boxes`: the same hidden for `new_id`, digits and name; made where the row is read, which is not in the writer.
    """

    identity: str
    new_id: str
    columns: Mapping[str, Any] = field(repr=False)
    digits: bytes | None = field(repr=False)
    citizen: str | None = field(repr=False)
    boxes: "Boxes" = field(repr=False)


Boxes = tuple[bytes | None, bytes | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    added: int = 0
    changed: int = 0
    cancelled: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(
            added=self.added + other.added,
            changed=self.changed + other.changed,
            cancelled=self.cancelled + other.cancelled,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Differences:
    """What is new and what is changed, and how both are counted."""

    counts: Counts
    fresh: Sequence[ImportedRow]
    changed: Sequence[tuple[str, ImportedRow]]


def write_rows(session: Session, rows: Sequence[ImportedRow], of: DayOfSource, *, all_are_new: bool = False) -> Counts:
    """An appointment that was planned and is cancelled now counts as cancelled, any other difference as changed.

    `all_are_new`: the caller knows that none of them is there, so nobody needs to look.
    """
    lock_office(session, of.office_id)
    found = _differences(rows, of, {} if all_are_new else _known(session, rows, of))
    if found.fresh:
        _insert(session.connection(), [_fresh(row, of) for row in found.fresh])
    if found.changed:
        session.execute(update(AppointmentRow), [_changed(id, row, of.key) for id, row in found.changed])
        look_at_once(session, [id for id, _ in found.changed])
    return found.counts


def count_rows(session: Session, rows: Sequence[ImportedRow], of: DayOfSource) -> Counts:
    """What writing them would come to."""
    return _differences(rows, of, _known(session, rows, of)).counts


def _differences(rows: Sequence[ImportedRow], of: DayOfSource, known: _Known) -> _Differences:
    added = changed_so_far = cancelled = 0
    fresh: list[ImportedRow] = []
    changed: list[tuple[str, ImportedRow]] = []
    for row in rows:
        found = known.get(row.identity)
        if found is None:
            fresh.append(row)
            added, cancelled = (added, cancelled + 1) if row.columns["cancelled"] else (added + 1, cancelled)
        elif _differs(found, row, of.key):
            changed.append((found.id, row))
            newly = row.columns["cancelled"] and not found.cancelled
            changed_so_far, cancelled = (changed_so_far, cancelled + 1) if newly else (changed_so_far + 1, cancelled)
    counts = Counts(added=added, changed=changed_so_far, cancelled=cancelled)
    return _Differences(counts=counts, fresh=fresh, changed=changed)


def planned_ids(session: Session, of: DayOfSource, *, but: Iterable[str], begins: str = "") -> Sequence[str]:
    """The planned appointments whose identities the file did not name. `begins`: how their identities begin."""
    rows = session.execute(
        select(AppointmentRow.id, AppointmentRow.identity).where(*_its(of), AppointmentRow.cancelled.is_(False))
    )
    named = frozenset(but)
    return [id for id, identity in rows if identity not in named and identity.startswith(begins)]


def cancel_rows(session: Session, ids: Sequence[str], of: DayOfSource) -> Counts:
    lock_office(session, of.office_id)
    done = session.execute(
        update(AppointmentRow)
        .where(AppointmentRow.id.in_(ids), AppointmentRow.cancelled.is_(False))
        .values(cancelled=True)
    )
    return Counts(cancelled=done.rowcount)  # type: ignore[attr-defined]


def _known(session: Session, rows: Sequence[ImportedRow], of: DayOfSource) -> _Known:
    """WHY the columns: five hundred objects cost more than all that is done with them."""
    identities = [row.identity for row in rows]
    found = session.execute(_LOOKED_AT.where(*_its(of), AppointmentRow.identity.in_(identities)))
    return {row.identity: row for row in found}


def has_any(session: Session, of: DayOfSource) -> bool:
    """Cancelled ones too."""
    return session.scalar(select(AppointmentRow.id).where(*_its(of)).limit(1)) is not None


def _its(of: DayOfSource) -> tuple[Any, ...]:
    return (
        AppointmentRow.office_id == of.office_id,
        AppointmentRow.service_day == of.day,
        AppointmentRow.source == of.source,
    )


def _differs(found: SqlRow[Any], row: ImportedRow, key: DayKey) -> bool:
    if found[: len(_COMPARED)] != _compared(row.columns):
        return True
    shown = key.open(found.name_box, about=f"name:{found.id}") if found.name_box else None
    return shown != (row.citizen.encode() if row.citizen else None)


def hidden(digits: bytes | None, citizen: str | None, appointment_id: str, key: DayKey) -> Boxes:
    """WHY the id is in the boxes: one that is moved to another appointment does not open."""
    return (
        key.seal(digits, about=f"digits:{appointment_id}") if digits else None,
        key.seal(citizen.encode(), about=f"name:{appointment_id}") if citizen else None,
    )


def _changed(id: str, row: ImportedRow, key: DayKey) -> dict[str, Any]:
    digits_box, name_box = hidden(row.digits, row.citizen, id, key)
    return {**row.columns, "id": id, "digits_box": digits_box, "name_box": name_box}


def _fresh(row: ImportedRow, of: DayOfSource) -> tuple[Any, ...]:
    """In the order of the columns that are inserted."""
    belonging = (row.new_id, of.office_id, of.day, of.source, row.identity, *row.boxes)
    return (*belonging, *_said(row.columns))
