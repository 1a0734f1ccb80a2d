"""The inbox and the evidence."""

import sqlalchemy as sa
from alembic import op

from kiosk.service.store.columns import UtcDateTime

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    _arrivals()
    _inbox()


def _arrivals() -> None:
    op.create_table(
        "arrivals",
        sa.Column("office_id", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("service_day", sa.Date(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("about", sa.String(), nullable=True),
        sa.Column("device_id", sa.String(), nullable=True),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("received_at", UtcDateTime(), nullable=False),
        sa.Column("declared", sa.String(), nullable=True),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.Column("source", sa.String(), nullable=True),
        sa.Column("external_id", sa.String(), nullable=True),
        sa.Column("receipt", sa.String(), nullable=True),
        sa.Column("seen", sa.Boolean(), nullable=True),
        sa.Column("language", sa.String(), nullable=True),
        sa.Column("visit_id", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["office_id"], ["offices.id"], name=op.f("fk_arrivals_office_id_offices")),
        sa.PrimaryKeyConstraint("office_id", "id", name=op.f("pk_arrivals")),
    )
    op.create_index("ix_arrivals_about", "arrivals", ["office_id", "about"])
    op.create_index("ix_arrivals_day", "arrivals", ["office_id", "service_day", "number"])


def _inbox() -> None:
    op.create_table(
        "inbox",
        sa.Column("seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("office_id", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("device_id", sa.String(), nullable=True),
        sa.Column("service_day", sa.Date(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("key_id", sa.String(), nullable=False),
        sa.Column("envelope", sa.LargeBinary(), nullable=False),
        sa.Column("received_at", UtcDateTime(), nullable=False),
        sa.Column("taken_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["device_id"], ["devices.id"], name=op.f("fk_inbox_device_id_devices")),
        sa.ForeignKeyConstraint(["office_id"], ["offices.id"], name=op.f("fk_inbox_office_id_offices")),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_inbox")),
    )
    op.create_index("ix_inbox_day", "inbox", ["office_id", "service_day"])
    op.create_index("ix_inbox_pending", "inbox", ["taken_at", "seq"])
    op.create_index("uq_inbox_office_id", "inbox", ["office_id", "id"], unique=True)
