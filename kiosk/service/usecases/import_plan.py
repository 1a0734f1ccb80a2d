"""A source's days brought to what it says now, a few hundred rows at a time; or only counted, for a preview."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from typing import Any

from sqlalchemy.orm import Session

from kiosk.domain.appointments import OtherDay, RowError
from kiosk.service.store.day_key import DayKey
from kiosk.service.store.jobs import Job, Priority
from kiosk.service.store.store import Store
from kiosk.service.usecases.import_day import note_counts
from kiosk.service.usecases.import_rows import (
    Counts,
    DayOfSource,
    ImportedRow,
    cancel_rows,
    count_rows,
    has_any,
    planned_ids,
    write_rows,
)
from kiosk.service.usecases.prepare_rows import PreparedRow, distinct, identity_of
from kiosk.service.usecases.staff import By

AT_ONCE = 500
"""Rows in one transaction: well below the 50 ms for which a job may hold the one writer."""
MOST_LISTED = 100
_SOURCE = "source:"


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRow:
    """A prepared row and the day it belongs to."""

    day: date
    prepared: PreparedRow

    def __reduce__(self) -> tuple[Any, tuple[Any, ...]]:
        """WHY: a million of them come from another process; three dataclasses each would take half of the time."""
        row = self.prepared.row
        said = (row.identity, row.new_id, row.columns, row.digits, row.citizen, row.boxes)
        return _day_row, (self.day, self.prepared.unmapped, *said)


def _day_row(day: date, unmapped: str | None, *said: Any) -> DayRow:
    identity, new_id, columns, digits, citizen, boxes = said
    row = ImportedRow(identity=identity, new_id=new_id, columns=columns, digits=digits, citizen=citizen, boxes=boxes)
    return DayRow(day=day, prepared=PreparedRow(row=row, unmapped=unmapped))


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """A row that was left out: `part` is which of several files, from 1."""

    part: int
    line: int
    code: str


Row = DayRow | OtherDay | RowError


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanOfSource:
    """Whose appointments may change, and the keys of the days that may: no other day is touched."""

    office_id: str
    source_id: str
    keys: Mapping[date, DayKey] = field(repr=False)

    def of(self, day: date) -> DayOfSource:
        return DayOfSource(office_id=self.office_id, day=day, source=f"{_SOURCE}{self.source_id}", key=self.keys[day])


@dataclass(kw_only=True)
class PlanReport:
    """`codes`: how many rows were left out for which reason; `rejected`: the first of them."""

    parts: int = 0
    taken: int = 0
    outside: int = 0
    counts: dict[date, Counts] = field(default_factory=dict)
    codes: Counter[str] = field(default_factory=Counter)
    rejected: list[Left] = field(default_factory=list)
    unmapped: set[str] = field(default_factory=set)

    @property
    def total(self) -> Counts:
        return sum(self.counts.values(), start=Counts())

    def reject(self, left: Left) -> None:
        self.codes[left.code] += 1
        if len(self.rejected) < MOST_LISTED:
            self.rejected.append(left)


class PlanImport:
    """One run. Not one transaction: a source that is read again ends the same. `writes` False: nothing is written."""

    def __init__(self, store: Store, plan: PlanOfSource, *, writes: bool = True) -> None:
        self.report = PlanReport()
        self._store = store
        self._plan = plan
        self._writes = writes
        self._named: defaultdict[date, set[str]] = defaultdict(set)
        self._unreadable: set[str] = set()
        self._is_empty: dict[date, bool] = {}

    def take(self, rows: Iterable[Row]) -> list[Left]:
        """One file or answer, written when this returns. What was left out of it comes back."""
        self.report.parts += 1
        left: list[Left] = []
        waiting: defaultdict[date, list[ImportedRow]] = defaultdict(list)
        for row in rows:
            match row:
                case DayRow():
                    self._note(row)
                    batch = waiting[row.day]
                    batch.append(row.prepared.row)
                    if len(batch) >= AT_ONCE:
                        self._write(row.day, waiting.pop(row.day))
                case OtherDay():
                    self.report.outside += 1
                case RowError():
                    left.append(self._leave_out(row))
        for day, batch in waiting.items():
            self._write(day, batch)
        for each in left:
            self.report.reject(each)
        return left

    def refuse(self, code: str) -> Left:
        """A whole file that cannot be read."""
        self.report.parts += 1
        left = Left(part=self.report.parts, line=0, code=code)
        self.report.reject(left)
        return left

    def cancel_unnamed(self, days: Iterable[date], *, within: str = "") -> None:
        """What is planned on these days and was not named in this run, not even by a row that cannot be read, is gone
        from the source.

        `within`: only what the source calls by ids that begin so.
        """
        for day in days:
            of = self._plan.of(day)
            gone = self._planned(day, within=within, but=self._named[day] | self._unreadable)
            for start in range(0, len(gone), AT_ONCE):
                self._cancel(of, gone[start : start + AT_ONCE])

    def count_planned(self, *, within: str = "") -> int:
        """The source's appointments on the days that may change."""
        return sum(len(self._planned(day, within=within, but=())) for day in self._plan.keys)

    @property
    def days(self) -> Collection[date]:
        return self._plan.keys.keys()

    @property
    def plan(self) -> PlanOfSource:
        return self._plan

    @property
    def writes(self) -> bool:
        return self._writes

    @property
    def named_days(self) -> frozenset[date]:
        return frozenset(self._named)

    def _planned(self, day: date, *, within: str, but: Iterable[str]) -> Sequence[str]:
        begins = identity_of(within) if within else ""
        with self._store.read() as session:
            return planned_ids(session, self._plan.of(day), but=but, begins=begins)

    def _leave_out(self, row: RowError) -> Left:
        if row.external_id is not None:
            self._unreadable.add(identity_of(row.external_id))
        return Left(part=self.report.parts, line=row.line, code=row.code)

    def _note(self, row: DayRow) -> None:
        self.report.taken += 1
        named, identity = self._named[row.day], row.prepared.row.identity
        if identity in named:
            self._is_empty[row.day] = False
        named.add(identity)
        if row.prepared.unmapped is not None:
            self.report.unmapped.add(row.prepared.unmapped)

    def _write(self, day: date, rows: Sequence[ImportedRow]) -> None:
        wanted, of = distinct(rows), self._plan.of(day)
        if self._writes:
            job = partial(write_rows, rows=wanted, of=of, all_are_new=self._was_empty(day))
        else:
            job = partial(count_rows, rows=wanted, of=of)
        self._count(day, self._done(job))

    def _was_empty(self, day: date) -> bool:
        """Nothing of the source was there on this day before the run, and the run has named nothing twice."""
        if day not in self._is_empty:
            with self._store.read() as session:
                self._is_empty[day] = not has_any(session, self._plan.of(day))
        return self._is_empty[day]

    def _cancel(self, of: DayOfSource, ids: Sequence[str]) -> None:
        if self._writes:
            self._count(of.day, self._done(partial(cancel_rows, ids=ids, of=of)))
        else:
            self._count(of.day, Counts(cancelled=len(ids)))

    def _done(self, job: Job[Counts]) -> Counts:
        if self._writes:
            return self._store.write(job, priority=Priority.BULK)
        with self._store.read() as session:
            return job(session)

    def _count(self, day: date, counts: Counts) -> None:
        self.report.counts[day] = self.report.counts.get(day, Counts()) + counts


def note_plan(session: Session, plan: PlanOfSource, report: PlanReport, *, by: By, now: datetime) -> None:
    """In the run's last transaction: staff tools ask for the changed days again."""
    for day, counts in sorted(report.counts.items()):
        if counts != Counts():
            note_counts(session, plan.of(day), counts, rejected=report.codes.total(), by=by, now=now)
