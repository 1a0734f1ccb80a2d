"""Who hears of what happened: one reader per office and process, and its listeners."""

import asyncio
import contextlib
from collections import deque
from collections.abc import Callable, Sequence

import structlog
from fastapi.concurrency import run_in_threadpool

from kiosk.service.store.jobs import PARTS
from kiosk.service.store.notices import watcher_of
from kiosk.service.store.store import Store
from kiosk.service.usecases.event_feed import PAGE, Happened, Kept, events_after, kept_events

log = structlog.get_logger()

LOOK_EVERY_SECONDS = 5.0
"""Also without a wake-up: a commit whose notice got lost is told this much later."""

_MOST_WAITING = 200


class Listener:
    """One open stream. What it gets begins behind the event `since`, in order, without gaps.

    `hears_first`: a person is to get up for it, so it does not stand behind fifty boards.
    """

    def __init__(self, since: int, leave: Callable[["Listener"], None], *, hears_first: bool = False) -> None:
        self.since = since
        self.hears_first = hears_first
        self._leave = leave
        self._waiting: deque[Sequence[Happened]] = deque()
        self._ready = asyncio.Event()
        self._ended = False

    async def next(self, *, within: float) -> list[Happened] | None:
        """All that waits; empty when nothing happened in that many seconds; None: the stream is over."""
        happened: list[Happened] = []
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(within):
                await self._ready.wait()
        self._ready.clear()
        while self._waiting:
            happened += self._waiting.popleft()
        return None if self._ended and not happened else happened

    def put(self, happened: Sequence[Happened]) -> None:
        """A listener that does not keep up is ended; it comes again and says what it has."""
        if len(self._waiting) >= _MOST_WAITING:
            self._waiting.clear()
            self._ended = True
        elif not self._ended:
            self._waiting.append(happened)
        self._ready.set()

    def end(self) -> None:
        """After what waits already."""
        self._ended = True
        self._ready.set()

    def close(self) -> None:
        self._leave(self)


class _Office:
    """Reads an office's events once for all its listeners, as long as there are any."""

    def __init__(self, hub: "Hub", office_id: str) -> None:
        self.listeners: set[Listener] = set()
        self._hub = hub
        self._office_id = office_id
        self._news = asyncio.Event()
        self._since: int | None = None
        self._lock = asyncio.Lock()
        self._task: asyncio.Task[None] | None = None

    async def listen(self, *, hears_first: bool) -> Listener:
        async with self._lock:
            if self._since is None:
                self._since = (await self._hub.kept(self._office_id)).newest
        if self._task is None:
            self._task = asyncio.create_task(self._run())
        listener = Listener(self._since, self._leave, hears_first=hears_first)
        self.listeners.add(listener)
        return listener

    def wake(self) -> None:
        self._news.set()

    def stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None
        self._since = None

    def _leave(self, listener: Listener) -> None:
        self.listeners.discard(listener)
        if not self.listeners:
            self.stop()

    async def _run(self) -> None:
        while True:
            try:
                await self._tell_news()
            except Exception as error:  # noqa: BLE001 - the streams outlive whatever the database has today
                log.error("events.unread", error=type(error).__name__)
            # WHY not wait_for: before Python 3.12 it swallows a cancellation that comes with the news, and two read.
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(LOOK_EVERY_SECONDS):
                    await self._news.wait()

    async def _tell_news(self) -> None:
        more = True
        while more:
            self._news.clear()
            happened = await self._hub.read(self._office_id, self._since or 0)
            if happened:
                self._since = happened[-1].id
                for listener in sorted(self.listeners, key=lambda each: not each.hears_first):
                    listener.put(happened)
            more = len(happened) == PAGE


class Hub:
    """Lives in the event loop; commits of this process and others wake it."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._offices: dict[str, _Office] = {}
        self._loop: asyncio.AbstractEventLoop | None = None
        self._watcher = watcher_of(store, self._noticed)

    def start(self) -> None:
        """In the running loop."""
        self._loop = asyncio.get_running_loop()
        self._store.on_commit(self._committed)
        self._watcher.start()

    def stop(self) -> None:
        self.end_streams()
        self._loop = None
        self._watcher.stop()

    def end_streams(self) -> None:
        """The listeners come again, to another process or to this one when it is back."""
        for office in self._offices.values():
            for listener in tuple(office.listeners):
                listener.end()
            office.stop()

    async def listen(self, office_id: str, *, hears_first: bool = False) -> Listener:
        """Registered before this returns: nothing that happens from now on is missed."""
        office = self._offices.setdefault(office_id, _Office(self, office_id))
        return await office.listen(hears_first=hears_first)

    async def read(self, office_id: str, after: int) -> list[Happened]:
        return await run_in_threadpool(self._read, office_id, after)

    async def kept(self, office_id: str) -> Kept:
        return await run_in_threadpool(self._kept, office_id)

    def _read(self, office_id: str, after: int) -> list[Happened]:
        with self._store.read() as session:
            return events_after(session, office_id, after)

    def _kept(self, office_id: str) -> Kept:
        with self._store.read() as session:
            return kept_events(session, office_id)

    def _committed(self, woken: frozenset[str]) -> None:
        for office_id in woken - PARTS:
            self._noticed(office_id)

    def _noticed(self, office_id: str | None) -> None:
        """In a thread of the store."""
        loop = self._loop
        if loop is not None:
            with contextlib.suppress(RuntimeError):  # the loop has just closed
                loop.call_soon_threadsafe(self._wake, office_id)

    def _wake(self, office_id: str | None) -> None:
        for name, office in self._offices.items():
            if office_id in (None, name):
                office.wake()
