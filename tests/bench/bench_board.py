"""The reception's board with three hundred waiting: from an event to the row painted, in a real window."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.report import Figure, percentile
from builders.virtual_screen import virtual_screen

ROBOT = Path(__file__).parent / "robots" / "board_robot.py"
ROUNDS = 500


def measure() -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder, virtual_screen(1920, 1080) as display:
        said = json.loads(_run(Path(folder), display))
    promise = "board with 300 waiting: event → painted"
    return [
        Figure(promise=f"{promise}, p50", value=1000 * percentile(said["seconds"], 0.5), unit="ms"),
        Figure(promise=f"{promise}, p99", value=1000 * percentile(said["seconds"], 0.99), unit="ms", limit=50),
        Figure(promise="selection kept meanwhile", value=said["selection_kept"], unit="", limit=1, good="at least"),
    ]


def _run(folder: Path, display: str) -> str:
    environment = {
        name: value for name, value in os.environ.items() if name not in {"QT_QPA_PLATFORM", "WAYLAND_DISPLAY"}
    }
    environment |= {
        "DISPLAY": display,
        "PYTHONPATH": os.pathsep.join(str(ROBOT.parents[depth]) for depth in (2, 3)),
        "ROBOT_ROUNDS": str(ROUNDS),
        "ROBOT_FOLDER": str(folder),
    }
    done = subprocess.run([sys.executable, str(ROBOT)], env=environment, check=True, capture_output=True, text=True)
    return done.stdout.splitlines()[-1]
