"""From six digits at the kiosk to a citizen who has been walked out again: real processes, the programs' own code."""

import asyncio
from typing import Any

import httpx

from builders.listening import Listener, listening
from builders.running_demo import RunningDemo, arrive, at_work, body_of, take_step
from kiosk.client.calls import send
from kiosk.wire import paths


async def open_stream_after(staff: httpx.AsyncClient) -> str:
    visits = body_of(await send(staff, "GET", paths.STAFF_VISITS))
    return str(visits["last_event_id"])


async def step_and_hear(staff: httpx.AsyncClient, events: Listener, visit_id: str, step: str) -> str:
    """The status, once answered and once heard."""
    answered = await take_step(staff, visit_id, step)
    heard = await events.until("visit", lambda visit: visit["id"] == visit_id and visit["status"] == answered["status"])
    return str(heard["status"])


async def hear_of(events: Listener, number: int) -> dict[str, Any]:
    return await events.until("visit", lambda visit: visit["number"] == number)


def test_the_caseworker_is_told_comes_and_walks_the_citizen_out(demo: RunningDemo) -> None:
    async def story() -> tuple[dict[str, Any], list[str]]:
        async with at_work(demo, "caseworker") as anne:
            last_id = await open_stream_after(anne)
            async with listening(anne, paths.STAFF_EVENTS, last_id=last_id) as events:
                number = await arrive(demo, "ordinary")
                told = await hear_of(events, number)
                statuses = [
                    await step_and_hear(anne, events, told["id"], step) for step in ("coming", "collected", "ended")
                ]
        return told, statuses

    told, statuses = asyncio.run(story())

    assert (told["outcome"], told["status"]) == ("matched", "waiting")
    assert told["appointment"]["caseworker"]["name"] == "Anne Eksempel"
    assert statuses == ["on_the_way", "collected", "ended"]


def test_of_two_with_the_same_digits_each_caseworker_hears_of_their_own(demo: RunningDemo) -> None:
    async def story() -> list[tuple[int, str, str]]:
        async with at_work(demo, "receptionist") as reception:
            last_id = await open_stream_after(reception)
            async with listening(reception, paths.STAFF_EVENTS, last_id=last_id) as events:
                numbers = [await arrive(demo, what) for what in ("collision_one", "collision_other")]
                visits = [await hear_of(events, number) for number in numbers]
        return [(visit["number"], visit["outcome"], visit["appointment"]["caseworker_name"]) for visit in visits]

    one, other = asyncio.run(story())

    assert (one[1:], other[1:]) == (("matched", "Anne Eksempel"), ("matched", "Bo Eksempel"))


def test_the_kiosk_is_answered_the_same_whoever_comes(demo: RunningDemo) -> None:
    """The reception sees what it is about; the kiosk does not."""

    async def story() -> dict[str, tuple[str, list[str]]]:
        expected = ("near_miss", "cancelled", "replacement", "nobody", "walk_in", "unmapped")
        numbers = {what: await arrive(demo, what) for what in expected}
        async with at_work(demo, "receptionist") as reception:
            visits = body_of(await send(reception, "GET", paths.STAFF_VISITS))["visits"]
        by_number = {visit["number"]: (visit["outcome"], visit["flags"]) for visit in visits}
        return {what: by_number[number] for what, number in numbers.items()}

    seen = asyncio.run(story())

    assert {what: outcome for what, (outcome, _) in seen.items()} == {
        "near_miss": "near_miss",
        "cancelled": "unmatched",
        "replacement": "matched",
        "nobody": "unmatched",
        "walk_in": "walk_in",
        "unmapped": "matched",
    }
    assert "cancelled" in seen["cancelled"][1]
