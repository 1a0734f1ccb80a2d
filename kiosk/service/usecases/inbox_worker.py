"""The thread behind the inbox: it does what was committed and still waits, at the start too."""

import time
from collections.abc import Callable, Sequence

import structlog

from kiosk.service.store.jobs import INBOX
from kiosk.service.store.store import Store
from kiosk.service.worker import Worker

log = structlog.get_logger()

LOOK_AGAIN_SECONDS = 2.0

LEAST_PAUSE_SECONDS = 0.01
"""While more comes in: as long as the last round took, at least this. Taking in goes first, and rounds get larger."""

Chore = Callable[[], bool]
"""Does some of what waits, in transactions of its own. False: nothing waits."""


class InboxWorker(Worker):
    """Woken by every commit that put something in; a chore that fails is tried again a little later."""

    def __init__(self, store: Store, chores: Sequence[Chore]) -> None:
        super().__init__("inbox-worker", again_after=LOOK_AGAIN_SECONDS)
        self._chores = chores
        self.wake_by(store, INBOX)

    def look(self) -> float:
        began = time.monotonic()
        # WHY all of them each time: none waits until another is quite done.
        more = any([self._done(chore) for chore in self._chores])
        if self.is_wanted:
            self.rest(max(time.monotonic() - began, LEAST_PAUSE_SECONDS))
        return 0.0 if more else LOOK_AGAIN_SECONDS

    def _done(self, chore: Chore) -> bool:
        try:
            return chore()
        except Exception as error:  # noqa: BLE001 - the thread outlives whatever the database has today
            log.error("inbox.chore_failed", error=type(error).__name__)
            return False
