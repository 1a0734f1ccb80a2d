"""Signs of life of the service itself, and of channels when nothing is sent."""

import sqlalchemy as sa
from alembic import op

from kiosk.service.store.columns import UtcDateTime

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    op.create_table(
        "service_parts",
        sa.Column("part", sa.String(), nullable=False),
        sa.Column("seen_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("part", name=op.f("pk_service_parts")),
    )
    for name in ("seen_at", "failing_since"):
        op.add_column("channels", sa.Column(name, UtcDateTime(), nullable=True))
