"""Many new rows of one table at a time: the statement and what each column's type does, made once per database."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from typing import Any

from sqlalchemy import Boolean, Connection, Date, Dialect, LargeBinary, Table, insert
from sqlalchemy.types import TypeEngine

from kiosk.service.store.columns import UtcDateTime

_Bind = Callable[[Any], Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    """`binds`: what is done with the value at this place. `shaped`: the values of a row as the driver wants them."""

    sql: str
    binds: Sequence[tuple[int, _Bind]]
    shaped: Callable[[Sequence[Any]], tuple[Any, ...] | dict[str, Any]]


class BulkInsert:
    """`columns`: those that every row has, in this order.

    WHY not `execute`: it looks for each value's type anew, and costs more than SQLite needs to do what it says.
    """

    def __init__(self, table: Table, columns: Sequence[str]) -> None:
        self._table = table
        self._columns = columns
        self._made: dict[str, _Made] = {}

    def __call__(self, connection: Connection, rows: Iterable[Sequence[Any]]) -> None:
        """Raises what `execute` would, and says as little of the values."""
        made = self._for(connection.dialect)
        connection.exec_driver_sql(made.sql, [_bound(row, made) for row in rows])

    def _for(self, dialect: Dialect) -> _Made:
        if dialect.name not in self._made:
            self._made[dialect.name] = self._make(dialect)
        return self._made[dialect.name]

    def _make(self, dialect: Dialect) -> _Made:
        compiled = insert(self._table).compile(dialect=dialect, column_keys=list(self._columns))
        binds = [(place, _bind(self._table.c[name].type, dialect)) for place, name in enumerate(self._columns)]
        return _Made(
            sql=str(compiled),
            binds=[(place, bind) for place, bind in binds if bind is not None],
            shaped=_in_order(self._columns, compiled.positiontup) if compiled.positiontup else self._by_name,
        )

    def _by_name(self, values: Sequence[Any]) -> dict[str, Any]:
        return dict(zip(self._columns, values, strict=True))


def _in_order(columns: Sequence[str], wanted: Sequence[str]) -> Callable[[Sequence[Any]], tuple[Any, ...]]:
    return itemgetter(*(columns.index(name) for name in wanted))


def _bound(row: Sequence[Any], made: _Made) -> tuple[Any, ...] | dict[str, Any]:
    values = list(row)
    for place, bind in made.binds:
        values[place] = bind(values[place])
    return made.shaped(values)


def _bind(type_: TypeEngine[Any], dialect: Dialect) -> _Bind | None:
    """Days, times and yes or no are the same few in thousands of rows; every driver takes bytes as they are."""
    if isinstance(type_, LargeBinary):
        return None
    bind = type_.dialect_impl(dialect).bind_processor(dialect)
    return lru_cache(maxsize=1024)(bind) if bind and isinstance(type_, Boolean | Date | UtcDateTime) else bind
