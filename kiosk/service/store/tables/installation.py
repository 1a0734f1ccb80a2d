"""The installation itself: one row that ties the database to its secrets folder."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from kiosk.service.store.tables.base_row import Row

THE_ONE = 1


class InstallationRow(Row):
    """`check_value`: derived from the master key; another folder's differs."""

    __tablename__ = "installation"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    check_value: Mapped[bytes]
    created_at: Mapped[datetime]
