"""The whole service in this process, behind a loopback port: the real routes, and a clock that the test sets."""

import asyncio
import json
import socket
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
import uvicorn
from fastapi import FastAPI

from builders.reception import Reception
from kiosk.service.api import event_stream
from kiosk.service.app import create_app
from kiosk.service.store import notices, notifications
from kiosk.settings.service import ServiceSettings

_AT_ONCE = 0.02


@dataclass(frozen=True, kw_only=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    raw: bytes = field(repr=False)

    @property
    def json(self) -> Any:
        return json.loads(self.raw)

    @property
    def refused(self) -> tuple[int, str]:
        """The status and the code of a problem document."""
        assert self.headers["content-type"] == "application/problem+json"
        return self.status, self.json["code"]


@dataclass(frozen=True, kw_only=True)
class RunningService:
    """`reception.now` is its clock; tokens are those of the reception's builder."""

    url: str
    reception: Reception

    def call(self, method: str, path: str, body: Any = None, *, token: str = "", key: str = "") -> Answer:
        request = urllib.request.Request(self.url + path, method=method)
        if body is not None:
            request.data = body if isinstance(body, bytes) else json.dumps(body).encode()
            request.add_header("Content-Type", "application/json")
        if token:
            request.add_header("Authorization", f"Bearer {token}")
        if key:
            request.add_header("Idempotency-Key", key)
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                return Answer(status=answer.status, headers=_plain(answer.headers), raw=answer.read())
        except urllib.error.HTTPError as refused:
            with refused:
                return Answer(status=refused.code, headers=_plain(refused.headers), raw=refused.read())


class _Server(uvicorn.Server):
    """Tells when its door is open, and ends as soon as it is told to.

    WHY: uvicorn looks every tenth of a second whether it is to end, and then whether everybody has left.
    """

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.is_open = threading.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._loop, self._told_to_end = asyncio.get_running_loop(), asyncio.Event()
        self.is_open.set()

    async def main_loop(self) -> None:
        await self.on_tick(0)  # what stands at the head of every answer
        await self._told_to_end.wait()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        for server in self.servers:
            server.close()
        for connection in list(self.server_state.connections):
            connection.shutdown()
        while self.server_state.connections or self.server_state.tasks:
            await asyncio.sleep(0.001)
        await self.lifespan.shutdown()

    def end(self) -> None:
        self._loop.call_soon_threadsafe(self._told_to_end.set)


_idle: list[FastAPI] = []


@contextmanager
def _kept_routes(app: FastAPI) -> Iterator[FastAPI]:
    """All that `app` starts and ends, behind the routes of one that has ended.

    WHY: FastAPI makes a route when it is first asked for, and takes longer for that than the route to answer.
    """
    kept = _idle.pop() if _idle else app
    kept.router.lifespan_context = app.router.lifespan_context
    yield kept
    _idle.append(kept)


@contextmanager
def _looking_at_once() -> Iterator[None]:
    """What it looks at now and then; how often that is in truth is measured where whole processes answer."""
    with pytest.MonkeyPatch.context() as instead:
        instead.setattr(event_stream, "COMMENT_EVERY_SECONDS", _AT_ONCE)
        instead.setattr(notices, "LOOK_EVERY_SECONDS", _AT_ONCE)
        instead.setattr(notifications, "LOOK_EVERY_SECONDS", _AT_ONCE)
        yield


@contextmanager
def running(reception: Reception, database_url: str, *, watches: bool = False, **told: Any) -> Iterator[RunningService]:
    """`watches`: a thread tells of machines that are silent, between whatever else a stream tells. `told`: settings."""
    settings = ServiceSettings(database_url=database_url, secrets_dir=reception.keys.folder, **told)
    app = create_app(settings, clock=lambda: reception.now, watches=watches)
    with socket.socket() as door, _kept_routes(app) as kept, _looking_at_once():
        door.bind(("127.0.0.1", 0))
        server = _Server(uvicorn.Config(kept, log_config=None, lifespan="on"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [door]}, daemon=True)
        thread.start()
        assert server.is_open.wait(30)
        try:
            yield RunningService(url=f"http://127.0.0.1:{door.getsockname()[1]}", reception=reception)
        finally:
            server.end()
            thread.join(30)


def _plain(headers: Any) -> dict[str, str]:
    return {name.lower(): value for name, value in headers.items()}
