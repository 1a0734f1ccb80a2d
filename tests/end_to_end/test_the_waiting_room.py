"""The waiting room hears who is here and who is called, by number; and the screen's own process shows it."""

import asyncio
import os
import stat
import subprocess
import sys
import uuid
from pathlib import Path
from typing import Any

import httpx

from builders.listening import listening
from builders.running_demo import RunningDemo, arrive, at_work, body_of, take_step
from kiosk.client.calls import send
from kiosk.client.transport import Endpoint, open_http
from kiosk.wire import paths


def test_a_walk_in_is_known_then_called(demo: RunningDemo) -> None:
    async def story() -> dict[str, Any]:
        display = Endpoint(url=demo.url, token=demo.said["display_token"])
        async with (
            open_http(display) as room,
            at_work(demo, "receptionist") as reception,
            listening(room, paths.DISPLAY_EVENTS) as events,
        ):
            state = await events.until("state")
            number = await arrive(demo, "walk_in")
            here = await events.until("here", lambda said: number in said["numbers"])
            visits = body_of(await send(reception, "GET", paths.STAFF_VISITS))["visits"]
            visit = next(visit for visit in visits if visit["number"] == number)
            await take_step(reception, visit["id"], "call", desk_id="1")
            call = await events.until("call", lambda said: said["number"] == number)
            gone = await events.until("here", lambda said: number not in said["numbers"])
            await take_step(reception, visit["id"], "put_back")
            withdrawn = await events.until("call_withdrawn")
        return {"state": state, "here": here, "call": call, "gone": gone, "withdrawn": withdrawn, "number": number}

    heard = asyncio.run(story())

    assert heard["state"].keys() >= {"open", "notice", "recent", "here"}
    assert heard["call"].keys() == {"number", "place", "at"}
    assert heard["call"]["place"] == demo.said["desks"][0]["name"]
    assert heard["withdrawn"] == {"number": heard["number"]}


async def ask_for_a_code(demo: RunningDemo) -> str:
    async with at_work(demo, "admin") as admin:
        headers = {"Idempotency-Key": str(uuid.uuid4())}
        made = await send(admin, "POST", paths.STAFF_PAIRING_CODES, json={"kind": "display"}, headers=headers)
    return str(body_of(made)["code"])


async def is_heard_of(demo: RunningDemo, known: set[str]) -> bool:
    """A screen that was not known before has asked the service for events."""
    async with at_work(demo, "admin") as admin:
        for _ in range(400):
            new = [device for device in await devices_of(admin) if device["id"] not in known]
            if any(device["kind"] == "display" and device["last_seen"] for device in new):
                return True
            await asyncio.sleep(0.05)
    return False


async def devices_of(admin: httpx.AsyncClient) -> list[dict[str, Any]]:
    return list(body_of(await send(admin, "GET", paths.STAFF_DEVICES))["devices"])


async def known_devices(demo: RunningDemo) -> set[str]:
    async with at_work(demo, "admin") as admin:
        return {str(device["id"]) for device in await devices_of(admin)}


def screen_command(*words: str) -> list[str]:
    return [sys.executable, "-m", "kiosk", "display", *words]


def test_a_screen_is_paired_shows_and_ends_when_told(demo: RunningDemo, tmp_path: Path) -> None:
    environment = os.environ | {"KIOSK_DISPLAY_DATA_DIR": str(tmp_path / "display")}
    known = asyncio.run(known_devices(demo))
    code = asyncio.run(ask_for_a_code(demo))

    subprocess.run(screen_command("--pair", code, "--url", demo.url), env=environment, check=True)
    screen = subprocess.Popen(screen_command("--windowed"), env=environment, stderr=subprocess.PIPE)
    try:
        heard_of = asyncio.run(is_heard_of(demo, known))
    finally:
        screen.terminate()
        _, said = screen.communicate(timeout=20)

    assert heard_of
    assert (screen.returncode, b"Traceback" in said) == (0, False)
    assert stat.S_IMODE((tmp_path / "display" / "pairing.json").stat().st_mode) == 0o600


def test_a_used_code_pairs_nothing(demo: RunningDemo, tmp_path: Path) -> None:
    environment = os.environ | {"KIOSK_DISPLAY_DATA_DIR": str(tmp_path)}
    words = screen_command("--pair", asyncio.run(ask_for_a_code(demo)), "--url", demo.url)
    subprocess.run(words, env=environment, check=True)
    (tmp_path / "pairing.json").unlink()

    again = subprocess.run(words, env=environment, capture_output=True, text=True, check=False)

    assert again.returncode == 1
    assert "The screen was not paired" in again.stderr
    assert list(tmp_path.iterdir()) == []
