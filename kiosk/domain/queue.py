"""The walk-ins' one queue: who is next, with fair ageing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from kiosk.domain.ids import VisitId


class Priority(StrEnum):
    ORDINARY = "ordinary"
    RAISED = "raised"
    FIRST = "first"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ageing:
    """How much longer each seems to have waited; configurable per office."""

    raised: timedelta = timedelta(minutes=10)
    first: timedelta = timedelta(minutes=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A walk-in in the queue since they came."""

    visit: VisitId
    number: int
    since: datetime
    priority: Priority = Priority.ORDINARY


def in_order(queue: Iterable[Waiting], *, ageing: Ageing) -> tuple[Waiting, ...]:
    """Who is called first stands first.

    Nobody waits for ever: whoever comes later than the largest head start after somebody is called
    after them, whatever their priority.
    """
    head_start = {
        Priority.ORDINARY: timedelta(),
        Priority.RAISED: ageing.raised,
        Priority.FIRST: ageing.first,
    }
    return tuple(
        sorted(
            queue,
            key=lambda each: (
                each.since.astimezone(UTC) - head_start[each.priority],
                each.number,
                each.visit,
            ),
        )
    )
