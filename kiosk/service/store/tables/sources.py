"""Sources that fetch by themselves: how each fares, and what its runs did. Counts and codes only."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.service.store.tables.base_row import Row


class SourceRow(Row):
    """`name`: what people call it. `looked_at`: when it was asked last, to a minute; `good_at`: when it answered last.

    `reason`: a code, empty while it answers; `failing_since` then is null. `wanted_at`: somebody asks for a run now.
    """

    __tablename__ = "sources"
    office_id: Mapped[str] = mapped_column(ForeignKey("offices.id"), primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    looked_at: Mapped[datetime | None]
    good_at: Mapped[datetime | None]
    failing_since: Mapped[datetime | None]
    reason: Mapped[str]
    wanted_at: Mapped[datetime | None]


class SourceRunRow(Row):
    """A run that did something, failed for the first time, or was asked for. `rejected`: line and code of each row.

    `codes`: how many rows were left out for what reason; `rejected` lists the first of them.
    """

    __tablename__ = "source_runs"
    id: Mapped[str] = mapped_column(primary_key=True)
    office_id: Mapped[str] = mapped_column(ForeignKey("offices.id"))
    source_id: Mapped[str]
    began_at: Mapped[datetime]
    ended_at: Mapped[datetime]
    reason: Mapped[str]
    parts: Mapped[int]
    taken: Mapped[int]
    added: Mapped[int]
    changed: Mapped[int]
    cancelled: Mapped[int]
    unmapped: Mapped[int]
    outside: Mapped[int]
    codes: Mapped[dict[str, Any]]
    rejected: Mapped[list[Any]]
    __table_args__ = (Index("ix_source_runs_source", "office_id", "source_id", "began_at"),)
