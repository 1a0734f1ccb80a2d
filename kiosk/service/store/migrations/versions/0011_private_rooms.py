"""Private rooms that were given to somebody."""

import sqlalchemy as sa
from alembic import op

from kiosk.service.store.columns import UtcDateTime

revision = "0011"
down_revision = "0010"

_TAKEN = sa.text("back_at IS NULL")


def upgrade() -> None:
    op.create_table(
        "rooms_given",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("office_id", sa.String(), nullable=False),
        sa.Column("room", sa.String(), nullable=False),
        sa.Column("visit_id", sa.String(), nullable=False),
        sa.Column("given_at", UtcDateTime(), nullable=False),
        sa.Column("given_by", sa.String(), nullable=False),
        sa.Column("back_at", UtcDateTime(), nullable=True),
        sa.Column("back_by", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["office_id"], ["offices.id"], name=op.f("fk_rooms_given_office_id_offices")),
        sa.ForeignKeyConstraint(["visit_id"], ["visits.id"], name=op.f("fk_rooms_given_visit_id_visits")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rooms_given")),
    )
    op.create_index("ix_rooms_given_office", "rooms_given", ["office_id", "given_at"])
    op.create_index("ix_rooms_given_visit", "rooms_given", ["visit_id", "given_at"])
    for name, columns in (("uq_rooms_given_room", ["office_id", "room"]), ("uq_rooms_given_visit", ["visit_id"])):
        op.create_index(name, "rooms_given", columns, unique=True, sqlite_where=_TAKEN, postgresql_where=_TAKEN)
