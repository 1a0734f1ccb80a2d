"""Runs the real kiosk and touches it like a citizen, over and over; says in JSON what it saw, by the monotonic clock.

Environment: ROBOT_SPAWNED when the parent started this process (s), ROBOT_ROUNDS how many citizens,
ROBOT_PAUSE_MS between two of them, ROBOT_DIGITS what they type in turn, with commas, ROBOT_REPORT the file to write.
ROBOT_LOOKS: it types once the page has been there for a frame, as a hand that follows an eye does.
ROBOT_TELLS: each thing that it saw is told at once, a line of JSON on the standard output. ROBOT_STAYS: it does not
end after the last citizen. ROBOT_PLANTED: Python that is run first, how a test plants the defect that it must catch.
"""

import json
import os
import sys
import time
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from kiosk import kiosk_app
from kiosk.presenter.front import Front
from kiosk.screens.ask import AskPage
from kiosk.screens.dots import DigitDots
from kiosk.screens.fade import Fade
from kiosk.screens.home import HomePage
from kiosk.screens.notices import GoToReceptionPage, OutOfOrderPage
from kiosk.screens.number import NumberPage
from kiosk.screens.number_card import NumberCard
from kiosk.screens.stack import Stack
from kiosk.screens.times import TimesPage

P = TypeVar("P", bound=QWidget)
ROUNDS = int(os.environ.get("ROBOT_ROUNDS", "0"))
PAUSE_MS = int(os.environ.get("ROBOT_PAUSE_MS", "1"))
DIGITS = os.environ.get("ROBOT_DIGITS", "310784").split(",")
STEP_MS = 2
FALLBACK_MS = 100
FRAME_MS = 17
TELLS = "ROBOT_TELLS" in os.environ
LOOKS = "ROBOT_LOOKS" in os.environ


def tell(what: str, **said: Any) -> None:
    """WHY by the system's own call: what was told stands, also when this process is killed in the next moment."""
    if TELLS:
        os.write(1, json.dumps({"what": what, "at": time.monotonic(), **said}).encode() + b"\n")


def resident_megabytes() -> float:
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    raise AssertionError("no VmRSS")


class Robot(QObject):
    """Each tick looks at the page that is shown and does the next thing on it."""

    def __init__(self) -> None:
        super().__init__()
        self.report: dict[str, Any] = {"rounds": [], "keys": [], "no_number": 0}
        self._typed = 0
        self._there_since = 0.0
        self._key_at = 0.0
        self._touched_at: float | None = None
        self._last_number = ""
        self._numbered = 0
        self._fallback: type[QWidget] | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_tick)

    def on_first_frame(self) -> None:
        self.report["first_frame_s"] = time.monotonic() - float(os.environ["ROBOT_SPAWNED"])
        self._stack = next(top for top in QApplication.topLevelWidgets() if isinstance(top, Stack))
        self._timer.start(STEP_MS)
        tell("ready")

    def on_dots_painted(self) -> None:
        if self._key_at:
            self.report["keys"].append(time.monotonic() - self._key_at)
            self._key_at = 0.0

    def on_number_painted(self, number: str) -> None:
        """A kiosk that knows no times yet asks for none; those rounds are told, but not measured."""
        now = time.monotonic()
        if number != self._last_number:
            self._last_number = number
            self._numbered += 1
            tell("number", number=int(number), touched=self._touched_at)
        if self._touched_at is not None:
            self.report["rounds"].append({"number": int(number), "touched": self._touched_at, "painted": now})
            self._touched_at = None

    def _page(self, kind: type[P]) -> P | None:
        return next((page for page in self._stack.findChildren(kind) if page.isVisible()), None)

    def _on_tick(self) -> None:
        if len(self.report["rounds"]) >= ROUNDS:
            self._finish()
        elif home := self._page(HomePage):
            self._type(home)
        elif ask := self._page(AskPage):
            self._touch(ask.yes_key)
        elif (times := self._page(TimesPage)) and self._touched_at is None:
            self._touched_at = time.monotonic()
            tell("touched")
            self._touch(times.forgotten)
        elif (number := self._page(NumberPage)) and self._touched_at is None:
            self._timer.setInterval(PAUSE_MS)
            self._touch(number.done_key)
        elif not number and not times:
            self._no_number()

    def _type(self, home: HomePage) -> None:
        self._timer.setInterval(STEP_MS)
        self._fallback = None
        if self._key_at or (LOOKS and not self._typed and not self._has_seen_it()):
            return
        keypad = home.keypad
        digits = DIGITS[self._numbered % len(DIGITS)]
        if self._typed == len(digits):
            self._typed, self._there_since = 0, 0.0
            self._touch(keypad.confirm)
            return
        self._key_at = time.monotonic()
        self._touch(keypad.key_of(int(digits[self._typed])))
        self._typed += 1

    def _has_seen_it(self) -> bool:
        now = time.monotonic()
        if not self._there_since or any(fade.isVisible() for fade in self._stack.findChildren(Fade)):
            self._there_since = now
        return now - self._there_since > FRAME_MS / 1000

    def _no_number(self) -> None:
        """The kiosk says *Gå til receptionen*, or that it is out of order: what it does when it can give no number."""
        self._timer.setInterval(FALLBACK_MS)
        page = self._page(GoToReceptionPage) or self._page(OutOfOrderPage)
        if page is not None and self._fallback is not type(page):
            self._fallback = type(page)
            self.report["no_number"] += 1
            tell("fallback", page=type(page).__name__, touched=self._touched_at)
        self._typed, self._touched_at, self._key_at = 0, None, 0.0
        if isinstance(page, GoToReceptionPage):
            self._touch(page.done_key)

    @staticmethod
    def _touch(key: QWidget) -> None:
        QTest.mouseClick(key, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint())

    def _finish(self) -> None:
        self._timer.stop()
        tell("done")
        self.report["memory_mb"] = resident_megabytes()
        report = Path(os.environ["ROBOT_REPORT"])
        report.with_suffix(".part").write_text(json.dumps(self.report))
        report.with_suffix(".part").replace(report)
        if "ROBOT_STAYS" not in os.environ:
            QApplication.quit()


def _after(painter: Any, then: Any) -> Any:
    def paint(widget: Any, told: Any) -> None:
        painter(widget, told)
        then(widget)

    return paint


def main() -> int:
    exec(os.environ.get("ROBOT_PLANTED", ""), {})
    robots: list[Robot] = []
    begin = Front._on_first_frame

    def first_frame(front: Front) -> None:
        robots.append(Robot())
        robots[0].on_first_frame()
        begin(front)

    def dots(_: DigitDots, *__: Any) -> None:
        if robots:
            robots[0].on_dots_painted()

    def number(card: NumberCard) -> None:
        if robots:
            robots[0].on_number_painted(card.number)

    Front._on_first_frame = first_frame  # type: ignore[method-assign, assignment]
    # WHY its end: it has painted the dot and sent it to the screen.
    DigitDots.show_entered = _after(DigitDots.show_entered, dots)  # type: ignore[method-assign]
    NumberCard.paintEvent = _after(NumberCard.paintEvent, number)  # type: ignore[method-assign]
    return kiosk_app.main([])


if __name__ == "__main__":
    sys.exit(main())
