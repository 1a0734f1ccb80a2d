"""A stand-in for the service on a free loopback port: the kiosk's routes, and every way they can fail."""

import asyncio
import base64
import json
import threading
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, auto
from typing import Any
from urllib.parse import parse_qs, urlsplit

from builders.envelopes import PRIVATE, PUBLIC
from kiosk.wire.envelope import open_envelope

KEY_ID = "key-1"
TOKEN = "made-up-token"


class Mood(Enum):
    GOOD = auto()
    BROKEN = auto()  # 500 to everything
    HANGING = auto()  # takes the request, never answers
    DROPPING = auto()  # does it, and closes before answering
    GONE = auto()  # closes at once
    REVOKING = auto()  # 401 to everything
    REDIRECTING = auto()
    BABBLING = auto()  # 200 with something that is no JSON


_ANSWERS: dict[Mood, tuple[int, Any]] = {
    Mood.BROKEN: (500, {"code": "internal"}),
    Mood.REVOKING: (401, {"code": "unauthorized"}),
    Mood.REDIRECTING: (307, None),
    Mood.BABBLING: (200, "babble"),
}


@dataclass
class StandInService:
    """Serves in a thread of its own between `with` and its end. `poison`: ids that break their whole batch.

    `free`: ids of free times and when they are; `quicker`: of those that somebody else has got.
    """

    mood: Mood = Mood.GOOD
    poison: set[str] = field(default_factory=set)
    poison_status: int = 422
    numbers_gone: bool = False
    paired: dict[str, Any] = field(default_factory=lambda: a_pairing())
    state: dict[str, Any] = field(default_factory=lambda: a_state())
    arrivals: list[dict[str, Any]] = field(default_factory=list)
    free: dict[str, str] = field(default_factory=dict)
    quicker: set[str] = field(default_factory=set)
    quota_used: bool = False
    bookings: list[dict[str, Any]] = field(default_factory=list)
    queries: list[dict[str, str]] = field(default_factory=list)
    requests: Counter[str] = field(default_factory=Counter)
    leased: Counter[date] = field(default_factory=Counter)
    stream_headers: list[dict[str, str]] = field(default_factory=list)
    script: list[bytes | float] = field(default_factory=list)  # what an event stream says; a number is a pause

    def __enter__(self) -> "StandInService":
        self._ready = threading.Event()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()
        assert self._ready.wait(10)
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(10)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    @property
    def distinct(self) -> dict[str, dict[str, Any]]:
        """Every arrival once, by id, in the order of its first coming."""
        return {item["id"]: item for item in reversed(self.arrivals)}

    def opened(self, item: dict[str, Any]) -> Any:
        return open_envelope(base64.b64decode(item["envelope"]), PRIVATE)

    def _run(self) -> None:
        self._loop.run_until_complete(self._serve())
        self._loop.close()

    async def _serve(self) -> None:
        self._stop = asyncio.Event()
        self._writers: set[asyncio.StreamWriter] = set()
        server = await asyncio.start_server(self._connection, "127.0.0.1", 0)
        self._port = server.sockets[0].getsockname()[1]
        self._ready.set()
        await self._stop.wait()
        server.close()
        tasks = asyncio.all_tasks() - {asyncio.current_task()}
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _connection(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while await self._exchange(reader, writer):
                pass
        except (asyncio.IncompleteReadError, asyncio.CancelledError, ConnectionError):
            pass
        finally:
            writer.close()

    async def _exchange(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        line, *rest = head.split("\r\n")
        headers = {name.lower(): value for name, _, value in (each.partition(": ") for each in rest if each)}
        raw = await reader.readexactly(int(headers.get("content-length", 0)))
        method, target, _ = line.split(" ")
        url = urlsplit(target)
        self.requests[f"{method} {url.path}"] += 1
        if self.mood is Mood.GONE:
            return False
        if self.mood is Mood.HANGING:
            await asyncio.sleep(3600)
        if url.path.endswith("/events") and self.mood is Mood.GOOD:
            await self._stream(headers, writer)
            return False
        query = {name: values[0] for name, values in parse_qs(url.query).items()}
        status, body = self._answer(method, url.path, query, json.loads(raw) if raw else None)
        if self.mood is Mood.DROPPING:
            return False
        await self._write(writer, status, body)
        return True

    def _answer(self, method: str, path: str, query: dict[str, str], body: Any) -> tuple[int, Any]:
        if self.mood in _ANSWERS:
            return _ANSWERS[self.mood]
        match method, path:
            case "GET", "/v1/kiosk/state":
                self.queries.append(query)
                return 200, self.state
            case "POST", "/v1/kiosk/numbers":
                return self._lease(body)
            case "POST", "/v1/kiosk/arrivals":
                return self._take(body["arrivals"])
            case "GET", "/v1/kiosk/slots":
                self.queries.append(query)
                return 200, {"slots": [{"id": id_, "starts_at": at} for id_, at in self.free.items()]}
            case "POST", "/v1/kiosk/bookings":
                return self._book(body)
            case "POST", "/v1/pair":
                return self._pair(body["code"])
        return 404, {"code": "not_found"}

    def _lease(self, body: dict[str, Any]) -> tuple[int, Any]:
        if self.numbers_gone:
            return 409, {"code": "no_numbers"}
        day = date.fromisoformat(body["service_day"])
        first = self.leased[day] + 1
        self.leased[day] += body["count"]
        return 201, {"service_day": day.isoformat(), "first": first, "last": self.leased[day]}

    def _take(self, items: list[dict[str, Any]]) -> tuple[int, Any]:
        if any(item["id"] in self.poison for item in items):
            return self.poison_status, {"code": "malformed"}
        self.arrivals.extend(items)
        return 202, {"accepted": len(items)}

    def _book(self, wanted: dict[str, Any]) -> tuple[int, Any]:
        """The same id gets the same answer."""
        self.bookings.append(wanted)
        if self.quota_used:
            return 429, {"code": "too_many_requests"}
        if wanted["slot_id"] in self.quicker:
            del self.free[wanted["slot_id"]]
            return 409, {"code": "slot_taken"}
        return 201, {"code": "7QF2M8XW", "starts_at": self.free[wanted["slot_id"]]}

    def _pair(self, code: str) -> tuple[int, Any]:
        if code != "GOOD-CODE":
            return 404, {"code": "bad_code"}
        return 201, self.paired

    async def _stream(self, headers: dict[str, str], writer: asyncio.StreamWriter) -> None:
        self.stream_headers.append(headers)
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n")
        for part in self.script:
            if isinstance(part, float):
                await asyncio.sleep(part)
            else:
                writer.write(part)
                await writer.drain()

    @staticmethod
    async def _write(writer: asyncio.StreamWriter, status: int, body: Any) -> None:
        raw = body.encode() if isinstance(body, str) else json.dumps(body).encode()
        extra = "Location: http://127.0.0.1:1/\r\n" if status == 307 else ""
        kind = "application/json" if status < 400 else "application/problem+json"
        head = f"HTTP/1.1 {status} Answer\r\nContent-Type: {kind}\r\n{extra}Content-Length: {len(raw)}\r\n\r\n"
        writer.write(head.encode() + raw)
        await writer.drain()


def a_pairing() -> dict[str, Any]:
    return {
        "token": TOKEN,
        "device_id": "device-1",
        "office_id": "main",
        "kind": "kiosk",
        "key_id": KEY_ID,
        "public_key": base64.b64encode(PUBLIC).decode(),
        "reserve": {"first": 9000, "last": 9049},
    }


def a_state(**changes: Any) -> dict[str, Any]:
    state: dict[str, Any] = {
        "open": True,
        "service_day": "2026-11-23",
        "now": "2026-11-23T09:52:00+01:00",
        "key_id": KEY_ID,
        "public_key": base64.b64encode(PUBLIC).decode(),
        "next_key": None,
        "times": [f"{hour:02}:{minute:02}" for hour in range(8, 15) for minute in (0, 15, 30, 45)],
        "topics": [{"id": "topic-1", "texts": {"da": "Alt andet"}}],
        "languages": ["da", "en", "ar"],
        "notice": None,
        "walk_in_wait_minutes": [10, 15],
        "office_name": "Borgerservice",
        "grid_minutes": 15,
        "next_service_day": "2026-11-24",
    }
    return state | changes
