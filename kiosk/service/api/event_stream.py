"""Server-sent events: their bytes, the comment that shows a line is alive, and an end for who is no longer let in."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence

from fastapi import Request
from fastapi.responses import StreamingResponse

from kiosk.service.api.hub import Hub, Listener
from kiosk.service.usecases.event_feed import PAGE, Happened
from kiosk.wire.events import COMMENT_EVERY_SECONDS

COMMENT = b":\n\n"

Render = Callable[[Sequence[Happened]], Awaitable[bytes]]
"""What this listener is told of these events; empty: nothing."""

Patience = Callable[[], float]
"""Seconds until this listener is to be told something also without an event: then it is rendered with none."""

Allowed = Callable[[], Awaitable[bool]]
"""Asked every few seconds: whether this listener is still let in."""


def frame(name: str, data: str, *, id: int) -> bytes:
    return f"id: {id}\nevent: {name}\ndata: {data}\n\n".encode()


def answer(told: AsyncIterator[bytes]) -> StreamingResponse:
    return StreamingResponse(told, media_type="text/event-stream", headers={"X-Accel-Buffering": "no"})


def last_event_id(request: Request) -> int | None:
    """None: from now on. What is no number of ours is older than anything kept."""
    raw = request.headers.get("last-event-id")
    if raw is None or not raw.strip():
        return None
    return int(raw) if raw.strip().isascii() and raw.strip().isdecimal() and len(raw) < 19 else -1


async def missed(hub: Hub, office_id: str, after: int, listener: Listener) -> AsyncIterator[Sequence[Happened]]:
    """What happened after `after`, page by page, up to where the listener's own queue begins."""
    while after < listener.since:
        page = await hub.read(office_id, after)
        told = [happened for happened in page if happened.id <= listener.since]
        if told:
            yield told
            after = told[-1].id
        if len(page) < PAGE:
            return


async def live(
    listener: Listener, render: Render, allowed: Allowed, *, patience: Patience = lambda: float("inf")
) -> AsyncIterator[bytes]:
    """What happens from now on, and every three seconds a comment."""
    loop = asyncio.get_running_loop()
    due = loop.time() + COMMENT_EVERY_SECONDS
    while True:
        happened = await listener.next(within=max(0.0, min(due - loop.time(), patience())))
        if happened is None:
            return
        if happened or patience() <= 0:
            told = await render(happened)
            if told:
                yield told
        if loop.time() >= due:
            if not await allowed():
                return
            due = loop.time() + COMMENT_EVERY_SECONDS
            yield COMMENT
