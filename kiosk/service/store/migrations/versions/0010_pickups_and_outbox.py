"""Pickups that escalate: what is due when, the outbox, policies and stand-ins."""

import sqlalchemy as sa
from alembic import op

from kiosk.service.store.columns import Json, UtcDateTime

revision = "0010"
down_revision = "0009"

_DUE = sa.text("step_due_at IS NOT NULL")
_WAITING = sa.text("state = 'waiting'")


def upgrade() -> None:
    op.add_column("visits", sa.Column("step_due_at", UtcDateTime(), nullable=True))
    op.add_column("visits", sa.Column("told_after", sa.BigInteger(), nullable=True))
    op.add_column("visits", sa.Column("escalation", sa.String(), nullable=True))
    op.create_index("ix_visits_step_due", "visits", ["step_due_at"], sqlite_where=_DUE, postgresql_where=_DUE)
    _outbox()
    _policies()


def _outbox() -> None:
    op.create_table(
        "outbox",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("office_id", sa.String(), nullable=False),
        sa.Column("channel_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("visit_id", sa.String(), nullable=True),
        sa.Column("number", sa.BigInteger(), nullable=True),
        sa.Column("made_at", UtcDateTime(), nullable=False),
        sa.Column("due_at", UtcDateTime(), nullable=False),
        sa.Column("stale_at", UtcDateTime(), nullable=False),
        sa.Column("attempts", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("sent_at", UtcDateTime(), nullable=True),
        sa.Column("leased_by", sa.String(), nullable=True),
        sa.Column("leased_until", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["office_id"], ["offices.id"], name=op.f("fk_outbox_office_id_offices")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
    )
    op.create_index("ix_outbox_waiting", "outbox", ["due_at"], sqlite_where=_WAITING, postgresql_where=_WAITING)
    op.create_index("ix_outbox_made", "outbox", ["office_id", "made_at"])
    op.create_index("ix_outbox_visit", "outbox", ["visit_id"])
    op.create_table(
        "leases",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("holder", sa.String(), nullable=False),
        sa.Column("until", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_leases")),
    )


def _policies() -> None:
    op.create_table(
        "policies",
        sa.Column("office_id", sa.String(), nullable=False),
        sa.Column("team", sa.String(), nullable=False),
        sa.Column("settings", Json, nullable=False),
        sa.Column("changed_at", UtcDateTime(), nullable=False),
        sa.Column("changed_by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["office_id"], ["offices.id"], name=op.f("fk_policies_office_id_offices")),
        sa.PrimaryKeyConstraint("office_id", "team", name=op.f("pk_policies")),
    )
    op.create_table(
        "stand_ins",
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("office_id", sa.String(), nullable=False),
        sa.Column("stand_in_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_stand_ins_user_id_users")),
        sa.ForeignKeyConstraint(["office_id"], ["offices.id"], name=op.f("fk_stand_ins_office_id_offices")),
        sa.ForeignKeyConstraint(["stand_in_id"], ["users.id"], name=op.f("fk_stand_ins_stand_in_id_users")),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_stand_ins")),
    )
    op.create_index(op.f("ix_stand_ins_office_id"), "stand_ins", ["office_id"])
