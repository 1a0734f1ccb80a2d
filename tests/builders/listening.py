"""Somebody who listens to an event stream of a running service, by the client that the programs use."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import aclosing, asynccontextmanager
from typing import Any

import httpx

from kiosk.client.event_stream import Heard, Opened, listen

SECONDS = 20.0


class Listener:
    """What was heard and not looked at yet, in order."""

    def __init__(self) -> None:
        self.opened = asyncio.Event()
        self._heard: asyncio.Queue[tuple[str, dict[str, Any]]] = asyncio.Queue()

    def hear(self, news: object) -> None:
        if isinstance(news, Opened):
            self.opened.set()
        if isinstance(news, Heard):
            self._heard.put_nowait((news.name, json.loads(news.data)))

    async def until(self, name: str, fits: Callable[[dict[str, Any]], bool] = lambda said: True) -> dict[str, Any]:
        """The next event of that name that fits; those before it are passed over."""
        async with asyncio.timeout(SECONDS):
            while True:
                heard, said = await self._heard.get()
                if heard == name and fits(said):
                    return said


@asynccontextmanager
async def listening(http: httpx.AsyncClient, path: str, *, last_id: str | None = None) -> AsyncIterator[Listener]:
    """From the moment that the stream is open."""
    listener = Listener()

    async def hear_all() -> None:
        async with aclosing(listen(http, path, last_id=last_id)) as line:
            async for news in line:
                listener.hear(news)

    line = asyncio.create_task(hear_all())
    try:
        async with asyncio.timeout(SECONDS):
            await listener.opened.wait()
        yield listener
    finally:
        line.cancel()
        await asyncio.gather(line, return_exceptions=True)
