"""The demo with its windows, on a screen that nobody sees: all come up, work, and are gone again."""

import asyncio
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from builders.live_processes import children_of, environment_of, lives
from builders.running_demo import body_of
from kiosk.client.calls import send
from kiosk.client.transport import Endpoint, open_http
from kiosk.wire import paths


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    environment = os.environ | {"TMPDIR": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    process = subprocess.Popen([sys.executable, "-m", "kiosk", "demo"], env=environment, stderr=subprocess.PIPE)
    yield process
    if process.poll() is None:
        process.kill()
    process.communicate()


async def devices_are_heard(staff: Endpoint) -> bool:
    async with open_http(staff) as http:
        for _ in range(400):
            devices = body_of(await send(http, "GET", paths.STAFF_DEVICES))["devices"]
            if {device["kind"] for device in devices if device["last_seen"]} == {"kiosk", "display"}:
                return True
            await asyncio.sleep(0.05)
    return False


def test_all_windows_come_up_and_are_gone_again(qtbot: QtBot, tmp_path: Path, demo: subprocess.Popen[bytes]) -> None:
    qtbot.waitUntil(lambda: len(children_of(demo.pid)) == 5, timeout=60_000)
    children = children_of(demo.pid)
    tool = next(child for child, words in children.items() if "admin_tool" in words)
    known = environment_of(tool)
    reception = Endpoint(url=known["KIOSK_URL"], token=json.loads(known["KIOSK_SESSION"])["token"])

    heard = asyncio.run(devices_are_heard(reception))
    alive = [child for child in children if lives(child)]
    demo.terminate()
    _, said = demo.communicate(timeout=30)

    assert heard
    assert len(alive) == 5
    assert (demo.returncode, b"Traceback" in said) == (0, False)
    assert [child for child in children if lives(child)] == []
    assert list(tmp_path.iterdir()) == []
