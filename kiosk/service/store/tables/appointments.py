"""The appointments of a day, as a source gave them, and what each import did."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.service.store.tables.base_row import Row


class AppointmentRow(Row):
    """`tag`: HMAC of the digits under the day's key; `digits_box`, `name_box`: AES-GCM under the same.

    `identity`: the source's id or, without one, a digest of time, caseworker and tag.
    """

    __tablename__ = "appointments"
    id: Mapped[str] = mapped_column(primary_key=True)
    office_id: Mapped[str] = mapped_column(ForeignKey("offices.id"))
    service_day: Mapped[date]
    source: Mapped[str]
    identity: Mapped[str]
    external_id: Mapped[str | None]
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    tag: Mapped[bytes | None]
    digits_box: Mapped[bytes | None]
    name_box: Mapped[bytes | None]
    caseworker_id: Mapped[str | None] = mapped_column(ForeignKey("users.id"))
    caseworker_name: Mapped[str]
    room: Mapped[str]
    team: Mapped[str]
    cancelled: Mapped[bool]
    no_show_at: Mapped[datetime | None]
    no_show_by: Mapped[str | None]
    code: Mapped[str | None]
    __table_args__ = (
        Index("uq_appointments_identity", "office_id", "service_day", "source", "identity", unique=True),
        Index("ix_appointments_tag", "office_id", "service_day", "tag"),
        Index("ix_appointments_caseworker", "caseworker_id", "service_day"),
        Index("uq_appointments_code", "office_id", "code", unique=True),
    )


class ImportRow(Row):
    """One run of an import: counts only."""

    __tablename__ = "imports"
    id: Mapped[str] = mapped_column(primary_key=True)
    office_id: Mapped[str] = mapped_column(ForeignKey("offices.id"))
    service_day: Mapped[date]
    source: Mapped[str]
    at: Mapped[datetime]
    by: Mapped[str]
    added: Mapped[int]
    changed: Mapped[int]
    cancelled: Mapped[int]
    rejected: Mapped[int]
