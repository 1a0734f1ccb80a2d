"""What caseworkers say of themselves: free, in a meeting, away."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.service.store.tables.base_row import Row


class AvailabilityRow(Row):
    """The last word of each; it holds for the day on which it was said, at most to `until`."""

    __tablename__ = "availability"
    user_id: Mapped[str] = mapped_column(ForeignKey("users.id"), primary_key=True)
    office_id: Mapped[str] = mapped_column(ForeignKey("offices.id"), index=True)
    availability: Mapped[str]
    said_at: Mapped[datetime]
    until: Mapped[datetime | None]
