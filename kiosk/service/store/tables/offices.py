"""Offices with what is configured per office: hours, matching windows, desks, topics."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.service.store.tables.base_row import Row


class OfficeRow(Row):
    """`settings`: the office's own values over the defaults of `kiosk.domain` (hours, windows, languages, notice)."""

    __tablename__ = "offices"
    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    time_zone: Mapped[str]
    settings: Mapped[dict[str, Any]]
    created_at: Mapped[datetime]


class DeskRow(Row):
    __tablename__ = "desks"
    office_id: Mapped[str] = mapped_column(ForeignKey("offices.id"), primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    position: Mapped[int]


class TopicRow(Row):
    """`booking`: how the topic is booked, over the defaults of `kiosk.domain.slots.Bookable`; null: not at all.

    `priority`: a word of `kiosk.domain.queue`, for those who wait.
    """

    __tablename__ = "topics"
    office_id: Mapped[str] = mapped_column(ForeignKey("offices.id"), primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    texts: Mapped[dict[str, Any]]
    position: Mapped[int]
    booking: Mapped[dict[str, Any] | None]
    priority: Mapped[str]
