"""Appointments, imports, bookings."""

import sqlalchemy as sa
from alembic import op

from kiosk.service.store.columns import UtcDateTime

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    _imports()
    _slot_cells()
    _slot_times()
    _appointments()
    _bookings()


def _imports() -> None:
    op.create_table(
        "imports",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("office_id", sa.String(), nullable=False),
        sa.Column("service_day", sa.Date(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("added", sa.BigInteger(), nullable=False),
        sa.Column("changed", sa.BigInteger(), nullable=False),
        sa.Column("cancelled", sa.BigInteger(), nullable=False),
        sa.Column("rejected", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["office_id"], ["offices.id"], name=op.f("fk_imports_office_id_offices")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_imports")),
    )


def _slot_cells() -> None:
    op.create_table(
        "slot_cells",
        sa.Column("office_id", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("cell", UtcDateTime(), nullable=False),
        sa.Column("booking_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["office_id"], ["offices.id"], name=op.f("fk_slot_cells_office_id_offices")),
        sa.PrimaryKeyConstraint("office_id", "place", "cell", name=op.f("pk_slot_cells")),
    )
    op.create_index("ix_slot_cells_booking", "slot_cells", ["office_id", "booking_id"])


def _slot_times() -> None:
    op.create_table(
        "slot_times",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("office_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("topic_id", sa.String(), nullable=True),
        sa.Column("starts_at", UtcDateTime(), nullable=False),
        sa.Column("ends_at", UtcDateTime(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["office_id"], ["offices.id"], name=op.f("fk_slot_times_office_id_offices")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_slot_times")),
    )
    op.create_index(op.f("ix_slot_times_office_id"), "slot_times", ["office_id"])


def _appointments() -> None:
    op.create_table(
        "appointments",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("office_id", sa.String(), nullable=False),
        sa.Column("service_day", sa.Date(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("identity", sa.String(), nullable=False),
        sa.Column("external_id", sa.String(), nullable=True),
        sa.Column("starts_at", UtcDateTime(), nullable=False),
        sa.Column("ends_at", UtcDateTime(), nullable=False),
        sa.Column("tag", sa.LargeBinary(), nullable=True),
        sa.Column("digits_box", sa.LargeBinary(), nullable=True),
        sa.Column("name_box", sa.LargeBinary(), nullable=True),
        sa.Column("caseworker_id", sa.String(), nullable=True),
        sa.Column("caseworker_name", sa.String(), nullable=False),
        sa.Column("room", sa.String(), nullable=False),
        sa.Column("team", sa.String(), nullable=False),
        sa.Column("cancelled", sa.Boolean(), nullable=False),
        sa.Column("no_show_at", UtcDateTime(), nullable=True),
        sa.Column("no_show_by", sa.String(), nullable=True),
        sa.Column("code", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["caseworker_id"], ["users.id"], name=op.f("fk_appointments_caseworker_id_users")),
        sa.ForeignKeyConstraint(["office_id"], ["offices.id"], name=op.f("fk_appointments_office_id_offices")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appointments")),
    )
    op.create_index("ix_appointments_caseworker", "appointments", ["caseworker_id", "service_day"])
    op.create_index("ix_appointments_tag", "appointments", ["office_id", "service_day", "tag"])
    op.create_index("uq_appointments_code", "appointments", ["office_id", "code"], unique=True)
    op.create_index(
        "uq_appointments_identity", "appointments", ["office_id", "service_day", "source", "identity"], unique=True
    )


def _bookings() -> None:
    op.create_table(
        "bookings",
        sa.Column("office_id", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("device_id", sa.String(), nullable=True),
        sa.Column("appointment_id", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("topic_id", sa.String(), nullable=False),
        sa.Column("starts_at", UtcDateTime(), nullable=False),
        sa.Column("key_id", sa.String(), nullable=False),
        sa.Column("envelope", sa.LargeBinary(), nullable=True),
        sa.Column("received_at", UtcDateTime(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["device_id"], ["devices.id"], name=op.f("fk_bookings_device_id_devices")),
        sa.ForeignKeyConstraint(["office_id"], ["offices.id"], name=op.f("fk_bookings_office_id_offices")),
        sa.PrimaryKeyConstraint("office_id", "id", name=op.f("pk_bookings")),
    )
    op.create_index("ix_bookings_device", "bookings", ["device_id", "received_at"])
    op.create_index("ix_bookings_pending", "bookings", ["outcome", "received_at"])
    op.create_index("uq_bookings_code", "bookings", ["office_id", "code"], unique=True)
