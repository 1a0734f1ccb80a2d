"""How pickups escalate: the office's policy, its teams' own, and who stands in for whom."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.service.store.tables.base_row import Row


class PolicyRow(Row):
    """`team` empty: the office's. `settings`: steps and spans in seconds, as they were saved."""

    __tablename__ = "policies"
    office_id: Mapped[str] = mapped_column(ForeignKey("offices.id"), primary_key=True)
    team: Mapped[str] = mapped_column(primary_key=True)
    settings: Mapped[dict[str, Any]]
    changed_at: Mapped[datetime]
    changed_by: Mapped[str]


class StandInRow(Row):
    __tablename__ = "stand_ins"
    user_id: Mapped[str] = mapped_column(ForeignKey("users.id"), primary_key=True)
    office_id: Mapped[str] = mapped_column(ForeignKey("offices.id"), index=True)
    stand_in_id: Mapped[str] = mapped_column(ForeignKey("users.id"))
