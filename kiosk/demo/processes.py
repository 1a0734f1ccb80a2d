"""The demo's own processes: each is started here, known by its handle, and ended by it."""

import contextlib
import os
import socket
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO, Final

_PATIENCE_SECONDS: Final = 5.0


class Processes:
    """`log_folder`: each process writes what it says to a file of its own there."""

    def __init__(self, log_folder: Path) -> None:
        self._log_folder = log_folder
        self._running: list[subprocess.Popen[bytes]] = []

    def start(
        self,
        name: str,
        command: Sequence[str],
        *,
        environment: Mapping[str, str],
        stdin: int = subprocess.DEVNULL,
        stdout: int | None = None,
    ) -> subprocess.Popen[bytes]:
        """`environment`: beside this process's own. Secrets go there or to `stdin`, never into the command."""
        with self.log_of(name).open("ab") as log:
            process = subprocess.Popen(
                command,
                env={**os.environ, **environment},
                stdin=stdin,
                stdout=log if stdout is None else stdout,
                stderr=log,
            )
        self._running.append(process)
        return process

    def log_of(self, name: str) -> Path:
        return self._log_folder / f"{name}.log"

    def end_all(self) -> None:
        """Last started first; who does not end when asked is ended."""
        for process in reversed(self._running):
            if process.poll() is None:
                process.terminate()
        for process in reversed(self._running):
            _wait(process)
            _close(process.stdin, process.stdout)
        self._running.clear()


def module_command(module: str, *words: str) -> tuple[str, ...]:
    """As `python -m module words` would, and ending with this process."""
    return (sys.executable, "-m", "kiosk.demo.child", str(os.getpid()), module, *words)


def free_port() -> int:
    """A loopback port that is free at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(process: subprocess.Popen[bytes]) -> None:
    try:
        process.wait(_PATIENCE_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _close(*streams: IO[bytes] | None) -> None:
    for stream in streams:
        if stream is not None:
            with contextlib.suppress(OSError):
                stream.close()
