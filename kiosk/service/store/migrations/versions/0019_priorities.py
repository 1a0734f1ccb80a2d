"""Topics that go ahead in the queue, and the queue in the order of an index."""

import sqlalchemy as sa
from alembic import op

from kiosk.service.store.columns import UtcDateTime

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    op.add_column("topics", sa.Column("priority", sa.String(), nullable=False, server_default="ordinary"))
    # WHY a default: rows that are there need a value, and SQLite takes no column without one. Nobody relies on it.
    op.add_column(
        "visits", sa.Column("queued_from", UtcDateTime(), nullable=False, server_default="1970-01-01 00:00:00.000000")
    )
    op.execute("UPDATE visits SET queued_from = arrived_at")
    op.drop_index("ix_visits_status", "visits")
    op.create_index("ix_visits_queue", "visits", ["office_id", "service_day", "status", "queued_from", "number", "id"])
