"""Runs the real waiting-room screen and tells on the standard output what is on it, a line of JSON each.

`heard` each call of the line, `announced` when one takes the large half, `painted` when a number that is called can be
seen for the first time since it was heard, `line` whether it is up.

Environment: ROBOT_HURRIES: a call keeps the large half for a moment only. ROBOT_PLANTED: Python that is run first, how
a test plants the defect that it must catch.
"""

import json
import os
import sys
import time
from functools import partial
from typing import Any

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLabel

from kiosk import display_app
from kiosk.display import calls, room
from kiosk.display.labels import TextLabel
from kiosk.display.presenter import DisplayPresenter
from kiosk.qtkit.ticker import Ticker
from kiosk.settings.display import load_display_settings
from kiosk.wire.events import Call

A_MOMENT = 0.005
OUT = os.dup(1)
os.dup2(2, 1)  # WHY: the screen's own log goes elsewhere than what is told


def tell(what: str, **said: Any) -> None:
    os.write(OUT, json.dumps({"what": what, "at": time.monotonic(), **said}).encode() + b"\n")


def _hear(presenter: DisplayPresenter, posted: object) -> None:
    match posted:
        case Call(number=number):
            unseen.add(number)
            tell("heard", number=number)
        case room.LineUp():
            tell("line", up=True)
        case room.LineDown():
            tell("line", up=False)
    hear(presenter, posted)


def _advanced(known: calls.Calls, *, now: float) -> calls.Calls:
    changed = advanced(known, now=now)
    if changed is not known and changed.large is not None:
        tell("announced", number=changed.large.number)
    return changed


def _paint(label: TextLabel, event: QPaintEvent) -> None:
    QLabel.paintEvent(label, event)
    text = label.text()
    if unseen and text.isdecimal() and int(text) in unseen:
        unseen.discard(int(text))
        tell("painted", number=int(text))


unseen: set[int] = set()
hear, advanced = DisplayPresenter.hear, calls.advanced


def main() -> int:
    exec(os.environ.get("ROBOT_PLANTED", ""), {})
    for where, name, what in (
        (DisplayPresenter, "hear", _hear), (room, "advanced", _advanced), (TextLabel, "paintEvent", _paint)
    ):  # fmt: skip
        setattr(where, name, what)
    if "ROBOT_HURRIES" in os.environ:
        for name, value in (("SHOWN_FOR", A_MOMENT), ("SHOWN_FOR_IN_A_RUSH", A_MOMENT)):
            setattr(calls, name, value)
        vars(display_app)["Ticker"] = partial(Ticker, milliseconds=round(1000 * A_MOMENT))
    return display_app.run_display(load_display_settings(), windowed=False)


if __name__ == "__main__":
    sys.exit(main())
