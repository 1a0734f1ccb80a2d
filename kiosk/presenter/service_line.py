"""The line to the service: begun after the first frame, because what it needs takes a third of a second to load."""

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

from kiosk.presenter.backroom import Backroom
from kiosk.qtkit.background import BackgroundLoop

if TYPE_CHECKING:
    from kiosk.spool.courier import Courier

AGAIN_SECONDS = 5.0


class ServiceLine:
    """`post` takes a `Condition`, in the background thread. `begin`, `wake` and `end` from any thread."""

    def __init__(self, backroom: Backroom, *, post: Callable[[object], None]) -> None:
        self._backroom = backroom
        self._post = post
        self._background = BackgroundLoop(small=True)
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
            self._backroom.journal.warning("courier.failed", error=type(running.exception()).__name__)
            await asyncio.sleep(AGAIN_SECONDS)

    def _new_courier(self) -> "Courier":
        from kiosk.client.transport import Endpoint
        from kiosk.spool.courier import Courier

        room = self._backroom
        settings = room.settings
        return Courier(
            Endpoint(url=settings.url, token=settings.token, authority=settings.authority),
            room.spool,
            known=room.known,
            clock=room.clock,
            in_hand=settings.numbers_in_hand,
            journal=room.journal,
            report=self._post,
        )
