"""Alarms, and who answered them."""

from datetime import datetime

from sqlalchemy import ForeignKey, ForeignKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.service.store.tables.base_row import Row


class AlarmRow(Row):
    """`id` was made by the tool that raised it; `reachable` is what that tool was told."""

    __tablename__ = "alarms"
    office_id: Mapped[str] = mapped_column(ForeignKey("offices.id"), primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    place: Mapped[str]
    raised_by: Mapped[str] = mapped_column(ForeignKey("users.id"))
    raised_at: Mapped[datetime]
    drill: Mapped[bool]
    reachable: Mapped[int]
    ended_at: Mapped[datetime | None]
    ended_by: Mapped[str | None] = mapped_column(ForeignKey("users.id"))
    false_alarm: Mapped[bool]


class AlarmAnswerRow(Row):
    __tablename__ = "alarm_answers"
    office_id: Mapped[str] = mapped_column(primary_key=True)
    alarm_id: Mapped[str] = mapped_column(primary_key=True)
    user_id: Mapped[str] = mapped_column(ForeignKey("users.id"), primary_key=True)
    seen_at: Mapped[datetime]
    coming_at: Mapped[datetime | None]
    __table_args__ = (
        ForeignKeyConstraint(
            ["office_id", "alarm_id"], ["alarms.office_id", "alarms.id"], name="fk_alarm_answers_alarm_id_alarms"
        ),
    )
