"""Running Alembic: apart from all else, for it loads slowly and a database is nearly always at this version."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

_MIGRATIONS = Path(__file__).parent / "migrations"


def upgrade(connection: Connection, revision: str = "head") -> None:
    """In the connection's transaction."""
    command.upgrade(config(connection), revision)


def config(connection: Connection) -> Config:
    made = Config()
    made.set_main_option("script_location", str(_MIGRATIONS))
    made.attributes["connection"] = connection
    return made
