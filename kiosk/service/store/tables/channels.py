"""Ways out of the house for messages."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.service.store.tables.base_row import Row

_KEPT = text("removed_at IS NULL")


class ChannelRow(Row):
    """`sealed_settings`: address and secret under a key outside the database; emptied when it is removed.

    `staff_id` or `team` says whom it reaches, by its scope. `seen_at`: when a look that sends nothing last found its
    receiver; `failing_since`: since when such looks have been in vain.
    """

    __tablename__ = "channels"
    id: Mapped[str] = mapped_column(primary_key=True)
    office_id: Mapped[str] = mapped_column(ForeignKey("offices.id"))
    kind: Mapped[str]
    name: Mapped[str]
    scope: Mapped[str]
    staff_id: Mapped[str | None] = mapped_column(ForeignKey("users.id"))
    team: Mapped[str | None]
    sealed_settings: Mapped[bytes]
    created_at: Mapped[datetime]
    removed_at: Mapped[datetime | None]
    seen_at: Mapped[datetime | None]
    failing_since: Mapped[datetime | None]
    __table_args__ = (Index("ix_channels_kept", "office_id", sqlite_where=_KEPT, postgresql_where=_KEPT),)
