"""The figures of days that are over: counts without a person, kept when everything else goes."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.service.store.tables.base_row import Row


class DayFiguresRow(Row):
    """`figures`: as `kiosk.domain.figures.DayFigures` counts them."""

    __tablename__ = "day_figures"
    office_id: Mapped[str] = mapped_column(ForeignKey("offices.id"), primary_key=True)
    service_day: Mapped[date] = mapped_column(primary_key=True)
    figures: Mapped[dict[str, Any]]
    kept_at: Mapped[datetime]
