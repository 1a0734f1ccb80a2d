"""The line to the service: begun after the first frame, because what it needs takes a third of a second to load."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from kiosk.presenter.backroom import Backroom
from kiosk.presenter.booking_line import Question
from kiosk.presenter.pairing import read_pairing
from kiosk.qtkit.background import BackgroundLoop

if TYPE_CHECKING:
    from kiosk.spool.courier import Courier

AGAIN_SECONDS = 5.0


class ServiceLine:
    """`post` takes a `Condition`, or the answer to a question, in the background thread.

    `begin`, `wake`, `ask` and `end` from any thread.
    """

    def __init__(self, backroom: Backroom, *, post: Callable[[object], None]) -> None:
        self._backroom = backroom
        self._settings = backroom.settings
        self._post = post
        self._background = BackgroundLoop(small=True)
        self._courier: Courier | None = None

    def begin(self) -> None:
        self._background.start()
        self._background.submit(self._run_always())

    def wake(self) -> None:
        if self._courier is not None:
            self._courier.wake()

    def beat_now(self) -> None:
        """The reception is to be told something at once. From any thread."""
        if self._courier is not None:
            self._courier.beat_now()

    def ask(self, question: Question, *, otherwise: object) -> None:
        """Posts what the service answers; `otherwise` where it cannot be asked, or its answer is a riddle."""
        asking = self._background.submit(self._answered(question, otherwise))
        asking.add_done_callback(partial(self._on_asked, otherwise))

    async def _answered(self, question: Question, otherwise: object) -> object:
        calls = self._courier.calls if self._courier is not None else None
        return otherwise if calls is None else await question(calls)

    def _on_asked(self, otherwise: object, asked: "Future[object]") -> None:
        """In the background thread."""
        if asked.cancelled():
            return
        error = asked.exception()
        if error is not None:
            self._backroom.journal.warning("question.failed", error=type(error).__name__)
        self._post(otherwise if error is not None else asked.result())

    def end(self) -> None:
        self._background.stop()

    async def _run_always(self) -> None:
        """Whatever happens in it, it is begun again: a kiosk that collects and never delivers would be the worst."""
        while True:
            courier = self._courier = self._new_courier()
            running = asyncio.ensure_future(courier.run())
            pairing = asyncio.ensure_future(self._paired_anew(courier))
            try:
                await asyncio.wait({running, pairing}, return_when=asyncio.FIRST_COMPLETED)
            finally:
                running.cancel()
                pairing.cancel()
            if running.done():
                self._backroom.journal.warning("courier.failed", error=type(running.exception()).__name__)
                await asyncio.sleep(AGAIN_SECONDS)
            else:
                await asyncio.wait({running})

    async def _paired_anew(self, courier: "Courier") -> None:
        """Ends when a kiosk that was shut out finds another pairing in its folder, and has taken it on."""
        while True:
            await asyncio.sleep(AGAIN_SECONDS)
            found = read_pairing(self._backroom.settings.data_dir) if courier.is_shut_out else None
            if found is not None and found[1].token != self._settings.token:
                url, paired = found
                self._settings = replace(self._settings, url=url, token=paired.token)
                self._backroom.known.paired_key, self._backroom.known.reserve = paired.key, paired.reserve
                self._backroom.journal.info("pairing.taken_on")
                return

    def _new_courier(self) -> "Courier":
        from kiosk.client.transport import Endpoint
        from kiosk.spool.courier import Courier

        room, settings = self._backroom, self._settings
        return Courier(
            Endpoint(url=settings.url, token=settings.token, authority=settings.authority),
            room.spool,
            known=room.known,
            clock=room.clock,
            in_hand=settings.numbers_in_hand,
            scanner=settings.scanner_device,
            journal=room.journal,
            report=self._post,
        )
