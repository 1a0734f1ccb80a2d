"""Waiting numbers: the counter per office and day, and who leased which block."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.service.store.tables.base_row import Row


class NumberCounterRow(Row):
    __tablename__ = "number_counters"
    office_id: Mapped[str] = mapped_column(ForeignKey("offices.id"), primary_key=True)
    service_day: Mapped[date] = mapped_column(primary_key=True)
    next_number: Mapped[int]


class NumberLeaseRow(Row):
    """`device_id` is null for numbers drawn at a desk."""

    __tablename__ = "number_leases"
    office_id: Mapped[str] = mapped_column(ForeignKey("offices.id"), primary_key=True)
    service_day: Mapped[date] = mapped_column(primary_key=True)
    first: Mapped[int] = mapped_column(primary_key=True)
    last: Mapped[int]
    device_id: Mapped[str | None] = mapped_column(ForeignKey("devices.id"))
    leased_at: Mapped[datetime]
    __table_args__ = (Index("ix_number_leases_device", "device_id", "service_day"),)
