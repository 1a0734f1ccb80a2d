"""Runs the real kiosk and strikes keys, clicks and touches at random; says in JSON what it could break.

Environment: ROBOT_ROUNDS how many events, ROBOT_SEED, ROBOT_PLANTED Python that is run first. It tells on the standard
output when it is `ready` and, as soon as it sees it, a `window` too many or a `child`; at the end `done`.
"""

import json
import os
import random
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QPointingDevice, QWindow
from PySide6.QtTest import QTest

from kiosk import kiosk_app
from kiosk.presenter.front import Front

EVENTS = int(os.environ["ROBOT_ROUNDS"])
AT_A_TIME = 25
KEYS: list[Qt.Key] = [key for key in Qt.Key if key != Qt.Key.Key_unknown]
"""Every key that there is; a person's own come as often as all others together."""
_NAMES = """0 1 2 3 4 5 6 7 8 9 Return Enter Escape Tab Backtab Space Backspace Delete Menu Help Print Home Left Right
F1 F4 F5 F10 F11 F12 Q W N O P S T A C V X Z L R Plus Minus Meta Alt Control Super_L"""
NEAR = [Qt.Key[f"Key_{name}"] for name in _NAMES.split()]
MODIFIERS = [
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.MetaModifier,
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
]
BUTTONS = [
    Qt.MouseButton.LeftButton,
    Qt.MouseButton.LeftButton,
    Qt.MouseButton.RightButton,
    Qt.MouseButton.MiddleButton,
    Qt.MouseButton.BackButton,
]


def tell(what: str, **said: Any) -> None:
    os.write(1, json.dumps({"what": what, "at": time.monotonic(), **said}).encode() + b"\n")


def children() -> str:
    threads = Path("/proc/self/task").iterdir()
    return " ".join(filter(None, ((thread / "children").read_text().strip() for thread in threads)))


class Vandal(QObject):
    """Each tick does AT_A_TIME things, and looks after each of them whether there is more than the one window."""

    def __init__(self, window: QWindow) -> None:
        super().__init__()
        self._window = window
        self._size = window.size()
        self._chance = random.Random(int(os.environ.get("ROBOT_SEED", "1")))
        self._finger: QPointingDevice = QTest.createTouchDevice()
        self._done = 0
        self._most_windows = 1
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_tick)
        self._timer.start(0)
        tell("ready")

    def _on_tick(self) -> None:
        for _ in range(min(AT_A_TIME, EVENTS - self._done)):
            self._chance.choice(self._ways)(self)
            self._look()
        if found := children():
            tell("child", ids=found)
        if self._done >= EVENTS:
            self._timer.stop()
            ever = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss > 0
            same = self._window.isVisible() and self._window.size() == self._size
            tell("done", events=self._done, windows=self._most_windows, had_child=ever, same_window=same)

    def _look(self) -> None:
        self._done += 1
        seen = [window for window in QGuiApplication.topLevelWindows() if window.isVisible()]
        if len(seen) > self._most_windows:
            self._most_windows = len(seen)
            tell("window", name=type(seen[-1]).__name__)

    def _strike(self) -> None:
        key = self._chance.choice(NEAR if self._chance.random() < 0.5 else KEYS)
        action = self._chance.choice([QTest.KeyAction.Click, QTest.KeyAction.Press, QTest.KeyAction.Release])
        QTest.keyEvent(action, self._window, key, self._chance.choice(MODIFIERS))

    def _click(self) -> None:
        act = self._chance.choice([QTest.mouseClick, QTest.mouseClick, QTest.mousePress, QTest.mouseRelease])
        act(self._window, self._chance.choice(BUTTONS), self._chance.choice(MODIFIERS), self._point())

    def _move(self) -> None:
        QTest.mouseMove(self._window, self._point())

    def _double_click(self) -> None:
        QTest.mouseDClick(self._window, self._chance.choice(BUTTONS), Qt.KeyboardModifier.NoModifier, self._point())

    def _turn_wheel(self) -> None:
        by = QPoint(self._chance.randint(-240, 240), self._chance.randint(-240, 240))
        QTest.wheelEvent(self._window, QPointF(self._point()), by, QPoint(), self._chance.choice(MODIFIERS))

    def _touch(self) -> None:
        """One to three fingers come down, move, and go."""
        fingers = range(self._chance.randint(1, 3))
        for move in ("press", "move", "release"):
            sequence = QTest.touchEvent(self._window, self._finger)
            for finger in fingers:
                getattr(sequence, move)(finger, self._point(), self._window)
            sequence.commit()
        self._done += 2

    def _point(self) -> QPoint:
        return QPoint(self._chance.randrange(self._size.width()), self._chance.randrange(self._size.height()))

    _ways: tuple[Callable[["Vandal"], None], ...] = (
        _strike, _strike, _strike, _click, _click, _click, _touch, _move, _double_click, _turn_wheel
    )  # fmt: skip


def main() -> int:
    exec(os.environ.get("ROBOT_PLANTED", ""), {})
    vandals: list[Vandal] = []
    begin = Front._on_first_frame

    def first_frame(front: Front) -> None:
        begin(front)
        vandals.append(Vandal(front.stack.windowHandle()))

    Front._on_first_frame = first_frame  # type: ignore[method-assign, assignment]
    return kiosk_app.main([])


if __name__ == "__main__":
    sys.exit(main())
