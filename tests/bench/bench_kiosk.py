"""The kiosk's own figures: a real window on a virtual screen, touched by a robot inside its process."""

import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.report import Figure, percentile
from builders.processes import Installation, Service
from builders.virtual_screen import virtual_screen

ROBOT = Path(__file__).parent / "robots" / "kiosk_robot.py"
ROUNDS = 1_000
STARTS = 7
UNHURRIED = 120
LOOKS_AT_NUMBER_MS = 400


def robot_environment(installation: Installation, service: Service, folder: Path, **robot: str) -> dict[str, str]:
    """A kiosk that may number as fast as a robot can touch."""
    paired = service.pair(installation.pairing_code("kiosk"))
    return {
        **{name: value for name, value in os.environ.items() if name not in {"QT_QPA_PLATFORM", "WAYLAND_DISPLAY"}},
        "PYTHONPATH": str(ROBOT.parents[3]),
        "KIOSK_URL": service.url,
        "KIOSK_TOKEN": paired["token"],
        "KIOSK_DATA_DIR": str(folder / "kiosk"),
        "KIOSK_SECONDS_BETWEEN_NUMBERS": "0",
        "KIOSK_MOST_NUMBERS_IN_TEN_MINUTES": "1000000",
        "ROBOT_REPORT": str(folder / "report.json"),
        **robot,
    }


def run_robot(environment: dict[str, str]) -> dict[str, Any]:
    subprocess.run(
        [sys.executable, str(ROBOT)],
        env={**environment, "ROBOT_SPAWNED": str(time.monotonic())},
        check=True,
        timeout=500,
        stderr=subprocess.DEVNULL,
    )
    report: dict[str, Any] = json.loads(Path(environment["ROBOT_REPORT"]).read_text())
    return report


@contextmanager
def robot_that_stays(environment: dict[str, str]) -> Iterator[dict[str, Any]]:
    """Its report; the kiosk runs on until the end, and hands in what is left."""
    report, pause = Path(environment["ROBOT_REPORT"]), threading.Event()
    spawned = {"ROBOT_SPAWNED": str(time.monotonic()), "ROBOT_STAYS": "yes"}
    robot = subprocess.Popen([sys.executable, str(ROBOT)], env={**environment, **spawned}, stderr=subprocess.DEVNULL)
    try:
        while not report.exists():
            assert robot.poll() is None, "the robot has ended"
            pause.wait(0.1)
        yield json.loads(report.read_text())
    finally:
        robot.terminate()
        robot.wait()


def _fdatasync_p99(folder: Path) -> float:
    """One bare fdatasync after a small append, the yardstick of the same run, in seconds."""
    times = []
    with (folder / "yardstick").open("ab", buffering=0) as file:
        for _ in range(300):
            file.write(b"x" * 4096)
            started = time.perf_counter()
            os.fdatasync(file.fileno())
            times.append(time.perf_counter() - started)
    return percentile(times, 0.99)


@dataclass(frozen=True, slots=True, kw_only=True)
class Runs:
    """Times in seconds; what the robot reported."""

    starts: list[float]
    rush: dict[str, Any]
    unhurried: dict[str, Any]
    fdatasync: float


def _runs() -> Runs:
    with tempfile.TemporaryDirectory() as name, virtual_screen(1080, 1920) as display:
        folder = Path(name)
        installation = Installation(folder=folder / "installation")
        installation.command("office", "add", "main", "--name", "Prøve Kommune", "--always-open")
        with installation.serving() as service:
            looks = {"DISPLAY": display, "ROBOT_LOOKS": "1"}
            start = robot_environment(installation, service, folder, ROBOT_ROUNDS="0", **looks)
            rush = start | {"ROBOT_ROUNDS": str(ROUNDS)}
            unhurried = start | {"ROBOT_ROUNDS": str(UNHURRIED), "ROBOT_PAUSE_MS": str(LOOKS_AT_NUMBER_MS)}
            return Runs(
                starts=[run_robot(start)["first_frame_s"] for _ in range(STARTS)],
                rush=run_robot(rush),
                unhurried=run_robot(unhurried),
                fdatasync=_fdatasync_p99(folder),
            )


def measure() -> list[Figure]:
    runs = _runs()
    starts, report, unhurried, sync = runs.starts, runs.rush, runs.unhurried, runs.fdatasync
    painted = [each["painted"] - each["touched"] for each in report["rounds"]]
    return [
        Figure(
            promise="answer touched → number painted, its envelope on disk, p99",
            value=1000 * percentile(painted, 0.99),
            unit="ms",
            limit=33,
        ),
        Figure(promise="the same, p50", value=1000 * percentile(painted, 0.5), unit="ms"),
        Figure(promise="one bare fdatasync in the same folder, p99", value=1000 * sync, unit="ms"),
        Figure(
            promise="kiosk: start → first frame, median", value=1000 * percentile(starts, 0.5), unit="ms", limit=400
        ),
        Figure(promise="the same, slowest", value=1000 * max(starts), unit="ms"),
        Figure(promise=f"kiosk: memory after {ROUNDS} citizens", value=report["memory_mb"], unit="MB", limit=90),
        Figure(
            promise="kiosk: key touched → dot painted, p99",
            value=1000 * percentile(unhurried["keys"], 0.99),
            unit="ms",
            limit=2,
        ),
        Figure(promise="the same, p50", value=1000 * percentile(unhurried["keys"], 0.5), unit="ms"),
        Figure(
            promise="the same while the one before, ten a second, is handed in, p99",
            value=1000 * percentile(report["keys"], 0.99),
            unit="ms",
        ),
    ]
