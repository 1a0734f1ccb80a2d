"""Devices, box keys, waiting numbers."""

import sqlalchemy as sa
from alembic import op

from kiosk.service.store.columns import UtcDateTime

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    _box_keys()
    _devices()
    _number_counters()
    _pairing_codes()
    _number_leases()


def _box_keys() -> None:
    op.create_table(
        "box_keys",
        sa.Column("key_id", sa.String(), nullable=False),
        sa.Column("public_key", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("current_from", UtcDateTime(), nullable=True),
        sa.Column("retired_at", UtcDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("key_id", name=op.f("pk_box_keys")),
    )


def _devices() -> None:
    op.create_table(
        "devices",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("office_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("revoked_at", UtcDateTime(), nullable=True),
        sa.Column("last_seen", UtcDateTime(), nullable=True),
        sa.Column("spool", sa.BigInteger(), nullable=True),
        sa.Column("paper", sa.String(), nullable=True),
        sa.Column("reserve_first", sa.BigInteger(), nullable=True),
        sa.Column("reserve_last", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["office_id"], ["offices.id"], name=op.f("fk_devices_office_id_offices")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_devices")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_devices_token_hash")),
    )
    op.create_index(op.f("ix_devices_office_id"), "devices", ["office_id"])


def _number_counters() -> None:
    op.create_table(
        "number_counters",
        sa.Column("office_id", sa.String(), nullable=False),
        sa.Column("service_day", sa.Date(), nullable=False),
        sa.Column("next_number", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["office_id"], ["offices.id"], name=op.f("fk_number_counters_office_id_offices")),
        sa.PrimaryKeyConstraint("office_id", "service_day", name=op.f("pk_number_counters")),
    )


def _pairing_codes() -> None:
    op.create_table(
        "pairing_codes",
        sa.Column("selector", sa.String(), nullable=False),
        sa.Column("secret_hash", sa.LargeBinary(), nullable=False),
        sa.Column("office_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("expires_at", UtcDateTime(), nullable=False),
        sa.Column("used_at", UtcDateTime(), nullable=True),
        sa.Column("tries", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["office_id"], ["offices.id"], name=op.f("fk_pairing_codes_office_id_offices")),
        sa.PrimaryKeyConstraint("selector", name=op.f("pk_pairing_codes")),
    )


def _number_leases() -> None:
    op.create_table(
        "number_leases",
        sa.Column("office_id", sa.String(), nullable=False),
        sa.Column("service_day", sa.Date(), nullable=False),
        sa.Column("first", sa.BigInteger(), nullable=False),
        sa.Column("last", sa.BigInteger(), nullable=False),
        sa.Column("device_id", sa.String(), nullable=True),
        sa.Column("leased_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["device_id"], ["devices.id"], name=op.f("fk_number_leases_device_id_devices")),
        sa.ForeignKeyConstraint(["office_id"], ["offices.id"], name=op.f("fk_number_leases_office_id_offices")),
        sa.PrimaryKeyConstraint("office_id", "service_day", "first", name=op.f("pk_number_leases")),
    )
    op.create_index("ix_number_leases_device", "number_leases", ["device_id", "service_day"])
