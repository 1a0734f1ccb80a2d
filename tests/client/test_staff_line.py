"""The staff tool's line: list, then stream; nothing twice, nothing left out, and its end is said."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import httpx

from kiosk.client.retry import Backoff
from kiosk.client.staff_calls import StaffCalls
from kiosk.client.staff_line import (
    LineDown,
    LineUp,
    Listed,
    SessionOver,
    StaffNews,
    VisitChanged,
    VisitTakenAway,
    follow_visits,
)

VISIT = {
    "id": "visit-17",
    "number": 17,
    "status": "waiting",
    "outcome": "matched",
    "arrived_at": "2026-11-23T09:52:00+01:00",
    "received_at": "2026-11-23T09:52:00+01:00",
    "version": 1,
}


def event(number: int, name: str, data: Any) -> bytes:
    return f"id: {number}\nevent: {name}\ndata: {json.dumps(data)}\n\n".encode()


class Line:
    """Answers lists and streams in turn; when nothing is left to say it turns the listener away."""

    def __init__(self, *streams: list[bytes], lists: list[tuple[int, Any]] | None = None) -> None:
        self.lists = lists or [(200, {"visits": [VISIT], "last_event_id": 5})]
        self.streams = list(streams)
        self.resumed: list[str | None] = []

    def follow(self) -> list[StaffNews]:
        said: list[StaffNews] = []
        asyncio.run(self._follow(said))
        return said

    async def _follow(self, said: list[StaffNews]) -> None:
        backoff = Backoff(first=0, cap=0)
        async with httpx.AsyncClient(transport=httpx.MockTransport(self._answer), base_url="http://x.example") as http:
            await asyncio.wait_for(follow_visits(StaffCalls(http), said.append, backoff=backoff), 10)

    def _answer(self, request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("/visits"):
            status, body = self.lists.pop(0) if len(self.lists) > 1 else self.lists[0]
            return httpx.Response(status, json=body)
        self.resumed.append(request.headers.get("Last-Event-ID"))
        if not self.streams:
            return httpx.Response(401, json={"code": "unauthorized"})
        return httpx.Response(200, headers={"Content-Type": "text/event-stream"}, content=_chunks(self.streams.pop(0)))


async def _chunks(parts: list[bytes]) -> AsyncIterator[bytes]:
    for part in parts:
        yield part


def kinds(said: list[StaffNews]) -> list[type]:
    return [type(each) for each in said]


def test_the_list_comes_first_and_the_stream_goes_on_from_it() -> None:
    line = Line([event(6, "visit", {**VISIT, "version": 2}), event(7, "visit_gone", {"id": "visit-17"})])

    said = line.follow()

    assert kinds(said) == [Listed, LineUp, VisitChanged, VisitTakenAway, LineDown, SessionOver]
    assert line.resumed[0] == "5"


def test_after_a_cut_it_resumes_behind_the_last_event_and_drops_doubles() -> None:
    changed = event(6, "visit", {**VISIT, "version": 2})
    line = Line([changed], [changed, event(7, "visit", {**VISIT, "version": 3})])

    said = line.follow()

    versions = [each.visit.version for each in said if isinstance(each, VisitChanged)]
    assert versions == [2, 3]
    assert line.resumed == ["5", "6", "7"]


def test_a_reset_asks_for_the_list_again() -> None:
    fresh = (200, {"visits": [], "last_event_id": 90})
    line = Line([event(80, "reset", {})], lists=[(200, {"visits": [VISIT], "last_event_id": 5}), fresh])

    said = line.follow()

    assert [len(each.visits) for each in said if isinstance(each, Listed)] == [1, 0]
    assert line.resumed[-1] == "90"


def test_a_service_that_is_away_is_asked_again() -> None:
    line = Line(lists=[(503, {"code": "unavailable"}), (200, {"visits": [], "last_event_id": 0})])

    assert kinds(line.follow()) == [LineDown, Listed, SessionOver]


def test_an_expired_session_ends_it() -> None:
    assert kinds(Line(lists=[(401, {"code": "unauthorized"})]).follow()) == [SessionOver]


def test_events_of_a_newer_service_are_passed_over() -> None:
    line = Line([event(6, "weather", {}), event(7, "visit", {"no": "visit"}), event(8, "visit", VISIT)])

    assert kinds(line.follow()) == [Listed, LineUp, VisitChanged, LineDown, SessionOver]
