"""Walk-ins as the rule of the queue sees them."""

from dataclasses import dataclass
from datetime import datetime

from kiosk.domain.queue import Priority, queued_from


@dataclass(frozen=True, slots=True, kw_only=True)
class Came:
    number: int
    since: datetime
    priority: Priority = Priority.ORDINARY

    @property
    def id(self) -> str:
        return f"visit-{self.number}"

    @property
    def queued_from(self) -> datetime:
        return queued_from(self.since, self.priority)
