"""From a touch at the kiosk to the caseworker's toast: three real processes, and fifty more listeners."""

import asyncio
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import product
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from bench.bench_kiosk import robot_environment, robot_that_stays
from bench.report import Figure, percentile
from builders.exported_day import Exported, write_export
from builders.processes import PASSWORD, Installation, Service
from builders.virtual_screen import virtual_screen
from kiosk.domain.digits import Malformed, parse_digits

ROBOT = Path(__file__).parent / "robots" / "staff_robot.py"
ROUNDS = 300
LISTENERS = 50


def _typable() -> Iterator[str]:
    """Well-formed digits in which no key follows itself: the kiosk takes that for a double strike."""
    for day, month, year in product(range(10, 29), range(1, 13), range(56, 99)):
        digits = f"{day}{month:02}{year}"
        in_turn = all(one != two for one, two in zip(digits, digits[1:], strict=False))
        if in_turn and digits[-1] not in "12" and not isinstance(parse_digits(digits.encode()), Malformed):
            yield digits


class Crowd(threading.Thread):
    """Listeners that read and forget, in a thread of their own, until the service ends."""

    def __init__(self, service: Service, token: str) -> None:
        super().__init__(daemon=True)
        self._port, self._token = service.port, token

    def run(self) -> None:
        asyncio.run(self._gather())

    async def _gather(self) -> None:
        await asyncio.gather(*(self._listen() for _ in range(LISTENERS)))

    async def _listen(self) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", self._port)
        asked = f"GET /v1/staff/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {self._token}\r\n\r\n"
        writer.write(asked.encode())
        while await reader.read(65536):
            pass
        writer.close()


def _prepare(installation: Installation, folder: Path) -> list[str]:
    """Appointments of one caseworker for everybody who will come; the digits in the order of their coming."""
    installation.command("office", "add", "main", "--name", "Prøve Kommune", "--always-open")
    installation.add_user("anne", "caseworker", initials="ANHO", full_name="Anne Holm")
    installation.add_user("reception", "receptionist")
    digits = [each for each, _ in zip(_typable(), range(ROUNDS + 20), strict=False)]
    now = datetime.now(ZoneInfo("Europe/Copenhagen"))
    at = f"{min(now + timedelta(minutes=5), now.replace(hour=23, minute=50)):%H:%M}"
    rows = [Exported(at=at, digits=each, until="23:59") for each in digits]
    export = write_export(folder / "day.csv", now.date(), rows)
    installation.command("import", str(export), "--office", "main", "--day", now.date().isoformat())
    return digits


def _staff_tool(service: Service, folder: Path, display: str) -> "subprocess.Popen[bytes]":
    environment = {
        **{name: value for name, value in os.environ.items() if name not in {"QT_QPA_PLATFORM", "WAYLAND_DISPLAY"}},
        "DISPLAY": display,
        "PYTHONPATH": str(ROBOT.parents[3]),
        "XDG_CONFIG_HOME": str(folder / "config"),
        "KIOSK_URL": service.url,
        "KIOSK_STAFF_USERNAME": "anne",
        "KIOSK_STAFF_PASSWORD": PASSWORD,
        "ROBOT_REPORT": str(folder / "toasts.jsonl"),
    }
    with (folder / "staff.log").open("wb") as log:
        return subprocess.Popen([sys.executable, str(ROBOT)], env=environment, stdout=log, stderr=log)


def _run(folder: Path, display: str) -> tuple[list[dict[str, Any]], dict[int, float]]:
    installation = Installation(folder=folder / "installation")
    digits = _prepare(installation, folder)
    with installation.serving() as service:
        crowd = Crowd(service, service.log_in("reception")["token"])
        crowd.start()
        staff = _staff_tool(service, folder, display)
        robot = {"ROBOT_ROUNDS": str(ROUNDS), "ROBOT_PAUSE_MS": "250", "ROBOT_DIGITS": ",".join(digits)}
        try:
            environment = robot_environment(installation, service, folder, DISPLAY=display, **robot)
            with robot_that_stays(environment) as report:
                _until_told(folder, {each["number"] for each in report["rounds"]})
        finally:
            staff.terminate()
            staff.wait()
    crowd.join()
    return report["rounds"], {toast["number"]: toast["painted"] for toast in _toasts(folder)}


def _toasts(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / "toasts.jsonl").read_text().splitlines()]


def _until_told(folder: Path, numbers: set[int]) -> None:
    """The last toast comes after the last number."""
    pause = threading.Event()
    until = time.monotonic() + 5
    while not numbers <= {toast["number"] for toast in _toasts(folder)} and time.monotonic() < until:
        pause.wait(0.1)


def measure() -> list[Figure]:
    with tempfile.TemporaryDirectory() as name, virtual_screen(2560, 1920) as display:
        rounds, toasts = _run(Path(name), display)
    seconds = [toasts[each["number"]] - each["touched"] for each in rounds if each["number"] in toasts]
    told = f"answer touched → the caseworker's toast painted, {LISTENERS} more listeners"
    return [
        Figure(promise=f"{told}, p50", value=1000 * percentile(seconds, 0.5), unit="ms", limit=60),
        Figure(promise=f"{told}, p99", value=1000 * percentile(seconds, 0.99), unit="ms", limit=150),
        Figure(
            promise="of those who came, shown in a toast", value=len(seconds), unit="", limit=ROUNDS, good="at least"
        ),
    ]
