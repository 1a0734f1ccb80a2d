"""A real kiosk process that a robot touches."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from builders.processes import Installation
from builders.telling_process import Telling, telling
from kiosk.presenter import pairing

ROBOT = Path(__file__).parents[1] / "bench" / "robots" / "kiosk_robot.py"
FOREVER = 1_000_000


def pair_kiosk(installation: Installation, url: str, data: Path) -> None:
    """With a one-time code, as whoever puts it up does; the address is kept beside what the service said."""
    pairing.pair_kiosk(data, code=installation.pairing_code("kiosk"), url=url, authority=None)


def painted_numbers(kiosk: Telling) -> list[int]:
    """In their order."""
    return [each["number"] for each in kiosk.all("number")]


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
    def touched(self, *, rounds: int = FOREVER) -> Iterator[Telling]:
        """Killed at the end, if it still lives."""
        environment = {
            **os.environ,
            "KIOSK_DATA_DIR": str(self.data),
            "KIOSK_SECONDS_BETWEEN_NUMBERS": "0",
            "KIOSK_MOST_NUMBERS_IN_TEN_MINUTES": "1000000",
            "ROBOT_SPAWNED": str(time.monotonic()),
            "ROBOT_REPORT": str(self.log.with_suffix(".report")),
            "ROBOT_TELLS": "1",
            "ROBOT_STAYS": "1",
            "ROBOT_PLANTED": self.planted,
            "ROBOT_ROUNDS": str(rounds),
            **self.environment,
            **self.robot,
        }
        with telling(self.program, environment, log=self.log) as kiosk:
            yield kiosk
