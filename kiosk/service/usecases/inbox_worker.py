"""The thread behind the inbox: it does what was committed and still waits, at the start too."""

import threading
import time
from collections.abc import Callable, Sequence

import structlog

from kiosk.service.store.jobs import INBOX
from kiosk.service.store.store import Store

log = structlog.get_logger()

LOOK_AGAIN_SECONDS = 2.0

LEAST_PAUSE_SECONDS = 0.01
"""While more comes in: as long as the last round took, at least this. Taking in goes first, and rounds get larger."""

Chore = Callable[[], bool]
"""Does some of what waits, in transactions of its own. False: nothing waits."""


class InboxWorker:
    """Woken by every commit that put something in; a chore that fails is tried again a little later."""

    def __init__(self, store: Store, chores: Sequence[Chore]) -> None:
        self._chores = chores
        self._wanted = threading.Event()
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._run, name="inbox-worker", daemon=True)
        store.on_commit(self._on_commit)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """After what is under way; the rest stays in the inbox."""
        self._ending.set()
        self._wanted.set()
        self._thread.join()

    def _on_commit(self, woken: frozenset[str]) -> None:
        if INBOX in woken:
            self._wanted.set()

    def _run(self) -> None:
        while not self._ending.is_set():
            self._wanted.clear()
            began = time.monotonic()
            # WHY all of them each time: none waits until another is quite done.
            more = any([self._done(chore) for chore in self._chores])
            if self._wanted.is_set():
                self._ending.wait(max(time.monotonic() - began, LEAST_PAUSE_SECONDS))
            elif not more:
                self._wanted.wait(LOOK_AGAIN_SECONDS)

    def _done(self, chore: Chore) -> bool:
        try:
            return chore()
        except Exception as error:  # noqa: BLE001 - the thread outlives whatever the database has today
            log.error("inbox.chore_failed", error=type(error).__name__)
            return False
