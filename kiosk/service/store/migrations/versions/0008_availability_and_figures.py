"""What caseworkers say of themselves, and the figures of days that are over."""

import sqlalchemy as sa
from alembic import op

from kiosk.service.store.columns import Json, UtcDateTime

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.create_table(
        "availability",
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("office_id", sa.String(), nullable=False),
        sa.Column("availability", sa.String(), nullable=False),
        sa.Column("said_at", UtcDateTime(), nullable=False),
        sa.Column("until", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["office_id"], ["offices.id"], name=op.f("fk_availability_office_id_offices")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_availability_user_id_users")),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_availability")),
    )
    op.create_index(op.f("ix_availability_office_id"), "availability", ["office_id"])
    op.create_table(
        "day_figures",
        sa.Column("office_id", sa.String(), nullable=False),
        sa.Column("service_day", sa.Date(), nullable=False),
        sa.Column("figures", Json, nullable=False),
        sa.Column("kept_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["office_id"], ["offices.id"], name=op.f("fk_day_figures_office_id_offices")),
        sa.PrimaryKeyConstraint("office_id", "service_day", name=op.f("pk_day_figures")),
    )
