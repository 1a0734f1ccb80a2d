"""Writers that are held, so that what is handed to them meanwhile goes together."""

import threading
from concurrent.futures import Future

from sqlalchemy.orm import Session

from builders.reception import Reception
from kiosk.service.store.pooled_writer import THREADS


class Held:
    """Holds all writers until its end, so that what is submitted meanwhile waits."""

    def __init__(self, reception: Reception) -> None:
        self._store = reception.store
        self._free = threading.Event()
        self._holding = threading.Semaphore(0)
        self._held: list[Future[None]] = []

    def __enter__(self) -> "Held":
        for _ in range(1 if self._store.engines.is_sqlite else THREADS):
            self._held.append(self._store.submit(self._hold))
        for _ in self._held:
            assert self._holding.acquire(timeout=10)
        return self

    def __exit__(self, *_: object) -> None:
        self._free.set()
        for held in self._held:
            held.result(10)

    def _hold(self, session: Session) -> None:
        self._holding.release()
        self._free.wait(10)
