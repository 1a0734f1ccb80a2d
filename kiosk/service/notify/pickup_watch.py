"""The thread that takes each step of a pickup at its time; after a time when the service was down, at once."""

import threading
from collections.abc import Callable
from datetime import datetime
from functools import partial

import structlog

from kiosk.domain.instants import elapsed
from kiosk.service.store.jobs import PICKUPS
from kiosk.service.store.store import Store
from kiosk.service.usecases.escalate import next_step_due, take_due_steps
from kiosk.service.usecases.pickup_rounds import LOOK_AGAIN

log = structlog.get_logger()


class PickupWatch:
    """In every process: a step that another one has just taken is not found any more."""

    def __init__(self, store: Store, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._clock = clock
        self._wanted = threading.Event()
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._run, name="pickup-watch", daemon=True)
        store.on_commit(self._on_commit)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._ending.set()
        self._wanted.set()
        self._thread.join()

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

    def _on_commit(self, woken: frozenset[str]) -> None:
        if PICKUPS in woken:
            self._wanted.set()

    def _run(self) -> None:
        while not self._ending.is_set():
            self._wanted.clear()
            try:
                seconds = self.look()
            except Exception as error:  # noqa: BLE001 - the thread outlives whatever the database has today
                log.error("pickups.failed", error=type(error).__name__)
                seconds = LOOK_AGAIN.total_seconds()
            self._wanted.wait(seconds)
