"""The headless demo: what it says, and that nothing of it is left."""

import asyncio
from pathlib import Path

from pytestqt.qtbot import QtBot

from builders.live_processes import children_of, lives
from builders.running_demo import RunningDemo, at_work, body_of, running_demo
from kiosk.client.calls import send
from kiosk.client.transport import Endpoint, open_http
from kiosk.wire import paths


def test_it_says_where_it_is_and_who_may_enter(demo: RunningDemo) -> None:
    assert demo.said.keys() >= {"url", "office_id", "users", "desks", "kiosk_token", "display_token"}
    assert {user["role"] for user in demo.said["users"]} == {"caseworker", "receptionist", "lead", "admin"}
    assert len(demo.said["desks"]) >= 2


def test_its_desks_are_those_of_the_office(demo: RunningDemo) -> None:
    async def story() -> list[dict[str, str]]:
        async with at_work(demo, "receptionist") as staff:
            desks = body_of(await send(staff, "GET", paths.STAFF_DESKS))["desks"]
        return [{"id": desk["id"], "name": desk["name"]} for desk in desks]

    assert asyncio.run(story()) == demo.said["desks"]


def test_its_office_is_open_at_any_hour(demo: RunningDemo) -> None:
    async def story() -> dict[str, object]:
        async with open_http(Endpoint(url=demo.url, token=demo.said["kiosk_token"])) as kiosk:
            return body_of(await send(kiosk, "GET", paths.KIOSK_STATE))

    state = asyncio.run(story())
    assert state["open"] is True
    assert state["times"] == [f"{hour:02}:{minute:02}" for hour in range(24) for minute in (0, 15, 30, 45)]


def test_killed_it_leaves_no_process(tmp_path: Path, qtbot: QtBot) -> None:
    with running_demo(tmp_path) as demo:
        children = list(children_of(demo.process.pid))

        demo.process.kill()

        qtbot.waitUntil(lambda: not any(lives(child) for child in children), timeout=10_000)
