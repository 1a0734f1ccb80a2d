"""Listening to the service's events: opens again by itself, asks for what it missed, knows when it is deaf."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import AsyncExitStack, aclosing, asynccontextmanager
from dataclasses import dataclass, field

from kiosk.client.answers import Refused
from kiosk.client.calls import refusal
from kiosk.client.light_httpx import EventSource, httpx
from kiosk.client.retry import Backoff
from kiosk.client.transport import ANSWER_SECONDS, CONNECT_SECONDS
from kiosk.wire.events import SILENCE_IS_DOWN_SECONDS

_TURNED_AWAY = (401, 403, 404)


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """The stream is there (again); what was missed follows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """One event; `data` is JSON text. It may come twice: the listener drops ids it has seen."""

    name: str
    data: str = field(repr=False)
    id: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Down:
    """Nothing comes at present; it is being opened again."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnedAway:
    """The service does not let this listener in. The last thing said."""

    refused: Refused


StreamNews = Opened | Heard | Down | TurnedAway


async def listen(
    http: httpx.AsyncClient,
    path: str,
    *,
    last_id: str | None = None,
    silence: float = SILENCE_IS_DOWN_SECONDS,
    backoff: Backoff | None = None,
) -> AsyncGenerator[StreamNews, None]:
    """Endless, until turned away or closed. `last_id`: the last event that the listener has already."""
    backoff = backoff or Backoff()
    seen = last_id
    while True:
        asked_to_wait = None
        try:
            async with _opened(http, path, seen, silence) as response:
                if response.is_success:
                    backoff.succeeded()
                    yield Opened()
                    async with aclosing(_events(response)) as events:
                        async for heard in events:
                            seen = heard.id or seen
                            yield heard
                    yield Down(reason="ended")
                else:
                    await response.aread()
                    refused = refusal(response)
                    if refused.status in _TURNED_AWAY:
                        yield TurnedAway(refused=refused)
                        return
                    asked_to_wait = refused.retry_after
                    yield Down(reason=f"status {refused.status}")
        except httpx.HTTPError as failed:
            yield Down(reason=type(failed).__name__)
        await asyncio.sleep(backoff.wait(at_least=asked_to_wait))


@asynccontextmanager
async def _opened(
    http: httpx.AsyncClient, path: str, seen: str | None, silence: float
) -> AsyncIterator[httpx.Response]:
    """WHY not left to `silence`: a line that takes the question and answers nothing is tried anew before that."""
    stream = http.stream("GET", path, headers=_headers(seen), timeout=_timeout(silence))
    async with AsyncExitStack() as until_read:
        try:
            async with asyncio.timeout(ANSWER_SECONDS):
                response = await until_read.enter_async_context(stream)
        except TimeoutError:
            raise httpx.ConnectTimeout("no answer") from None
        yield response


async def _events(response: httpx.Response) -> AsyncGenerator[Heard, None]:
    async for event in EventSource(response).aiter_sse():
        if event.data:
            yield Heard(name=event.event, data=event.data, id=event.id or None)


def _headers(seen: str | None) -> dict[str, str]:
    headers = {"Accept": "text/event-stream", "Cache-Control": "no-store"}
    return headers if seen is None else headers | {"Last-Event-ID": seen}


def _timeout(silence: float) -> httpx.Timeout:
    return httpx.Timeout(silence, connect=CONNECT_SECONDS)
