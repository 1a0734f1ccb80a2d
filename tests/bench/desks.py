"""Desks that call the next one, eight at once, over kept-open connections."""

import asyncio
import json
import time
import uuid
from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Calls:
    """How long each call took, in seconds, and who was called."""

    times: list[float] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    seconds: float = 0.0


class Desk:
    """One connection; the next request follows the answer of the one before."""

    def __init__(self, port: int, token: str, desk_id: str) -> None:
        self._port, self._token, self._id = port, token, desk_id

    async def open(self) -> "Desk":
        self._reader, self._writer = await asyncio.open_connection("127.0.0.1", self._port)
        return self

    def close(self) -> None:
        self._writer.close()

    async def call_next(self) -> Any:
        return await self._post("/v1/staff/call_next", {"desk_id": self._id})

    async def collects(self, visit: Any) -> None:
        await self._post(f"/v1/staff/visits/{visit['id']}/collected", {})

    async def _post(self, path: str, body: Any) -> Any:
        raw = json.dumps(body).encode()
        head = (
            f"POST {path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {self._token}\r\n"
            f"Idempotency-Key: {uuid.uuid4()}\r\nContent-Type: application/json\r\nContent-Length: {len(raw)}\r\n\r\n"
        )
        self._writer.write(head.encode() + raw)
        answered = (await self._reader.readuntil(b"\r\n\r\n")).lower()
        length = int(answered.split(b"content-length:")[1].split(b"\r\n")[0]) if b"content-length:" in answered else 0
        answer = await self._reader.readexactly(length)
        assert answered.split(b" ", 2)[1] in (b"200", b"204"), (answered, answer)
        return json.loads(answer) if answer else None


async def call_everybody(port: int, token: str, *, desks: int) -> Calls:
    """Each desk calls, collects and calls again, until nobody waits."""
    calls = Calls()
    callers = [await Desk(port, token, str(1 + number)).open() for number in range(desks)]
    began = time.perf_counter()
    await asyncio.gather(*(_work(desk, calls) for desk in callers))
    calls.seconds = time.perf_counter() - began
    for desk in callers:
        desk.close()
    return calls


async def _work(desk: Desk, calls: Calls) -> None:
    while True:
        asked = time.perf_counter()
        visit = await desk.call_next()
        if visit is None:
            return
        calls.times.append(time.perf_counter() - asked)
        calls.numbers.append(visit["number"])
        await desk.collects(visit)
