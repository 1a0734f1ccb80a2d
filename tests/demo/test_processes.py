"""The demo's processes end with it, however it ends."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from builders.live_processes import lives
from kiosk.demo.processes import Processes

FOREVER = (sys.executable, "-c", "import threading; threading.Event().wait()")
STUBBORN = (
    sys.executable,
    "-c",
    "import signal, threading; signal.signal(15, signal.SIG_IGN); print('deaf', flush=True); threading.Event().wait()",
)


def test_all_processes_end_with_the_demo(tmp_path: Path) -> None:
    processes = Processes(tmp_path)
    started = [processes.start(name, FOREVER, environment={}) for name in ("one", "other")]

    processes.end_all()

    assert [lives(process.pid) for process in started] == [False, False]


def test_a_process_that_does_not_listen_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.demo.processes._PATIENCE_SECONDS", 0.05)
    processes = Processes(tmp_path)
    deaf = processes.start("deaf", STUBBORN, environment={}, stdout=subprocess.PIPE)
    assert deaf.stdout is not None and deaf.stdout.readline() == b"deaf\n"

    processes.end_all()

    assert deaf.returncode == -signal.SIGKILL


def test_each_process_has_its_own_log_and_environment(tmp_path: Path) -> None:
    processes = Processes(tmp_path)
    command = (sys.executable, "-c", "import os; print(os.environ['KIOSK_TOKEN'])")

    processes.start("one", command, environment={"KIOSK_TOKEN": "made up"}).wait()
    processes.end_all()

    assert processes.log_of("one").read_text() == "made up\n"


def test_a_killed_demo_leaves_no_process(tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "endless.py").write_text("import threading\nprint('up', flush=True)\nthreading.Event().wait()\n")
    starter = (
        "import subprocess, sys, threading\n"
        "from kiosk.demo.processes import module_command\n"
        "child = subprocess.Popen(module_command('endless'))\n"
        "print(child.pid, flush=True)\n"
        "threading.Event().wait()\n"
    )
    demo = subprocess.Popen(
        (sys.executable, "-c", starter), stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": str(tmp_path)}
    )
    assert demo.stdout is not None
    said = {demo.stdout.readline().strip(), demo.stdout.readline().strip()}
    child = int((said - {b"up"}).pop())

    demo.kill()
    demo.wait()
    demo.stdout.close()

    qtbot.waitUntil(lambda: not lives(child))
