"""Many new rows of one table at a time: the statement and what each column's type does, made once per database."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Date, Dialect, Table, insert

from kiosk.service.store.columns import UtcDateTime

_Bound = Callable[[Any], Any] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    """`named`: the database's driver wants values by their names."""

    sql: str
    values: Sequence[tuple[str, _Bound]]
    named: bool


class BulkInsert:
    """`columns`: those that every row has. WHY not `execute`: it goes through its types' rules anew for each value,
    and costs more than SQLite needs to do what it says.
    """

    def __init__(self, table: Table, columns: Sequence[str]) -> None:
        self._table = table
        self._columns = columns
        self._made: dict[str, _Made] = {}

    def __call__(self, connection: Connection, rows: Iterable[Mapping[str, Any]]) -> None:
        """Raises what `execute` would, and says as little of the values."""
        made = self._for(connection.dialect)
        bound = [[row[name] if bind is None else bind(row[name]) for name, bind in made.values] for row in rows]
        if made.named:
            names = [name for name, _ in made.values]
            connection.exec_driver_sql(made.sql, [dict(zip(names, row, strict=True)) for row in bound])
        else:
            connection.exec_driver_sql(made.sql, [tuple(row) for row in bound])

    def _for(self, dialect: Dialect) -> _Made:
        if dialect.name not in self._made:
            compiled = insert(self._table).compile(dialect=dialect, column_keys=list(self._columns))
            places = compiled.positiontup
            names: Sequence[str] = places or list(compiled.params)
            values = [(name, _bound(self._table, name, dialect)) for name in names]
            self._made[dialect.name] = _Made(sql=str(compiled), values=values, named=not places)
        return self._made[dialect.name]


def _bound(table: Table, name: str, dialect: Dialect) -> _Bound:
    """Days and times are the same few in thousands of rows."""
    type_ = table.c[name].type
    bind = type_.dialect_impl(dialect).bind_processor(dialect)
    return lru_cache(maxsize=1024)(bind) if bind and isinstance(type_, Date | UtcDateTime) else bind
