"""Messages that are to leave the house, committed with their cause, and who is sending them just now."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.service.store.tables.base_row import Row

_WAITING = text("state = 'waiting'")


class OutboxRow(Row):
    """`id` is the message's own at every attempt. `reason`: a stable code of why it waits, was dropped or failed.

    `leased_by` until `leased_until`: the dispatcher that has it in hand.
    """

    __tablename__ = "outbox"
    id: Mapped[str] = mapped_column(primary_key=True)
    office_id: Mapped[str] = mapped_column(ForeignKey("offices.id"))
    channel_id: Mapped[str]
    kind: Mapped[str]
    visit_id: Mapped[str | None]
    number: Mapped[int | None]
    made_at: Mapped[datetime]
    due_at: Mapped[datetime]
    stale_at: Mapped[datetime]
    attempts: Mapped[int]
    state: Mapped[str]
    reason: Mapped[str | None]
    sent_at: Mapped[datetime | None]
    leased_by: Mapped[str | None]
    leased_until: Mapped[datetime | None]
    __table_args__ = (
        Index("ix_outbox_waiting", "due_at", sqlite_where=_WAITING, postgresql_where=_WAITING),
        Index("ix_outbox_made", "office_id", "made_at"),
        Index("ix_outbox_visit", "visit_id"),
    )


class LeaseRow(Row):
    """What only one process of the service does at a time."""

    __tablename__ = "leases"
    name: Mapped[str] = mapped_column(primary_key=True)
    holder: Mapped[str]
    until: Mapped[datetime]
