"""Work for the service, done in the background; what came of it arrives later in Qt's thread."""

from collections.abc import Callable, Coroutine
from concurrent.futures import Future
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QObject

from kiosk.qtkit.background import BackgroundLoop
from kiosk.qtkit.bridge import Bridge

T = TypeVar("T")


class Errands(Protocol):
    def run(self, work: Coroutine[Any, Any, T], then: Callable[[T], None]) -> None:
        """`then` is called once, never before `run` has returned, and not at all after `close`."""

    def close(self) -> None:
        """Gives up what is under way."""


class BackgroundErrands:
    def __init__(self, background: BackgroundLoop, parent: QObject | None = None) -> None:
        self._background = background
        self._bridge = Bridge(_deliver, parent)
        self._open: set[Future[Any]] = set()

    def run(self, work: Coroutine[Any, Any, T], then: Callable[[T], None]) -> None:
        future = self._background.submit(_and_post(work, then, self._bridge.post))
        self._open.add(future)
        future.add_done_callback(self._open.discard)

    def close(self) -> None:
        self._bridge.close()
        for future in tuple(self._open):
            future.cancel()


async def _and_post(work: Coroutine[Any, Any, T], then: Callable[[T], None], post: Callable[[object], None]) -> None:
    result = await work
    post((then, result))


def _deliver(delivered: object) -> None:
    assert isinstance(delivered, tuple)
    then, result = delivered
    then(result)
