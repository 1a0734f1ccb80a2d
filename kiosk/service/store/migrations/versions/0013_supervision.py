"""Who watches the machines: what kiosks say of themselves, tools that listen, notices that stand, wrong codes."""

import sqlalchemy as sa
from alembic import op

from kiosk.service.store.columns import UtcDateTime

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    for name, kind in (
        ("trouble", sa.String()),
        ("unprinted", sa.BigInteger()),
        ("clock_offset_ms", sa.BigInteger()),
        ("scanner", sa.Boolean()),
        ("numbers_left", sa.BigInteger()),
        ("version", sa.String()),
    ):
        op.add_column("devices", sa.Column(name, kind, nullable=True))
    _what_stands()
    op.create_table(
        "wrong_codes",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wrong_codes")),
    )
    op.create_index(op.f("ix_wrong_codes_address"), "wrong_codes", ["address"])


def _what_stands() -> None:
    op.create_table(
        "staff_tools",
        sa.Column("office_id", sa.String(), nullable=False),
        sa.Column("session_id", sa.String(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("seen_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["office_id"], ["offices.id"], name=op.f("fk_staff_tools_office_id_offices")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_staff_tools_user_id_users")),
        sa.PrimaryKeyConstraint("office_id", "session_id", name=op.f("pk_staff_tools")),
    )
    op.create_index(op.f("ix_staff_tools_seen_at"), "staff_tools", ["seen_at"])
    op.create_table(
        "notices",
        sa.Column("office_id", sa.String(), nullable=False),
        sa.Column("concern", sa.String(), nullable=False),
        sa.Column("part", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("since", UtcDateTime(), nullable=True),
        sa.Column("figure", sa.BigInteger(), nullable=True),
        sa.Column("noticed_at", UtcDateTime(), nullable=False),
        sa.Column("told_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["office_id"], ["offices.id"], name=op.f("fk_notices_office_id_offices")),
        sa.PrimaryKeyConstraint("office_id", "concern", "part", "subject", name=op.f("pk_notices")),
    )
