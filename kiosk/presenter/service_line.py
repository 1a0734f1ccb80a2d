"""The line to the service: begun after the first frame, because what it needs takes a third of a second to load."""

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

from kiosk.client.journal import Journal
from kiosk.qtkit.background import BackgroundLoop
from kiosk.settings.kiosk import KioskSettings
from kiosk.spool.known import Known
from kiosk.spool.office_clock import OfficeClock
from kiosk.spool.spool import Spool

if TYPE_CHECKING:
    from kiosk.spool.courier import Courier

AGAIN_SECONDS = 5.0


class ServiceLine:
    """`post` takes a `courier.Condition` from the background thread. `begin`, `wake` and `end` from any thread."""

    def __init__(
        self,
        settings: KioskSettings,
        *,
        spool: Spool,
        known: Known,
        clock: OfficeClock,
        journal: Journal,
        post: Callable[[object], None],
    ) -> None:
        self._settings = settings
        self._spool = spool
        self._known = known
        self._clock = clock
        self._journal = journal
        self._post = post
        self._background = BackgroundLoop()
        self._courier: Courier | None = None

    def begin(self) -> None:
        self._background.start()
        self._background.submit(self._run_always())

    def wake(self) -> None:
        if self._courier is not None:
            self._courier.wake()

    def end(self) -> None:
        self._background.stop()

    async def _run_always(self) -> None:
        """Whatever happens in it, it is begun again: a kiosk that collects and never delivers would be the worst."""
        while True:
            self._courier = self._new_courier()
            running = asyncio.ensure_future(self._courier.run())
            try:
                await asyncio.wait({running})
            finally:
                running.cancel()
            error = running.exception()
            self._journal.warning("courier.failed", error=type(error).__name__)
            await asyncio.sleep(AGAIN_SECONDS)

    def _new_courier(self) -> "Courier":
        from kiosk.client.transport import Endpoint
        from kiosk.spool.courier import Courier

        endpoint = Endpoint(url=self._settings.url, token=self._settings.token, authority=self._settings.authority)
        return Courier(
            endpoint,
            self._spool,
            known=self._known,
            clock=self._clock,
            journal=self._journal,
            report=self._post,
        )
