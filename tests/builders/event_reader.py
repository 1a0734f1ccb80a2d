"""An event stream as it comes over the wire: ids, names, data and comments."""

import http.client
import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Protocol
from urllib.parse import urlsplit

SECONDS = 20.0
STAFF = "/v1/staff/events"
DISPLAY = "/v1/display/events"


class Served(Protocol):
    @property
    def url(self) -> str: ...


@dataclass(frozen=True, kw_only=True)
class Event:
    id: int
    name: str
    data: dict[str, Any]


class EventReader:
    """Reads in the test's own thread; a stream that stays silent for SECONDS fails the test."""

    def __init__(self, response: http.client.HTTPResponse) -> None:
        self.status = response.status
        self.headers = {name.lower(): value for name, value in response.getheaders()}
        self._response = response

    def events(self) -> Iterator[Event]:
        """Endless, until the service ends it."""
        fields: dict[str, str] = {}
        for line in self.lines():
            if line and not line.startswith(":"):
                name, _, value = line.partition(": ")
                fields[name] = value
            elif not line and "event" in fields:
                yield Event(id=int(fields["id"]), name=fields["event"], data=json.loads(fields["data"]))
                fields = {}

    def next(self, name: str, fits: Callable[[Event], bool] = lambda event: True) -> Event:
        return next(event for event in self.events() if event.name == name and fits(event))

    def lines(self) -> Iterator[str]:
        until = time.monotonic() + SECONDS
        for raw in iter(self._response.readline, b""):
            assert time.monotonic() < until, "comments only"
            yield raw.decode().rstrip("\n")


@contextmanager
def reading(service: Served, path: str, token: str, *, after: int | str | None = None) -> Iterator[EventReader]:
    connection = http.client.HTTPConnection(urlsplit(service.url).netloc, timeout=SECONDS)
    headers = {"Authorization": f"Bearer {token}"}
    if after is not None:
        headers["Last-Event-ID"] = str(after)
    try:
        connection.request("GET", path, headers=headers)
        yield EventReader(connection.getresponse())
    finally:
        connection.close()
