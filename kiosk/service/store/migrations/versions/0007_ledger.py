"""Events, the audit chain, remembered answers."""

import sqlalchemy as sa
from alembic import op

from kiosk.service.store.columns import Json, UtcDateTime

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    _audit()
    _events()
    _office_counters()
    _idempotency_keys()


def _audit() -> None:
    op.create_table(
        "audit",
        sa.Column("office_id", sa.String(), nullable=False),
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("detail", Json, nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("previous", sa.LargeBinary(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["office_id"], ["offices.id"], name=op.f("fk_audit_office_id_offices")),
        sa.PrimaryKeyConstraint("office_id", "seq", name=op.f("pk_audit")),
    )


def _events() -> None:
    op.create_table(
        "events",
        sa.Column("office_id", sa.String(), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["office_id"], ["offices.id"], name=op.f("fk_events_office_id_offices")),
        sa.PrimaryKeyConstraint("office_id", "id", name=op.f("pk_events")),
    )


def _office_counters() -> None:
    op.create_table(
        "office_counters",
        sa.Column("office_id", sa.String(), nullable=False),
        sa.Column("event_id", sa.BigInteger(), nullable=False),
        sa.Column("audit_seq", sa.BigInteger(), nullable=False),
        sa.Column("audit_hash", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["office_id"], ["offices.id"], name=op.f("fk_office_counters_office_id_offices")),
        sa.PrimaryKeyConstraint("office_id", name=op.f("pk_office_counters")),
    )


def _idempotency_keys() -> None:
    op.create_table(
        "idempotency_keys",
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("request_digest", sa.LargeBinary(), nullable=False),
        sa.Column("status", sa.BigInteger(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_idempotency_keys_user_id_users")),
        sa.PrimaryKeyConstraint("user_id", "key", name=op.f("pk_idempotency_keys")),
    )
