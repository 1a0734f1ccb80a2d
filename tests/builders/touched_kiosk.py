"""A real kiosk that a robot touches; it tells as it goes what was on the glass, and can be killed at any time."""

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from builders.processes import KIOSK, Installation

ROBOT = Path(__file__).parents[1] / "bench" / "robots" / "kiosk_robot.py"
FOREVER = 1_000_000
Told = dict[str, Any]


def pair_kiosk(installation: Installation, url: str, data: Path) -> None:
    """With a one-time code, as whoever puts it up does; the address is kept beside what the service said."""
    command = [*KIOSK, "screen", "--pair", installation.pairing_code("kiosk"), "--url", url]
    subprocess.run(command, env=os.environ | {"KIOSK_DATA_DIR": str(data)}, check=True)


@dataclass(kw_only=True)
class TouchedKiosk:
    """`told`: everything the robot saw, in order; see the robot for its words."""

    process: "subprocess.Popen[bytes]"
    told: list[Told] = field(default_factory=list)
    _news: threading.Condition = field(default_factory=threading.Condition)

    def numbers(self) -> list[int]:
        """That were painted, in order."""
        return [each["number"] for each in self.all("number")]

    def all(self, what: str) -> list[Told]:
        with self._news:
            return [each for each in self.told if each["what"] == what]

    def until(self, what: str, *, after: float = 0.0, count: int = 1, seconds: float = 60.0) -> Told:
        """The `count`th that was told of this since `after` (monotonic seconds)."""

        def heard() -> list[Told]:
            return [each for each in self.told if each["what"] == what and each["at"] >= after]

        with self._news:
            came = self._news.wait_for(lambda: len(heard()) >= count or self.process.poll() is not None, seconds)
            found = heard()
        assert came and len(found) >= count, f"{len(found)} × {what}, exit code {self.process.poll()}"
        return found[count - 1]

    def read(self) -> None:
        """Until the process has ended; what it told before a kill is read to the end."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            with self._news:
                self.told.append(json.loads(line))
                self._news.notify_all()
        self.process.wait()
        with self._news:
            self._news.notify_all()

    def kill(self) -> None:
        """As a pulled plug."""
        self.process.kill()
        self.process.wait()


@dataclass(frozen=True, kw_only=True)
class KioskPlace:
    """Where a kiosk stands: its data folder, and how its robot behaves. Everything it complains of is in `log`.

    `program`: another robot than the patient one.
    """

    data: Path
    log: Path
    robot: dict[str, str] = field(default_factory=dict)
    environment: dict[str, str] = field(default_factory=dict)
    planted: str = ""
    program: Path = ROBOT

    @contextmanager
    def touched(self, *, rounds: int = FOREVER, **robot: str) -> Iterator[TouchedKiosk]:
        """Killed at the end, if it still lives."""
        kiosk = TouchedKiosk(process=self._start({"ROBOT_ROUNDS": str(rounds), **self.robot, **robot}))
        reader = threading.Thread(target=kiosk.read, daemon=True)
        reader.start()
        try:
            yield kiosk
        finally:
            kiosk.kill()
            reader.join(10)
            assert kiosk.process.stdout is not None
            kiosk.process.stdout.close()

    def _start(self, robot: dict[str, str]) -> "subprocess.Popen[bytes]":
        environment = {
            **os.environ,
            "PYTHONPATH": str(ROBOT.parents[3]),
            "KIOSK_DATA_DIR": str(self.data),
            "KIOSK_SECONDS_BETWEEN_NUMBERS": "0",
            "KIOSK_MOST_NUMBERS_IN_TEN_MINUTES": "1000000",
            "ROBOT_SPAWNED": str(time.monotonic()),
            "ROBOT_REPORT": str(self.log.with_suffix(".report")),
            "ROBOT_TELLS": "1",
            "ROBOT_STAYS": "1",
            "ROBOT_PLANTED": self.planted,
            **self.environment,
            **robot,
        }
        with self.log.open("ab") as log:
            return subprocess.Popen(
                [sys.executable, str(self.program)], env=environment, stdout=subprocess.PIPE, stderr=log
            )


def until_true(look: Callable[[], bool], *, seconds: float) -> float:
    """How many seconds it took until `look` was true; fails when they are up."""
    began, never = time.monotonic(), threading.Event()
    while not look():
        assert time.monotonic() - began < seconds, "it never came to that"
        never.wait(0.05)
    return time.monotonic() - began
