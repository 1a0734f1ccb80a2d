"""Rows that need not be made again: the same visit at the same moment in the same surroundings."""

from collections.abc import Callable

from admin_tool.models.rows import Row
from admin_tool.models.surroundings import Surroundings
from kiosk.wire.staff import Visit


class RowMemory:
    """WHY: with 300 waiting one event would make 300 rows, and the painting would wait for them."""

    def __init__(self) -> None:
        self._around: Surroundings | None = None
        self._rows: dict[str, tuple[Visit, Row]] = {}

    def stand_in(self, around: Surroundings) -> None:
        """What was remembered in other surroundings is forgotten; the moment is part of them."""
        if around != self._around:
            self._around = around
            self._rows.clear()

    def row(self, visit: Visit, make: Callable[[], Row]) -> Row:
        known = self._rows.get(visit.id)
        if known is not None and known[0] is visit:
            return known[1]
        made = make()
        self._rows[visit.id] = (visit, made)
        return made
