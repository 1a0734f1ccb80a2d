"""Runs the real staff tool, notes when each toast is painted, by the monotonic clock, and answers it.

Environment: ROBOT_REPORT the file to which a line of JSON is added for each toast.
"""

import json
import os
import time
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent

from admin_tool.__main__ import main as run_staff_tool
from admin_tool.views.toast_card import ToastCard

REPORT = Path(os.environ["ROBOT_REPORT"])


def main() -> None:
    seen: set[int] = set()
    paint = ToastCard.paintEvent

    def painted(card: ToastCard, event: QPaintEvent) -> None:
        paint(card, event)
        number = int(card.big.text() or 0)
        if number and number not in seen:
            seen.add(number)
            with REPORT.open("a") as report:
                report.write(json.dumps({"number": number, "painted": time.monotonic()}) + "\n")
            card.settling.timeout.connect(card.come.click, Qt.ConnectionType.SingleShotConnection)

    ToastCard.paintEvent = painted  # type: ignore[method-assign, assignment]
    run_staff_tool()


if __name__ == "__main__":
    main()
