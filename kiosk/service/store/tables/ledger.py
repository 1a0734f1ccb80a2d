"""The office's ledger: one counter for events and audit, events as rows, the audit chain, remembered answers."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.service.store.tables.base_row import Row


class OfficeCounterRow(Row):
    """Raised in the writing transaction and locked until its commit, so that ids become visible in order."""

    __tablename__ = "office_counters"
    office_id: Mapped[str] = mapped_column(ForeignKey("offices.id"), primary_key=True)
    event_id: Mapped[int]
    audit_seq: Mapped[int]
    audit_hash: Mapped[bytes]


class EventRow(Row):
    """Kind and subject only; what is sent is rendered for each listener when it is sent."""

    __tablename__ = "events"
    office_id: Mapped[str] = mapped_column(ForeignKey("offices.id"), primary_key=True)
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    kind: Mapped[str]
    subject: Mapped[str]
    at: Mapped[datetime]


class AuditRow(Row):
    """`hash` = SHA-256 over `previous` and the row's canonical JSON. Ids and codes only, no personal data."""

    __tablename__ = "audit"
    office_id: Mapped[str] = mapped_column(ForeignKey("offices.id"), primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime]
    actor: Mapped[str]
    action: Mapped[str]
    subject: Mapped[str]
    detail: Mapped[dict[str, Any]]
    origin: Mapped[str]
    previous: Mapped[bytes]
    hash: Mapped[bytes]


class IdempotencyRow(Row):
    """The first answer to a staff POST with this key; given again for the same key, refused for another request."""

    __tablename__ = "idempotency_keys"
    user_id: Mapped[str] = mapped_column(ForeignKey("users.id"), primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    request_digest: Mapped[bytes]
    status: Mapped[int]
    body: Mapped[bytes]
    at: Mapped[datetime]
