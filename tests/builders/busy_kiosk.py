"""A real kiosk in a process of its own, with a robot for its citizens. Run as a program, and started from tests.

The robot touches the real keys. It computes the digits it types, so that no text of them is ever in
the process, and writes every number that was shown to a file before it goes on.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from threading import Event
from typing import Any

from kiosk.domain.numbers import Block
from kiosk.spool.database import open_database
from kiosk.spool.numbers import add_block

CITIZENS, FIRST, SHOWN, PLANTED = "BUSY_CITIZENS", "BUSY_FIRST", "BUSY_SHOWN", "BUSY_PLANTED"
DONE = "done"
DAY = date(2026, 11, 23)
_STEP_MS = 3
_NEVER = Event()


def digits_of(citizen: int) -> tuple[int, ...]:
    """Made-up digits of a possible day, no two neighbours equal: a robot's finger is faster than a shaking hand."""
    found = -1
    candidate = 0
    while True:
        day, month, year = 1 + candidate % 28, 1 + candidate // 28 % 12, candidate * 37 % 100
        typed = (day // 10, day % 10, month // 10, month % 10, year // 10, year % 10)
        found += all(one != other for one, other in zip(typed, typed[1:], strict=False))
        if found == citizen:
            return typed
        candidate += 1


@contextmanager
def busy_kiosk(
    folder: Path, *, url: str, citizens: int, first: int = 0, planted: str = "", more: Mapping[str, str] | None = None
) -> Iterator[subprocess.Popen[bytes]]:
    """`citizens` come one after the other, the first of them number `first`; then the kiosk stays on."""
    own = {
        CITIZENS: str(citizens),
        FIRST: str(first),
        SHOWN: str(folder / "shown"),
        PLANTED: planted,
        "KIOSK_URL": url,
        "KIOSK_TOKEN": "made-up",
        "KIOSK_DATA_DIR": str(folder / "kiosk"),
        "KIOSK_SECONDS_BETWEEN_NUMBERS": "0",
        "KIOSK_MOST_NUMBERS_IN_TEN_MINUTES": "1000000",
        "KIOSK_REDUCED_MOTION": "true",
        "KIOSK_TEST_DUMPABLE": "1",
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(Path(__file__).parent.parent),
    }
    with (folder / "kiosk.log").open("ab") as log:
        process = subprocess.Popen(
            [sys.executable, __file__], env={**os.environ, **own, **(more or {})}, stderr=log, stdout=log
        )
        try:
            yield process
        finally:
            with suppress(ProcessLookupError):
                process.kill()
            process.wait()


def hold_numbers(folder: Path, count: int) -> None:
    """Leased before the kiosk starts: a robot needs more of them than an office does."""
    connection = open_database(folder / "kiosk")
    add_block(connection, service_day=DAY, block=Block(first=1001, last=1000 + count))
    connection.close()


def until(happened: Callable[[], bool], *, seconds: float = 120.0) -> None:
    for _ in range(int(seconds / 0.05)):
        if happened():
            return
        _NEVER.wait(0.05)
    raise AssertionError("it did not happen in time")


def shown(folder: Path) -> list[int]:
    """The numbers that citizens have seen, whatever became of the kiosk afterwards."""
    return [int(line) for line in _lines(folder) if line.isdecimal()]


def is_done(folder: Path) -> bool:
    return DONE in _lines(folder)


def _lines(folder: Path) -> list[str]:
    file = folder / "shown"
    return file.read_text().splitlines() if file.exists() else []


def main() -> int:
    """In the kiosk's own process."""
    from kiosk import kiosk_app
    from kiosk.presenter import front as front_module

    if os.environ[PLANTED]:
        _plant(os.environ[PLANTED])
    begin = front_module.Front._on_first_frame

    def with_robot(front: Any) -> None:
        begin(front)
        _robot(front)

    front_module.Front._on_first_frame = with_robot  # type: ignore[assignment, method-assign]
    return kiosk_app.main(["--windowed"])


def _plant(defect: str) -> None:
    from kiosk.spool import registrar
    from kiosk.wire.envelope import sealing

    kept: list[bytearray] = []
    module = {"digits kept": registrar, "envelope kept": sealing}[defect]
    module.wipe = kept.append  # type: ignore[attr-defined]


def _robot(front: Any) -> None:
    from PySide6.QtCore import QTimer

    timer = QTimer(front.stack)
    robot = _Robot(front, os.open(os.environ[SHOWN], os.O_WRONLY | os.O_CREAT | os.O_APPEND))
    timer.timeout.connect(robot.go_on)
    timer.start(_STEP_MS)
    front.stack.robot = robot


class _Robot:
    """Looks at the page and does the next thing on it."""

    def __init__(self, front: Any, shown_to: int) -> None:
        self._front = front
        self._shown_to = shown_to
        self._citizen = int(os.environ[FIRST])
        self._last = self._citizen + int(os.environ[CITIZENS])
        self._typed = 0

    def go_on(self) -> None:
        act = {"Home": self._type, "Ask": self._answer, "Number": self._read, "GoToReception": self._leave}
        act.get(type(self._front.presenter.kiosk.page).__name__, self._wait)()

    def _type(self) -> None:
        if self._citizen == self._last:
            self._citizen += 1
            self._write(DONE)
        if self._citizen > self._last:
            return
        keypad = self._front.stack.findChild(_home()).keypad
        if self._typed == 6:
            self._typed = 0
            self._touch(keypad.confirm)
            return
        self._touch(keypad.key_of(digits_of(self._citizen)[self._typed]))
        self._typed += 1

    def _answer(self) -> None:
        self._front.stack.do_not_know.emit()

    def _read(self) -> None:
        self._write(str(self._front.presenter.kiosk.page.arrived.number))
        self._citizen += 1
        self._leave()

    def _leave(self) -> None:
        self._typed = 0
        self._front.stack.done.emit()

    def _wait(self) -> None:
        pass

    def _write(self, line: str) -> None:
        os.write(self._shown_to, f"{line}\n".encode())
        os.fsync(self._shown_to)

    @staticmethod
    def _touch(key: Any) -> None:
        from PySide6.QtCore import QPoint, Qt
        from PySide6.QtTest import QTest

        QTest.mouseClick(key, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint())


def _home() -> Any:
    from kiosk.screens.home import HomePage

    return HomePage


if __name__ == "__main__":
    sys.exit(main())
