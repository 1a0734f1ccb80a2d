"""The number never waits for the printer."""

import threading

from builders.slips import number_slip
from kiosk.hardware.print_desk import LONGEST_QUEUE, PrintDesk
from kiosk.hardware.printing import NotPrinted, Printed, Trouble
from kiosk.hardware.slip import Slip


class StuckPrinter:
    """Prints nothing until it is let go."""

    def __init__(self) -> None:
        self.go, self.busy = threading.Event(), threading.Event()
        self.slips: list[Slip] = []

    def print(self, slip: Slip) -> Printed:
        self.busy.set()
        self.go.wait(10)
        self.slips.append(slip)
        return Printed()


def test_a_stuck_printer_delays_nobody_and_every_slip_is_reported_once():
    printer, reports = StuckPrinter(), []
    desk = PrintDesk(printer, report=lambda attempt, came: reports.append((attempt, came)))
    desk.hand_in(1, number_slip(number=1))
    printer.busy.wait(10)

    for attempt in range(2, 6):
        desk.hand_in(attempt, number_slip(number=attempt))
    refused = list(reports)
    printer.go.set()
    desk.close()

    late = range(2 + LONGEST_QUEUE, 6)
    assert refused == [(attempt, NotPrinted(trouble=Trouble.MUTE)) for attempt in late]
    assert sorted(attempt for attempt, _ in reports) == [1, 2, 3, 4, 5]
    assert len(printer.slips) == 1 + LONGEST_QUEUE
