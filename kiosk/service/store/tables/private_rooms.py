"""Private rooms: to which visit each was given, and when it was given back."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.service.store.tables.base_row import Row

_TAKEN = text("back_at IS NULL")


class RoomGivenRow(Row):
    """`room`: its name, as the office's settings have it. `back_by`: who gave it back, `visit` when that was over."""

    __tablename__ = "rooms_given"
    id: Mapped[str] = mapped_column(primary_key=True)
    office_id: Mapped[str] = mapped_column(ForeignKey("offices.id"))
    room: Mapped[str]
    visit_id: Mapped[str] = mapped_column(ForeignKey("visits.id"))
    given_at: Mapped[datetime]
    given_by: Mapped[str]
    back_at: Mapped[datetime | None]
    back_by: Mapped[str | None]
    __table_args__ = (
        Index("ix_rooms_given_office", "office_id", "given_at"),
        Index("ix_rooms_given_visit", "visit_id", "given_at"),
        # WHY constraints: one visit in a room and one room for a visit, whoever races.
        Index(
            "uq_rooms_given_room",
            "office_id",
            "room",
            unique=True,
            sqlite_where=_TAKEN,
            postgresql_where=_TAKEN,
        ),
        Index("uq_rooms_given_visit", "visit_id", unique=True, sqlite_where=_TAKEN, postgresql_where=_TAKEN),
    )
