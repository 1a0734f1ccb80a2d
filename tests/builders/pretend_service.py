"""A service made of canned answers, for the staff tool's own requests; it remembers what it was asked."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import httpx
from pydantic import BaseModel

from kiosk.client.staff_calls import StaffCalls
from kiosk.wire import paths


@dataclass(frozen=True, kw_only=True)
class Asked:
    method: str
    path: str
    body: Any
    key: str | None
    query: dict[str, str]


@dataclass
class PretendService:
    """`answers`: by method and path, or by the path's last word; what nobody canned is an empty list."""

    answers: dict[str, Any] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)

    def says(self, path: str, answer: BaseModel | tuple[int, Any] | Callable[[Asked], Any] | None) -> None:
        """A model is 200; None is 204; a pair is a status and JSON; a function decides by what was asked."""
        self.answers[path] = answer

    def refuses(self, path: str, status: int, code: str) -> None:
        self.answers[path] = (status, {"code": code})

    def steps(self) -> list[tuple[str, Any]]:
        """Every POST: its path without the common beginning, and its body."""
        return [(each.path.removeprefix("/v1/staff/"), each.body) for each in self.asked if each.method == "POST"]

    def calls(self) -> StaffCalls:
        http = httpx.AsyncClient(transport=httpx.MockTransport(self._answer), base_url="http://service.example")
        return StaffCalls(http)

    def _answer(self, request: httpx.Request) -> httpx.Response:
        path = request.url.path
        asked = Asked(
            method=request.method,
            path=path,
            body=_body(request),
            key=request.headers.get("idempotency-key"),
            query=dict(request.url.params),
        )
        self.asked.append(asked)
        canned = self.answers.get(path, self.answers.get(path.rsplit("/", 1)[1], _EMPTY.get(path)))
        if callable(canned):
            canned = canned(asked)
        return _response(canned)


_EMPTY: dict[str, Any] = {
    paths.STAFF_APPOINTMENTS: (200, {"appointments": []}),
    paths.STAFF_CASEWORKERS: (200, {"caseworkers": []}),
    paths.STAFF_ROOMS: (200, {"rooms": []}),
    paths.STAFF_DESKS: (200, {"desks": []}),
    paths.STAFF_DEVICES: (200, {"devices": []}),
    paths.STAFF_SUPERVISION: (200, {"notices": [], "parts": []}),
    paths.STAFF_TOPICS: (200, {"topics": []}),
    paths.STAFF_TIMES: (200, {"slots": [], "changed": []}),
    paths.STAFF_BOOKINGS: (200, {"bookings": []}),
    paths.STAFF_SOURCES: (200, {"sources": []}),
    paths.STAFF_CHANNELS: (200, {"channels": []}),
    paths.STAFF_MESSAGES: (200, {"messages": []}),
    paths.STAFF_POLICIES: (200, {"policies": []}),
    paths.STAFF_USERS: (200, {"users": []}),
}


def _body(request: httpx.Request) -> Any:
    raw = request.content
    try:
        return json.loads(raw) if raw else None
    except ValueError:
        return raw


def _response(canned: Any) -> httpx.Response:
    if canned is None:
        return httpx.Response(204)
    if isinstance(canned, BaseModel):
        return httpx.Response(200, json=canned.model_dump(mode="json"))
    status, words = canned
    return httpx.Response(status, json=words)
