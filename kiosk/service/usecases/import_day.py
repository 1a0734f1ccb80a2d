"""Importing a day's appointments: parsed outside the writer, written a few hundred rows at a time."""

import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo
from itertools import islice
from typing import BinaryIO, Protocol

from sqlalchemy.orm import Session

from kiosk.domain.appointments import OtherDay, RowError, SourceAppointment
from kiosk.service.store.jobs import Priority
from kiosk.service.store.ledger import append_audit, append_event
from kiosk.service.store.store import Store
from kiosk.service.store.tables import ImportRow
from kiosk.service.usecases.book_slot import APPOINTMENTS
from kiosk.service.usecases.called_caseworkers import Caseworkers
from kiosk.service.usecases.import_rows import (
    Counts,
    DayOfSource,
    ImportedRow,
    cancel_rows,
    planned_ids,
    write_rows,
)
from kiosk.service.usecases.prepare_rows import distinct, identity_of, new_ids, prepare_row
from kiosk.service.usecases.staff import By
from kiosk.wire.events import StaffEvent

SOURCE = "file"
MOST_REJECTED = 10_000
"""So many rejected rows are listed; of a file with more than that nobody reads the list."""
_ROWS_A_JOB = 150
_OTHER_DAY = "other_day"
Row = SourceAppointment | OtherDay | RowError


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreadable:
    """The whole file is refused. `fields`: names of ours that are missing, double or wrong."""

    code: str
    fields: tuple[str, ...] = ()


class ReadsAppointments(Protocol):
    """Gives the rows as they are asked for, those of another service day as `OtherDay`."""

    def __call__(self, stream: BinaryIO, *, tz: tzinfo, day: date) -> Iterator[Row] | Unreadable: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    line: int
    code: str


@dataclass(kw_only=True)
class Report:
    """What became of the rows. `taken` counts those that are as the file says, changed or not."""

    taken: int = 0
    counts: Counts = field(default_factory=Counts)
    rejected: list[Rejected] = field(default_factory=list)
    unmapped: set[str] = field(default_factory=set)
    other_days: set[date] = field(default_factory=set)

    def reject(self, line: int, code: str) -> None:
        if len(self.rejected) < MOST_REJECTED:
            self.rejected.append(Rejected(line=line, code=code))

    @property
    def is_of_another_day(self) -> bool:
        """Good rows, and none of the day that was asked for: nothing was written."""
        return not self.taken and bool(self.other_days)


def import_day(
    store: Store,
    of: DayOfSource,
    rows: Iterable[Row],
    *,
    progress: Callable[[int], None] = lambda taken: None,
) -> Report:
    """`rows` is read as it is written, so that memory holds a batch; `note_import` is the caller's last transaction.

    Not one transaction: a file that is imported again ends the same.
    """
    report = Report()
    with store.read() as session:
        caseworkers = Caseworkers.of(session, of.office_id)
    named: set[str] = set()
    wanted = _imported(rows, of, caseworkers, report, named)
    while batch := distinct(islice(wanted, _ROWS_A_JOB)):
        named.update(row.identity for row in batch)
        report.counts += store.write(_writing(batch, of), priority=Priority.BULK)
        progress(report.taken)
    if report.is_of_another_day or not report.taken:
        return report
    with store.read() as session:
        gone = planned_ids(session, of, but=named)
    for start in range(0, len(gone), _ROWS_A_JOB):
        ids = gone[start : start + _ROWS_A_JOB]
        report.counts += store.write(_cancelling(ids, of), priority=Priority.BULK)
    return report


def note_import(session: Session, of: DayOfSource, report: Report, *, by: By, now: datetime) -> None:
    """Staff tools ask for the day's appointments again."""
    note_counts(session, of, report.counts, rejected=len(report.rejected), by=by, now=now)


def note_counts(session: Session, of: DayOfSource, counts: Counts, *, rejected: int, by: By, now: datetime) -> None:
    figures = {
        "added": counts.added,
        "changed": counts.changed,
        "cancelled": counts.cancelled,
        "rejected": rejected,
    }
    session.add(
        ImportRow(
            id=str(uuid.uuid4()),
            office_id=of.office_id,
            service_day=of.day,
            source=of.source,
            at=now,
            by=by.actor,
            **figures,
        )
    )
    append_event(session, of.office_id, StaffEvent.STATE, APPOINTMENTS, now)
    append_audit(
        session,
        of.office_id,
        actor=by.actor,
        action="appointments.imported",
        subject=of.day.isoformat(),
        detail=figures,
        origin=by.origin,
        now=now,
    )


def _imported(
    rows: Iterable[Row], of: DayOfSource, caseworkers: Caseworkers, report: Report, named: set[str]
) -> Iterator[ImportedRow]:
    """The rows to be written; what is said of the others goes into the report. `named`: what a row that cannot be read
    calls its appointment is not gone.
    """
    ids = new_ids()
    for row in rows:
        match row:
            case SourceAppointment():
                report.taken += 1
                prepared = prepare_row(row, of.key, caseworkers, new_id=next(ids))
                if prepared.unmapped is not None:
                    report.unmapped.add(prepared.unmapped)
                yield prepared.row
            case OtherDay():
                report.other_days.add(row.day)
                report.reject(row.line, _OTHER_DAY)
            case RowError():
                report.reject(row.line, row.code)
                if row.external_id is not None:
                    named.add(identity_of(row.external_id))


def _writing(batch: list[ImportedRow], of: DayOfSource) -> Callable[[Session], Counts]:
    return lambda session: write_rows(session, batch, of)


def _cancelling(ids: Sequence[str], of: DayOfSource) -> Callable[[Session], Counts]:
    return lambda session: cancel_rows(session, ids, of)
