"""A load generator that costs little itself: prepared requests over kept-open loopback connections."""

import asyncio
import json
import time
from collections.abc import Sequence
from dataclasses import dataclass, field


def arrivals_request(host: str, token: str, items: Sequence[dict[str, object]]) -> bytes:
    body = json.dumps({"arrivals": list(items)}).encode()
    head = (
        f"POST /v1/kiosk/arrivals HTTP/1.1\r\nHost: {host}\r\nAuthorization: Bearer {token}\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


@dataclass(slots=True)
class Load:
    """What came back: the time of each answer in seconds, and every status other than 202."""

    seconds: float = 0.0
    times: list[float] = field(default_factory=list)
    refused: list[bytes] = field(default_factory=list)


async def _answer(reader: asyncio.StreamReader) -> bytes:
    head = await reader.readuntil(b"\r\n\r\n")
    length = 0
    for line in head.split(b"\r\n"):
        if line.lower().startswith(b"content-length:"):
            length = int(line.split(b":")[1])
    await reader.readexactly(length)
    return head.split(b" ", 2)[1]


async def _client(port: int, requests: list[bytes], load: Load) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    while requests:
        request = requests.pop()
        started = time.perf_counter()
        writer.write(request)
        status = await _answer(reader)
        load.times.append(time.perf_counter() - started)
        if status != b"202":
            load.refused.append(status)
    writer.close()


async def run(port: int, requests: list[bytes], *, clients: int) -> Load:
    """Sends all requests over `clients` connections, each waiting for its answer before the next."""
    load = Load()
    started = time.perf_counter()
    waiting = list(reversed(requests))
    await asyncio.gather(*(_client(port, waiting, load) for _ in range(clients)))
    load.seconds = time.perf_counter() - started
    return load
