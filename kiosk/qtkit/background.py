"""The one asyncio loop of a desktop process, in one daemon thread beside Qt's."""

import asyncio
import threading
from collections.abc import Coroutine
from concurrent.futures import Future
from typing import Any, TypeVar

Result = TypeVar("Result")


class BackgroundLoop:
    """Runs coroutines off Qt's thread. Their results reach Qt through a `Bridge`, never directly.

    `submit` may be called from any thread between `start` and `stop`.
    """

    def __init__(self, *, small: bool = False) -> None:
        """`small`: without uvloop, which is quicker and takes 2 MB."""
        self._loop = asyncio.new_event_loop() if small else _new_loop()
        self._thread = threading.Thread(target=self._run, name="background", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def submit(self, work: Coroutine[Any, Any, Result]) -> Future[Result]:
        """Cancelling the future cancels the coroutine within about a millisecond."""
        return asyncio.run_coroutine_threadsafe(work, self._loop)

    def stop(self, *, patience: float = 2.0) -> bool:
        """Cancel everything, let it clean up, end the thread; False if it did not end in time."""
        if not self._thread.is_alive():
            return True
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(patience)
        return not self._thread.is_alive()

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        try:
            self._loop.run_forever()
            self._loop.run_until_complete(_cancel_all())
            self._loop.run_until_complete(self._loop.shutdown_asyncgens())
        finally:
            self._loop.close()


def _new_loop() -> asyncio.AbstractEventLoop:
    try:
        import uvloop
    except ImportError:  # WHY: there is no uvloop on Windows
        return asyncio.new_event_loop()
    return uvloop.new_event_loop()


async def _cancel_all() -> None:
    tasks = asyncio.all_tasks() - {asyncio.current_task()}
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
