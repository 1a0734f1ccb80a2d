"""Wiring of the demo: a folder for its time, its processes, and either one line of JSON or the windows."""

import asyncio
import json
import os
import shutil
import signal
import sys
import tempfile
from datetime import datetime
from pathlib import Path
from types import FrameType
from zoneinfo import ZoneInfo

from kiosk.demo.day import DemoDay, day_around
from kiosk.demo.installation import OFFICE, TIME_ZONE, DemoFailed, SettingUp, set_up
from kiosk.demo.people import Ready, make_ready
from kiosk.demo.processes import Processes
from kiosk.settings.assets import config_folder

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


def run_demo(*, headless: bool) -> int:
    """Until it is stopped or its last window is closed; then nothing of it is left. Raises DemoFailed."""
    if not headless and not _has_a_screen():
        raise DemoFailed("There is no screen here. The service alone starts with: kiosk demo --headless")
    for number in _SIGNALS:
        signal.signal(number, _stop)
    folder = Path(tempfile.mkdtemp(prefix="reception-demo-"))
    processes = Processes(folder)
    try:
        return _run(headless, folder, processes)
    finally:
        for number in _SIGNALS:
            signal.signal(number, signal.SIG_IGN)
        processes.end_all()
        shutil.rmtree(folder, ignore_errors=True)


def _run(headless: bool, folder: Path, processes: Processes) -> int:
    file = (config_folder() / "demo_day.toml").read_text(encoding="utf-8")
    day = day_around(datetime.now(ZoneInfo(TIME_ZONE)), file)
    setting_up = set_up(day, folder, processes)
    if headless:
        return _serve(day, setting_up)
    from kiosk.demo.windows import show_windows

    return show_windows(day, setting_up, folder=folder, processes=processes)


def _serve(day: DemoDay, setting_up: SettingUp) -> int:
    """Ends by a signal; a service that ends by itself is a failure."""
    ready = asyncio.run(make_ready(setting_up))
    sys.stdout.write(json.dumps(announcement(day, ready)) + "\n")
    sys.stdout.flush()
    setting_up.service.wait()
    raise DemoFailed("The demo's service has ended.")


def announcement(day: DemoDay, ready: Ready) -> dict[str, object]:
    """What tests from outside read; named in the agreement, `try` beside it."""
    password = ready.installation.password
    return {
        "url": ready.installation.url,
        "office_id": OFFICE,
        "users": [{"username": user.username, "password": password, "role": user.role} for user in day.users],
        "desks": [{"id": str(desk), "name": str(desk)} for desk in range(1, day.desks + 1)],
        "kiosk_token": ready.tokens.kiosk,
        "display_token": ready.tokens.display,
        "try": [
            {"digits": trial.digits, "time": f"{trial.time:%H:%M}" if trial.time else None, "what": trial.what}
            for trial in day.trials
        ],
    }


def _has_a_screen() -> bool:
    """Qt would end the process without a word of ours."""
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform != "linux" or any(os.environ.get(name) for name in named)


def _stop(number: int, frame: FrameType | None) -> None:
    raise SystemExit(0)
