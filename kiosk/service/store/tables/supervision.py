"""Signs of life of staff tools and of the service itself, and what is wrong with the office's machines right now."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.service.store.tables.base_row import Row


class StaffToolRow(Row):
    """A session whose tool listens. It goes when the tool says that it ends, and with the night."""

    __tablename__ = "staff_tools"
    office_id: Mapped[str] = mapped_column(ForeignKey("offices.id"), primary_key=True)
    session_id: Mapped[str] = mapped_column(primary_key=True)
    user_id: Mapped[str] = mapped_column(ForeignKey("users.id"))
    seen_at: Mapped[datetime] = mapped_column(index=True)


class ServicePartRow(Row):
    """What every process has, and the service as long as one of them has it: when any of them last said so."""

    __tablename__ = "service_parts"
    part: Mapped[str] = mapped_column(primary_key=True)
    seen_at: Mapped[datetime]


class NoticeRow(Row):
    """Stands here as long as it is true. `told_at`: when whoever the office names was written to."""

    __tablename__ = "notices"
    office_id: Mapped[str] = mapped_column(ForeignKey("offices.id"), primary_key=True)
    concern: Mapped[str] = mapped_column(primary_key=True)
    part: Mapped[str] = mapped_column(primary_key=True)
    subject: Mapped[str] = mapped_column(primary_key=True)
    since: Mapped[datetime | None]
    figure: Mapped[int | None]
    noticed_at: Mapped[datetime]
    told_at: Mapped[datetime | None]
