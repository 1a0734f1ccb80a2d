"""Where the program's processes come from: forked from one that has loaded it, instead of each loading it anew."""

import atexit
import ctypes
import json
import os
import select
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import IO, Any, Literal, TypeAlias

_PR_SET_CHILD_SUBREAPER = 36
_CRADLE = f"import sys; sys.path.append({str(Path(__file__).parents[1])!r}); from builders.cradle import main; main()"
_forking = False


class Forked:
    """A child of this process, with the manners of subprocess.Popen."""

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self.returncode: int | None = None
        self._handle = os.pidfd_open(pid)
        self._lock = threading.Lock()

    def poll(self) -> int | None:
        with self._lock:
            if self.returncode is None:
                ended, status = os.waitpid(self.pid, os.WNOHANG)
                if ended:
                    self.returncode = os.waitstatus_to_exitcode(status)
                    os.close(self._handle)
            return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        if self.poll() is None:
            watch = select.poll()
            watch.register(self._handle, select.POLLIN)
            if not watch.poll(None if timeout is None else timeout * 1000):
                raise subprocess.TimeoutExpired(str(self.pid), timeout or 0)
        code = self.poll()
        assert code is not None
        return code

    def send_signal(self, number: int) -> None:
        if self.poll() is None:
            os.kill(self.pid, number)

    def terminate(self) -> None:
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)


Process: TypeAlias = subprocess.Popen[bytes] | Forked
Loaded: TypeAlias = Literal["libraries", "service", "glass"]
"""What the new process finds loaded. What it replaces in our own modules must be none of that, or be looked up anew."""


class Nursery:
    """Asks one process for others."""

    def __init__(self, loaded: Loaded) -> None:
        # WHY: who is forked from the cradle becomes our child, and we its parent who waits for it.
        ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
        self._door, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._lock = threading.Lock()
        command = [sys.executable, "-c", _CRADLE, str(theirs.fileno()), loaded]
        self._cradle = subprocess.Popen(command, stdin=subprocess.DEVNULL, pass_fds=[theirs.fileno()])
        theirs.close()

    def born(self, order: Mapping[str, Any], streams: Sequence[int]) -> Forked:
        with self._lock:
            socket.send_fds(self._door, [json.dumps(order).encode()], streams)
            answer = self._door.recv(20)
        if not answer:
            raise RuntimeError("the process that others are forked from has ended")
        return Forked(int(answer))

    def close(self) -> None:
        self._door.close()
        self._cradle.wait()


@cache
def nursery(loaded: Loaded) -> Nursery:
    """One of each for this process."""
    opened = Nursery(loaded)
    atexit.register(opened.close)
    return opened


def fork_from_now_on() -> None:
    """Where the system can and nobody measures. Until then every process begins by itself, as in production."""
    global _forking
    _forking = hasattr(os, "pidfd_open") and "COVERAGE_PROCESS_CONFIG" not in os.environ


def start(
    program: str,
    words: Sequence[str],
    environment: Mapping[str, str],
    *,
    loaded: Loaded,
    streams: tuple[IO[Any], IO[Any], IO[Any]],
) -> Process:
    """Runs `program`, which is Python, in a process of its own."""
    if _forking:
        order = {"program": program, "words": list(words), "environment": dict(environment)}
        return nursery(loaded).born(order, [stream.fileno() for stream in streams])
    stdin, stdout, stderr = streams
    return subprocess.Popen(
        [sys.executable, "-c", program, *words], env=environment, stdin=stdin, stdout=stdout, stderr=stderr
    )


def run(
    program: str, words: Sequence[str], environment: Mapping[str, str], *, loaded: Loaded, stdin: str = ""
) -> subprocess.CompletedProcess[str]:
    """To its end."""
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as said, tempfile.TemporaryFile() as complained:
        given.write(stdin.encode())
        given.seek(0)
        code = start(program, words, environment, loaded=loaded, streams=(given, said, complained)).wait()
        texts = []
        for file in (said, complained):
            file.seek(0)
            texts.append(file.read().decode())
    return subprocess.CompletedProcess(list(words), code, *texts)
