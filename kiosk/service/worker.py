"""A thread of the service that works in rounds: in its own time, at once when it is woken, until it is stopped."""

import threading
from abc import ABC, abstractmethod

import structlog

from kiosk.service.store.store import Store

log = structlog.get_logger()


class Worker(ABC):
    """No round ends it: what one raises is logged by its type alone, and `again_after` seconds later comes the next."""

    def __init__(self, name: str, *, again_after: float) -> None:
        self._worker_name = name
        self._again_after = again_after
        self._woken = threading.Event()
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    @abstractmethod
    def look(self) -> float:
        """One round: does what there is to do; the seconds until the next round, unless somebody wakes it."""

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """After the round that is under way; what it did not come to stays where it is."""
        self._ending.set()
        self._woken.set()
        self._thread.join()

    def wake(self) -> None:
        """From any thread. Woken in the middle of a round it begins the next one after it."""
        self._woken.set()

    def wake_by(self, store: Store, part: str) -> None:
        """With every commit that woke this part of the service."""

        def committed(woken: frozenset[str]) -> None:
            if part in woken:
                self.wake()

        store.on_commit(committed)

    @property
    def is_ending(self) -> bool:
        """Within a round: there is no next one."""
        return self._ending.is_set()

    @property
    def is_wanted(self) -> bool:
        """Within a round: somebody has woken it since the round began."""
        return self._woken.is_set()

    def rest(self, seconds: float) -> None:
        """Within a round: so long it stays as it is, whoever wakes it; a stop does not wait for that."""
        self._ending.wait(seconds)

    def _run(self) -> None:
        while True:
            # WHY in this order: a stop is never taken for a wake-up that a round has answered.
            self._woken.clear()
            if self._ending.is_set():
                return
            try:
                seconds = self.look()
            except Exception as error:  # noqa: BLE001 - the thread outlives whatever the database has today
                log.error("worker.failed", worker=self._worker_name, error=type(error).__name__)
                seconds = self._again_after
            self._woken.wait(seconds)
