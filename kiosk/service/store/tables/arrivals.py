"""The inbox of envelopes as they came, and arrivals: the citizen's evidence, append-only."""

from datetime import date, datetime

from sqlalchemy import BigInteger, ForeignKey, Index, Integer
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.service.store.tables.base_row import Row


class InboxRow(Row):
    """One envelope. `seq` is the order of arrival; `taken_at` null means not opened yet; the night deletes the row."""

    __tablename__ = "inbox"
    seq: Mapped[int] = mapped_column(BigInteger().with_variant(Integer(), "sqlite"), primary_key=True)
    office_id: Mapped[str] = mapped_column(ForeignKey("offices.id"))
    id: Mapped[str]
    device_id: Mapped[str | None] = mapped_column(ForeignKey("devices.id"))
    service_day: Mapped[date]
    number: Mapped[int]
    key_id: Mapped[str]
    envelope: Mapped[bytes]
    received_at: Mapped[datetime]
    taken_at: Mapped[datetime | None]
    __table_args__ = (
        Index("uq_inbox_office_id", "office_id", "id", unique=True),
        Index("ix_inbox_pending", "taken_at", "seq"),
        Index("ix_inbox_day", "office_id", "service_day"),
    )


class ArrivalRow(Row):
    """Evidence that somebody reported; kept six months without digits and name, never updated before."""

    __tablename__ = "arrivals"
    office_id: Mapped[str] = mapped_column(ForeignKey("offices.id"), primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    service_day: Mapped[date]
    number: Mapped[int]
    kind: Mapped[str]
    about: Mapped[str | None]
    device_id: Mapped[str | None]
    at: Mapped[datetime]
    received_at: Mapped[datetime]
    declared: Mapped[str | None]
    outcome: Mapped[str | None]
    source: Mapped[str | None]
    external_id: Mapped[str | None]
    receipt: Mapped[str | None]
    seen: Mapped[bool | None]
    language: Mapped[str | None]
    visit_id: Mapped[str | None]
    __table_args__ = (
        Index("ix_arrivals_day", "office_id", "service_day", "number"),
        Index("ix_arrivals_about", "office_id", "about"),
    )
