"""What SQLAlchemy makes of a statement is made once for all stores of this process, not anew for each store.

WHY: every test has a store of its own, and would spend half its time on statements that were made before.
"""

from functools import cache
from typing import Any

from sqlalchemy import Connection, Engine, event
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite


@cache
def keep_statements() -> None:
    """Dialects of a kind become equal: they are part of the key under which a statement is found."""
    kept: dict[Any, Any] = {}
    for dialect in (SQLiteDialect_pysqlite, PGDialect_psycopg):
        dialect.__eq__ = _is_alike  # type: ignore[method-assign]
        dialect.__hash__ = _by_kind  # type: ignore[method-assign, assignment]

    def share(connection: Connection) -> None:
        connection.execution_options(compiled_cache=kept)

    event.listen(Engine, "engine_connect", share)


def _is_alike(one: object, other: object) -> bool:
    return type(one) is type(other)


def _by_kind(dialect: object) -> int:
    return hash(type(dialect))
