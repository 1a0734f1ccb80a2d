"""A real waiting-room screen whose robot tells what is on it."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from builders.processes import Installation
from builders.telling_process import Telling, telling
from kiosk.display_app import pair_display
from kiosk.settings.display import DisplaySettings

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
    settings = DisplaySettings(data_dir=folder / "display")
    pair_display(settings, code=installation.pairing_code("display"), url=url)
    with telling(ROBOT, environment, log=folder / "display.log") as display:
        display.until("line")
        yield display
