"""Visits and the steps taken."""

import sqlalchemy as sa
from alembic import op

from kiosk.service.store.columns import Json, UtcDateTime

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    _visits()
    _indexes_of_visits()
    _visit_steps()


def _visits() -> None:
    op.create_table(
        "visits",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("office_id", sa.String(), nullable=False),
        sa.Column("service_day", sa.Date(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("clashes", sa.BigInteger(), nullable=False),
        sa.Column("also", Json, nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("status_since", UtcDateTime(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("flags", Json, nullable=False),
        sa.Column("appointment_id", sa.String(), nullable=True),
        sa.Column("caseworker_id", sa.String(), nullable=True),
        sa.Column("candidates", Json, nullable=False),
        sa.Column("duplicate_of", sa.String(), nullable=True),
        sa.Column("merged_into", sa.String(), nullable=True),
        sa.Column("arrived_at", UtcDateTime(), nullable=False),
        sa.Column("received_at", UtcDateTime(), nullable=False),
        sa.Column("declared", sa.String(), nullable=True),
        sa.Column("topic_id", sa.String(), nullable=True),
        sa.Column("needs", Json, nullable=False),
        sa.Column("language", sa.String(), nullable=True),
        sa.Column("desk_id", sa.String(), nullable=True),
        sa.Column("place", sa.String(), nullable=True),
        sa.Column("laters", sa.BigInteger(), nullable=False),
        sa.Column("acted", sa.Boolean(), nullable=False),
        sa.Column("tag", sa.LargeBinary(), nullable=True),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("arrival_id", sa.String(), nullable=True),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["appointment_id"], ["appointments.id"], name=op.f("fk_visits_appointment_id_appointments")
        ),
        sa.ForeignKeyConstraint(["caseworker_id"], ["users.id"], name=op.f("fk_visits_caseworker_id_users")),
        sa.ForeignKeyConstraint(["office_id"], ["offices.id"], name=op.f("fk_visits_office_id_offices")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visits")),
    )


def _indexes_of_visits() -> None:
    op.create_index("ix_visits_appointment", "visits", ["appointment_id"])
    op.create_index("ix_visits_arrival", "visits", ["office_id", "arrival_id"])
    op.create_index("ix_visits_desk", "visits", ["office_id", "desk_id", "status"])
    op.create_index("ix_visits_status", "visits", ["office_id", "service_day", "status", "arrived_at"])
    op.create_index("ix_visits_tag", "visits", ["office_id", "service_day", "tag"])
    op.create_index(
        "uq_visits_called_desk",
        "visits",
        ["office_id", "desk_id"],
        unique=True,
        sqlite_where=sa.text("status = 'called'"),
        postgresql_where=sa.text("status = 'called'"),
    )
    op.create_index("uq_visits_number", "visits", ["office_id", "service_day", "number", "clashes"], unique=True)
    op.create_index(
        "uq_visits_open_appointment",
        "visits",
        ["appointment_id"],
        unique=True,
        sqlite_where=sa.text("status IN ('waiting', 'on_the_way', 'called')"),
        postgresql_where=sa.text("status IN ('waiting', 'on_the_way', 'called')"),
    )


def _visit_steps() -> None:
    op.create_table(
        "visit_steps",
        sa.Column("visit_id", sa.String(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("office_id", sa.String(), nullable=False),
        sa.Column("step", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("before", Json, nullable=False),
        sa.Column("undone_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["office_id"], ["offices.id"], name=op.f("fk_visit_steps_office_id_offices")),
        sa.ForeignKeyConstraint(["visit_id"], ["visits.id"], name=op.f("fk_visit_steps_visit_id_visits")),
        sa.PrimaryKeyConstraint("visit_id", "seq", name=op.f("pk_visit_steps")),
    )
