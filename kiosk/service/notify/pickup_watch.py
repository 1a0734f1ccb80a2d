"""The thread that takes each step of a pickup at its time; after a time when the service was down, at once."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from kiosk.domain.instants import elapsed
from kiosk.service.store.jobs import PICKUPS
from kiosk.service.store.store import Store
from kiosk.service.usecases.escalate import next_step_due, take_due_steps
from kiosk.service.usecases.pickup_rounds import LOOK_AGAIN
from kiosk.service.worker import Worker


class PickupWatch(Worker):
    """In every process: a step that another one has just taken is not found any more."""

    def __init__(self, store: Store, clock: Callable[[], datetime]) -> None:
        super().__init__("pickup-watch", again_after=LOOK_AGAIN.total_seconds())
        self._store = store
        self._clock = clock
        self.wake_by(store, PICKUPS)

    def look(self) -> float:
        """Takes what is due; the seconds until the next step may be."""
        with self._store.read() as session:
            due = next_step_due(session)
        now = self._clock()
        longest = LOOK_AGAIN.total_seconds()
        if due is None:
            return longest
        at, office_id = due
        if at > now:
            return min(longest, elapsed(since=now, until=at).total_seconds())
        self._store.write(partial(take_due_steps, office_id=office_id, now=now))
        return 0.0
