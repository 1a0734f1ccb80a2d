"""A real waiting-room screen whose robot tells what is on it."""

import os
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from builders.processes import KIOSK, Installation
from builders.telling_process import Telling, telling

ROBOT = Path(__file__).parents[1] / "bench" / "robots" / "display_robot.py"


@contextmanager
def watched_display(
    installation: Installation, url: str, *, planted: str = "", robot: Mapping[str, str] | None = None
) -> Iterator[Telling]:
    """Paired with a one-time code, and there when it has heard the service."""
    folder = installation.folder
    environment = {
        **os.environ,
        "KIOSK_DISPLAY_DATA_DIR": str(folder / "display"),
        "ROBOT_PLANTED": planted,
        **(robot or {}),
    }
    command = [*KIOSK, "display", "--pair", installation.pairing_code("display"), "--url", url]
    subprocess.run(command, env=environment, check=True)
    with telling(ROBOT, environment, log=folder / "display.log") as display:
        display.until("line")
        yield display
