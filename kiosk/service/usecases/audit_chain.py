"""Whether an office's audit is as it was written: every row, from the first to where the office's counter stands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from kiosk.service.store.ledger import BEFORE_THE_FIRST, chained
from kiosk.service.store.tables import AuditRow, OfficeCounterRow

AT_ONCE = 1000
"""Rows in memory: the audit of a year is read in parts."""

_NOT_WHAT_IS_WRITTEN = (ValueError, TypeError, AttributeError)


class Fault(StrEnum):
    NOT_THERE = "not_there"
    CHANGED = "changed"
    DOES_NOT_FOLLOW = "does_not_follow"
    OTHER_END = "other_end"
    NO_END = "no_end"


@dataclass(frozen=True, slots=True, kw_only=True)
class Holds:
    rows: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken:
    """`seq` is the first row that is wrong; with OTHER_END and NO_END the last one, 0 where there is none."""

    seq: int
    fault: Fault


def check_chain(session: Session, office_id: str) -> Holds | Broken:
    """In one snapshot, and from row 1, which tells that the office was added: nothing of an audit is ever taken away.

    A chain that somebody computed anew to its end, or cut off together with the counter, holds as well.
    """
    seq, last = 0, BEFORE_THE_FIRST
    for row in _rows(session, office_id):
        seq += 1
        fault = _fault(row, seq=seq, previous=last)
        if row is None or fault is not None:
            return Broken(seq=seq, fault=fault or Fault.CHANGED)
        last = row.hash
    return _end(session.get(OfficeCounterRow, office_id), seq=seq, last=last)


def _fault(row: AuditRow | None, *, seq: int, previous: bytes) -> Fault | None:
    if row is None:
        return Fault.CHANGED
    if row.seq != seq:
        return Fault.NOT_THERE
    if not _is_as_written(row):
        return Fault.CHANGED
    return None if row.previous == previous else Fault.DOES_NOT_FOLLOW


def _is_as_written(row: AuditRow) -> bool:
    try:
        return row.hash == chained(row)
    except _NOT_WHAT_IS_WRITTEN:
        return False


def _end(counter: OfficeCounterRow | None, *, seq: int, last: bytes) -> Holds | Broken:
    if counter is None:
        return Broken(seq=seq, fault=Fault.NO_END)
    if seq == 0 or counter.audit_seq > seq:
        return Broken(seq=seq + 1, fault=Fault.NOT_THERE)
    if (counter.audit_seq, counter.audit_hash) != (seq, last):
        return Broken(seq=seq, fault=Fault.OTHER_END)
    return Holds(rows=seq)


def _rows(session: Session, office_id: str) -> Iterator[AuditRow | None]:
    """By rising `seq`; None stands for one that cannot be read."""
    where = AuditRow.office_id == office_id
    numbers = select(AuditRow.seq).where(where).order_by(AuditRow.seq).limit(AT_ONCE)
    part = session.scalars(numbers).all()
    while part:
        yield from _part(session, office_id, part)
        part = session.scalars(numbers.where(AuditRow.seq > part[-1])).all()


def _part(session: Session, office_id: str, seqs: Sequence[int]) -> Sequence[AuditRow | None]:
    within = AuditRow.seq.between(seqs[0], seqs[-1])
    try:
        return session.scalars(
            select(AuditRow).where(AuditRow.office_id == office_id, within).order_by(AuditRow.seq)
        ).all()
    except (*_NOT_WHAT_IS_WRITTEN, OperationalError):
        return [_row(session, office_id, seq) for seq in seqs]


def _row(session: Session, office_id: str, seq: int) -> AuditRow | None:
    """WHY asked again: SQLite's columns take anything, but a database that went away is no tampering."""
    try:
        return session.scalars(select(AuditRow).where(AuditRow.office_id == office_id, AuditRow.seq == seq)).one()
    except (*_NOT_WHAT_IS_WRITTEN, OperationalError):
        session.execute(select(OfficeCounterRow.office_id)).first()
        return None
