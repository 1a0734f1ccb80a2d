"""Every way a request can end is a value."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from builders.stand_in_service import Mood, StandInService
from kiosk.client.answers import Answer, Refused, Unreachable
from kiosk.client.calls import send
from kiosk.client.transport import Endpoint, open_http


@pytest.fixture
def service():
    with StandInService() as running:
        yield running


def ask(url: str, path: str = "/v1/kiosk/state", method: str = "GET", **more: Any) -> Any:
    async def once() -> Any:
        async with open_http(Endpoint(url=url, token="made-up")) as http:
            return await send(http, method, path, **more)

    return asyncio.run(once())


def test_an_answer_carries_its_body(service):
    outcome = ask(service.url)
    assert isinstance(outcome, Answer)
    assert outcome.body["open"] is True


@pytest.mark.parametrize(
    ("mood", "expected"),
    [
        (Mood.BROKEN, Refused(status=500, code="internal")),
        (Mood.REVOKING, Refused(status=401, code="unauthorized")),
        (Mood.REDIRECTING, Unreachable(reason="redirect")),
        (Mood.BABBLING, Unreachable(reason="no JSON")),
        (Mood.GONE, Unreachable(reason="RemoteProtocolError")),
        (Mood.DROPPING, Unreachable(reason="RemoteProtocolError")),
    ],
)
def test_every_other_end_is_named(service, mood, expected):
    service.mood = mood
    assert ask(service.url) == expected


def test_nobody_there_is_unreachable():
    assert ask("http://127.0.0.1:1") == Unreachable(reason="ConnectError")


def test_an_unknown_path_is_refused_with_its_code(service):
    assert ask(service.url, "/v1/nothing") == Refused(status=404, code="not_found")


def test_only_a_lost_token_is_unauthorized():
    assert Refused(status=401).unauthorized
    assert not Refused(status=403, code="forbidden").unauthorized


def test_the_token_is_never_printed():
    assert "made-up" not in repr(Endpoint(url="http://127.0.0.1:1", token="made-up"))


def test_cancelling_a_request_that_hangs_takes_no_time(service):
    service.mood = Mood.HANGING

    async def cancelled() -> bool:
        async with open_http(Endpoint(url=service.url)) as http:
            task = asyncio.ensure_future(send(http, "GET", "/v1/kiosk/state"))
            await asyncio.sleep(0.05)
            task.cancel()
            await asyncio.wait([task], timeout=1)
            return task.cancelled()

    assert run(cancelled)


def run(work: Callable[[], Awaitable[bool]]) -> bool:
    async def main() -> bool:
        return await work()

    return asyncio.run(main())
