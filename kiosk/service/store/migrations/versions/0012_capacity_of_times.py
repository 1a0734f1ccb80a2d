"""How many can come at once to a time that staff opened."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    op.add_column("slot_times", sa.Column("capacity", sa.BigInteger(), nullable=True))
