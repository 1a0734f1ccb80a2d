"""What the staff call a device, from its pairing code on."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    for table in ("devices", "pairing_codes"):
        op.add_column(table, sa.Column("name", sa.String(), nullable=True))
