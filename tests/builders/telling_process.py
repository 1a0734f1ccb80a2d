"""A process with a robot in it that tells as it goes what it saw, a line of JSON each; it can be killed at any time."""

import json
import os
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from builders import nursery
from builders.nursery import Process

Told = dict[str, Any]


@dataclass(kw_only=True)
class Telling:
    """`told`: everything the robot saw, in order; see the robot for its words. Times are monotonic seconds."""

    process: Process
    said: IO[bytes]
    told: list[Told] = field(default_factory=list)
    _news: threading.Condition = field(default_factory=threading.Condition)

    def all(self, what: str) -> list[Told]:
        with self._news:
            return [each for each in self.told if each["what"] == what]

    def until(self, what: str, *, after: float = 0.0, count: int = 1, seconds: float = 60.0) -> Told:
        """The `count`th that was told of this since `after`."""

        def heard() -> list[Told]:
            return [each for each in self.told if each["what"] == what and each["at"] >= after]

        with self._news:
            came = self._news.wait_for(lambda: len(heard()) >= count or self.process.poll() is not None, seconds)
            found = heard()
        assert came and len(found) >= count, f"{len(found)} × {what}, exit code {self.process.poll()}"
        return found[count - 1]

    def read(self) -> None:
        """Until the process has ended; what it told before a kill is read to the end."""
        for line in self.said:
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


@contextmanager
def telling(program: Path, environment: Mapping[str, str], *, log: Path) -> Iterator[Telling]:
    """Killed at the end, if it still lives. What it complains of is added to `log`."""
    run = f"import runpy; runpy.run_path({str(program)!r}, run_name='__main__')"
    hears, says = os.pipe()
    with log.open("ab") as complaints, open(os.devnull, "rb") as nothing, os.fdopen(says, "wb") as told_to:
        process = nursery.start(run, [], environment, loaded="glass", streams=(nothing, told_to, complaints))
    told = Telling(process=process, said=os.fdopen(hears, "rb"))
    reader = threading.Thread(target=told.read, daemon=True)
    reader.start()
    try:
        yield told
    finally:
        told.kill()
        reader.join(10)
        told.said.close()


def until_true(look: Callable[[], bool], *, seconds: float) -> float:
    """How many seconds it took until `look` was true; fails when they are up."""
    began, never = time.monotonic(), threading.Event()
    while not look():
        assert time.monotonic() - began < seconds, "it never came to that"
        never.wait(0.05)
    return time.monotonic() - began
