"""Bookings, the cells that keep two from the same place, and the times that staff opened or blocked."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.service.store.tables.base_row import Row


class BookingRow(Row):
    """`envelope` is sealed until it is opened and then gone; `outcome` null means not opened yet.

    `topic_id`, `starts_at`: the slot, against which the inside of the envelope is held.
    """

    __tablename__ = "bookings"
    office_id: Mapped[str] = mapped_column(ForeignKey("offices.id"), primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    device_id: Mapped[str | None] = mapped_column(ForeignKey("devices.id"))
    appointment_id: Mapped[str]
    code: Mapped[str]
    topic_id: Mapped[str]
    starts_at: Mapped[datetime]
    key_id: Mapped[str]
    envelope: Mapped[bytes | None]
    received_at: Mapped[datetime]
    outcome: Mapped[str | None]
    __table_args__ = (
        Index("uq_bookings_code", "office_id", "code", unique=True),
        Index("ix_bookings_device", "device_id", "received_at"),
        Index("ix_bookings_pending", "outcome", "received_at"),
    )


class SlotCellRow(Row):
    """Five minutes at one place; the key is what two bookings cannot share."""

    __tablename__ = "slot_cells"
    office_id: Mapped[str] = mapped_column(ForeignKey("offices.id"), primary_key=True)
    place: Mapped[str] = mapped_column(primary_key=True)
    cell: Mapped[datetime] = mapped_column(primary_key=True)
    booking_id: Mapped[str]
    __table_args__ = (Index("ix_slot_cells_booking", "office_id", "booking_id"),)


class SlotTimeRow(Row):
    """`kind`: `block` takes the time out of the offer (of all topics where `topic_id` is null), `extra` adds it.

    `capacity` of an extra time; null: the topic's own places.
    """

    __tablename__ = "slot_times"
    id: Mapped[str] = mapped_column(primary_key=True)
    office_id: Mapped[str] = mapped_column(ForeignKey("offices.id"), index=True)
    kind: Mapped[str]
    topic_id: Mapped[str | None]
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    by: Mapped[str]
    capacity: Mapped[int | None]
