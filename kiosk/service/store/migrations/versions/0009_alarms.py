"""Alarms and the answers to them."""

import sqlalchemy as sa
from alembic import op

from kiosk.service.store.columns import UtcDateTime

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.create_table(
        "alarms",
        sa.Column("office_id", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("raised_by", sa.String(), nullable=False),
        sa.Column("raised_at", UtcDateTime(), nullable=False),
        sa.Column("drill", sa.Boolean(), nullable=False),
        sa.Column("reachable", sa.BigInteger(), nullable=False),
        sa.Column("ended_at", UtcDateTime(), nullable=True),
        sa.Column("ended_by", sa.String(), nullable=True),
        sa.Column("false_alarm", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["office_id"], ["offices.id"], name=op.f("fk_alarms_office_id_offices")),
        sa.ForeignKeyConstraint(["raised_by"], ["users.id"], name=op.f("fk_alarms_raised_by_users")),
        sa.ForeignKeyConstraint(["ended_by"], ["users.id"], name=op.f("fk_alarms_ended_by_users")),
        sa.PrimaryKeyConstraint("office_id", "id", name=op.f("pk_alarms")),
    )
    op.create_table(
        "alarm_answers",
        sa.Column("office_id", sa.String(), nullable=False),
        sa.Column("alarm_id", sa.String(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("seen_at", UtcDateTime(), nullable=False),
        sa.Column("coming_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["office_id", "alarm_id"],
            ["alarms.office_id", "alarms.id"],
            name=op.f("fk_alarm_answers_alarm_id_alarms"),
        ),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_alarm_answers_user_id_users")),
        sa.PrimaryKeyConstraint("office_id", "alarm_id", "user_id", name=op.f("pk_alarm_answers")),
    )
