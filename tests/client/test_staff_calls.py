"""A POST that nobody answered is asked again with the same key; what was refused is not."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

import httpx

from kiosk.client.answers import Refused, Unreachable
from kiosk.client.keyed_requests import TRIES, Done
from kiosk.client.retry import Backoff
from kiosk.client.staff_calls import StaffCalls

Handler = Callable[[httpx.Request], httpx.Response]


def ask(handler: Handler, what: Callable[[StaffCalls], Coroutine[Any, Any, Any]]) -> Any:
    async def once() -> Any:
        async with httpx.AsyncClient(transport=httpx.MockTransport(handler), base_url="http://x.example") as http:
            return await what(StaffCalls(http, backoff=lambda: Backoff(first=0, cap=0)))

    return asyncio.run(once())


def test_the_same_key_until_somebody_answers() -> None:
    keys: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        keys.append(request.headers["Idempotency-Key"])
        if len(keys) < 3:
            raise httpx.ReadError("cut")
        return httpx.Response(409, json={"code": "wrong_state"})

    outcome = ask(answer, lambda calls: calls.step("visit-17", "coming"))

    assert outcome == Refused(status=409, code="wrong_state")
    assert len(keys) == 3
    assert len(set(keys)) == 1


def test_two_touches_have_two_keys() -> None:
    keys: set[str] = set()

    def answer(request: httpx.Request) -> httpx.Response:
        keys.add(request.headers["Idempotency-Key"])
        return httpx.Response(204)

    async def twice(calls: StaffCalls) -> object:
        await calls.call_next("1")
        return await calls.call_next("1")

    assert ask(answer, twice) == Done()
    assert len(keys) == 2


def test_it_gives_up_after_a_few_tries() -> None:
    tries: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        tries.append(request)
        raise httpx.ConnectError("nobody")

    assert isinstance(ask(answer, lambda calls: calls.step("visit-17", "coming")), Unreachable)
    assert len(tries) == TRIES


def test_a_wrong_password_is_sent_once() -> None:
    tries: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        tries.append(request)
        return httpx.Response(401, json={"code": "bad_login"})

    assert ask(answer, lambda calls: calls.log_in("lene", "made-up")) == Refused(status=401, code="bad_login")
    assert len(tries) == 1


def test_an_answer_that_is_not_the_agreed_one_is_none() -> None:
    assert isinstance(ask(lambda _: httpx.Response(200, json={"odd": 1}), lambda calls: calls.visits()), Unreachable)
