"""A board with three hundred waiting: how long from an event to its painted row. Prints a line of JSON.

Environment: ROBOT_ROUNDS how many events; ROBOT_FOLDER for what the tool remembers.
"""

import json
import os
import random
import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from admin_tool.models.pages import Page
from admin_tool.views.board import BoardPage
from builders.staff_desk import StaffDesk
from builders.staff_desktop import WholeDesktop
from builders.staff_visits import BO, SARA, appointment, caseworkers, visit
from kiosk.client.staff_line import VisitChanged
from kiosk.qtkit.fonts import load_fonts
from kiosk.settings.assets import assets_folder
from kiosk.wire.staff import Visit

WAITING = 300


class Painted(QObject):
    """When the watched widget was painted last."""

    at = 0.0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.at = time.perf_counter()
        return False


def waiting() -> list[Visit]:
    near = [appointment("10.30", BO)]
    return [
        visit(number, ago=number % 60, appointment=appointment("10.00", SARA, id=f"appointment-{number}"))
        if number % 3
        else visit(number, ago=number % 60, outcome="near_miss", declared="10:30", candidates=near)
        for number in range(1, WAITING + 1)
    ]


def main() -> None:
    application = QApplication(sys.argv[:1])
    load_fonts(assets_folder())
    desk = StaffDesk(Path(os.environ["ROBOT_FOLDER"]))
    application.setFont(desk.look.font(16))
    application.setStyleSheet(desk.look.sheet())
    board = WholeDesktop(desk).page(Page.BOARD, BoardPage)
    desk.knows(*waiting(), caseworkers=caseworkers())
    board.left.select("visit-150")
    board.left.scrollTo(board.left.currentIndex())
    desk.settles()
    painted = Painted()
    board.left.viewport().installEventFilter(painted)
    seconds = [_one_event(desk, painted, number) for number in _in_view(board, int(os.environ["ROBOT_ROUNDS"]))]
    kept = board.left.current_id() == "visit-150"
    sys.stdout.write(json.dumps({"seconds": seconds, "selection_kept": kept}) + "\n")


def _in_view(board: BoardPage, rounds: int) -> list[int]:
    """Whoever can be seen, so that something is to be painted."""
    area = board.left.viewport().rect()
    seen = [
        number for number in range(1, WAITING + 1) if area.intersects(board.left.button_rect(f"visit-{number}", None))
    ]
    return [random.choice(seen) for _ in range(rounds)]


def _one_event(desk: StaffDesk, painted: Painted, number: int) -> float:
    known = desk.day.book.get(f"visit-{number}")
    assert known is not None
    needs = [] if known.needs else ["private"]
    changed = Visit.model_validate({**known.model_dump(), "version": known.version + 1, "needs": needs})
    QApplication.processEvents()
    heard = time.perf_counter()
    desk.day.hear(VisitChanged(visit=changed))
    while painted.at < heard:
        QApplication.processEvents()
    return painted.at - heard


if __name__ == "__main__":
    main()
