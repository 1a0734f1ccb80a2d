"""The office's ledger: events in an order without gaps, and the audit chain; one lock per office guards both."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Insert, bindparam, func, insert, select, update
from sqlalchemy.orm import Session

from kiosk.service.store.jobs import wake, woken_by
from kiosk.service.store.tables import AuditRow, EventRow, OfficeCounterRow

CHANNEL = "kiosk_commits"
"""PostgreSQL's channel that wakes the other processes; the payload is the office's id."""

BEFORE_THE_FIRST = b"\0" * 32
"""What the first row of a chain follows."""

_LEDGER = "ledger"

# Made once: making a statement costs more than SQLite needs to do what it says.
_EVENTS, _AUDIT = insert(EventRow), insert(AuditRow)
_OF_OFFICE = OfficeCounterRow.office_id == bindparam("office")
_LOCK = (
    select(OfficeCounterRow.event_id, OfficeCounterRow.audit_seq, OfficeCounterRow.audit_hash)
    .where(_OF_OFFICE)
    .with_for_update()
)
_COUNT = (
    update(OfficeCounterRow)
    .where(_OF_OFFICE)
    .values({name: bindparam(f"new_{name}") for name in ("event_id", "audit_seq", "audit_hash")})
)


@dataclass(slots=True)
class _Counter:
    """The office's counter row as this transaction will leave it."""

    event_id: int
    audit_seq: int
    audit_hash: bytes


@dataclass(slots=True)
class Ledger:
    """What one transaction has said, written once, and where each office's counter then stands.

    Jobs that share the transaction share it, too.
    """

    counters: dict[str, _Counter] = field(default_factory=dict)
    said: dict[Insert, list[dict[str, Any]]] = field(default_factory=dict)

    def info(self) -> dict[str, Any]:
        """For the sessions that write here."""
        return {_LEDGER: self}

    def say(self, into: Insert, rows: Sequence[dict[str, Any]]) -> None:
        """For rows that hardly anybody reads before the commit: together they cost as much as one."""
        if rows:
            self.said.setdefault(into, []).extend(rows)

    def write(self, connection: Connection) -> None:
        """The last thing before a commit."""
        for into, rows in self.said.items():
            connection.execute(into, rows)
        if self.said and self.counters:
            stand = [{"office": office, **_new(counter)} for office, counter in self.counters.items()]
            connection.execute(_COUNT, stand)
        self.said = {}


def ledger_of(session: Session) -> Ledger:
    """Only a writer's session has one."""
    ledger: Ledger = session.info[_LEDGER]
    return ledger


def write_what_was_said(session: Session) -> None:
    """Before reading what this transaction may have said itself; a reader's session has said nothing."""
    if _LEDGER in session.info:
        ledger_of(session).write(session.connection())


def _new(counter: _Counter) -> dict[str, Any]:
    return {"new_event_id": counter.event_id, "new_audit_seq": counter.audit_seq, "new_audit_hash": counter.audit_hash}


def open_ledger(session: Session, office_id: str) -> None:
    """A new office's counters."""
    session.add(OfficeCounterRow(office_id=office_id, event_id=0, audit_seq=0, audit_hash=BEFORE_THE_FIRST))


def lock_office(session: Session, office_id: str) -> None:
    """From here to the commit nobody else writes to this office's visits.

    First thing in every use case that reads before it writes: on PostgreSQL what is read before may be old.
    """
    _counter(session, office_id)


def append_event(session: Session, office_id: str, kind: str, subject: str, now: datetime) -> None:
    """What listeners are told after the commit; rendered for each of them then, so only an id is kept here."""
    append_all(session, office_id, events=[(kind, subject)], audited=(), now=now)


@dataclass(frozen=True, slots=True, kw_only=True)
class Audited:
    """Ids and codes only. `actor` a user's id, `device:<id>` or `service`; `origin` where it came from."""

    actor: str
    action: str
    subject: str
    origin: str
    detail: dict[str, Any] = field(default_factory=dict)


def append_audit(
    session: Session,
    office_id: str,
    *,
    actor: str,
    action: str,
    subject: str,
    origin: str,
    now: datetime,
    detail: dict[str, Any] | None = None,
) -> None:
    said = Audited(actor=actor, action=action, subject=subject, origin=origin, detail=detail or {})
    append_all(session, office_id, events=(), audited=[said], now=now)


def append_all(
    session: Session,
    office_id: str,
    *,
    events: Sequence[tuple[str, str]],
    audited: Sequence[Audited],
    now: datetime,
) -> None:
    """Many at once, as cheap as few: `events` are kinds and subjects."""
    ledger = ledger_of(session)
    counter = _counter(session, office_id)
    told: list[dict[str, Any]] = []
    for kind, subject in events:
        counter.event_id += 1
        told.append({"office_id": office_id, "id": counter.event_id, "kind": kind, "subject": subject, "at": now})
    ledger.say(_EVENTS, told)
    ledger.say(_AUDIT, [_link(counter, office_id, each, now) for each in audited])
    if events:
        _wake_all(session, office_id)


def _counter(session: Session, office_id: str) -> _Counter:
    held = ledger_of(session).counters
    if office_id not in held:
        session.flush()  # the office may be new
        held[office_id] = _Counter(*session.connection().execute(_LOCK, {"office": office_id}).one())
    return held[office_id]


def chained(row: AuditRow) -> bytes:
    """SHA-256 over the previous hash and what the row says."""
    return _hash(
        row.previous,
        {
            "office_id": row.office_id,
            "seq": row.seq,
            "at": _stamp(row.at),
            "actor": row.actor,
            "action": row.action,
            "subject": row.subject,
            "detail": row.detail,
            "origin": row.origin,
        },
    )


def _link(counter: _Counter, office_id: str, said: Audited, now: datetime) -> dict[str, Any]:
    """The next row of the chain; the counter then stands at it."""
    counter.audit_seq += 1
    columns = {
        "office_id": office_id,
        "seq": counter.audit_seq,
        "actor": said.actor,
        "action": said.action,
        "subject": said.subject,
        "detail": said.detail,
        "origin": said.origin,
    }
    previous = counter.audit_hash
    counter.audit_hash = _hash(previous, columns | {"at": _stamp(now)})
    return columns | {"at": now, "previous": previous, "hash": counter.audit_hash}


def _stamp(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def _hash(previous: bytes, said: Mapping[str, Any]) -> bytes:
    canonical = json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(previous + canonical.encode()).digest()


def _wake_all(session: Session, office_id: str) -> None:
    """WHY once: PostgreSQL tells others only once per transaction, but each asking costs a round trip."""
    if office_id in woken_by(session):
        return
    wake(session, office_id)
    if session.get_bind().dialect.name == "postgresql":
        session.execute(select(func.pg_notify(CHANNEL, office_id)))
