"""The frame around every answer: headers that forbid keeping it, unless it has its own, and a 500 that says nothing."""

import traceback
from pathlib import Path

import structlog
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kiosk.service.api.problems import problem
from kiosk.wire.problems import Code

log = structlog.get_logger()

_HEADERS = [
    (b"cache-control", b"no-store"),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"no-referrer"),
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
]


class Frame:
    """Outermost of all. What nobody planned is logged by its type and place, never by its message."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = False

        async def framed(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                own = list(message.get("headers", ()))
                named = {name for name, _ in own}
                message["headers"] = [*own, *(header for header in _HEADERS if header[0] not in named)]
            await send(message)

        try:
            await self._app(scope, receive, framed)
        except Exception as error:  # noqa: BLE001 - the last handler of all; its message may hold input
            log.error("request.failed", error=type(error).__name__, place=_place(error))
            if not started:
                await problem(Code.INTERNAL)(scope, receive, framed)


def _place(error: Exception) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    if not frames:
        return ""
    return f"{Path(frames[-1].filename).name}:{frames[-1].lineno}"
