"""Who was told of a visit beside its caseworker, and for whom one of them came."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    for name in ("colleagues", "on_behalf_of"):
        op.add_column("visits", sa.Column(name, sa.String(), nullable=True))
