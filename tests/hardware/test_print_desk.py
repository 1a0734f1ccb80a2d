"""The number never waits for the printer."""

import queue
import threading
from types import SimpleNamespace

import pytest

from builders.slips import number_slip
from kiosk.hardware.print_desk import LONGEST_QUEUE, PrintDesk
from kiosk.hardware.printing import NoSlipPrinter, NotPrinted, PaperState, Printed, Trouble
from kiosk.hardware.slip import Slip
from kiosk.wire.words import Paper

OK, GONE = Printed(), NotPrinted(trouble=Trouble.OFF)


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

    def look(self) -> Printed:
        return Printed()


def test_a_stuck_printer_delays_nobody_and_every_slip_is_reported_once():
    printer, reports = StuckPrinter(), []
    desk = PrintDesk(lambda: printer, report=lambda attempt, came: reports.append((attempt, came)))
    desk.hand_in(1, number_slip(number=1))
    printer.busy.wait(10)

    for attempt in range(2, 6):
        desk.hand_in(attempt, number_slip(number=attempt))
    refused = [each for each in reports if each[0] is not None]
    printer.go.set()
    desk.close(patience=10)

    late = range(2 + LONGEST_QUEUE, 6)
    assert refused == [(attempt, NotPrinted(trouble=Trouble.MUTE)) for attempt in late]
    assert sorted(attempt for attempt, _ in reports if attempt is not None) == [1, 2, 3, 4, 5]
    assert len(printer.slips) == 1 + LONGEST_QUEUE


def test_an_idle_printer_is_looked_at_so_that_trouble_is_known_before_the_next_slip():
    looks: queue.Queue[object] = queue.Queue()
    printer = SimpleNamespace(look=iter([OK, GONE, OK]).__next__)
    desk = PrintDesk(lambda: printer, report=lambda attempt, came: looks.put((attempt, came)), look_seconds=0.01)

    assert [looks.get(timeout=10) for _ in range(3)] == [(None, OK), (None, GONE), (None, OK)]
    desk.close()


def test_a_slip_that_cannot_be_drawn_is_reported_and_the_next_one_is_printed():
    reports: queue.Queue[object] = queue.Queue()
    printed = iter([ZeroDivisionError(), OK])
    printer = SimpleNamespace(look=lambda: OK, print=lambda slip: _given(next(printed)))
    desk = PrintDesk(lambda: printer, report=lambda attempt, came: reports.put((attempt, came)))
    for attempt in (1, 2):
        desk.hand_in(attempt, number_slip())

    assert [reports.get(timeout=10) for _ in range(3)] == [
        (None, OK),
        (1, NotPrinted(trouble=Trouble.UNSURE)),
        (2, OK),
    ]
    desk.close()


def test_a_printer_without_a_driver_is_off():
    reports: queue.Queue[object] = queue.Queue()
    desk = PrintDesk(_no_driver, report=lambda attempt, came: reports.put((attempt, came)))
    desk.hand_in(1, number_slip())

    assert [reports.get(timeout=10) for _ in range(2)] == [(None, GONE), (1, GONE)]
    desk.close()


def test_a_printer_that_does_not_go_on_does_not_hold_the_end_up():
    printer = StuckPrinter()
    desk = PrintDesk(lambda: printer, report=lambda attempt, came: None)
    for attempt in range(5):
        desk.hand_in(attempt, number_slip())
    printer.busy.wait(10)

    desk.close(patience=0.05)

    assert printer.slips == []
    printer.go.set()


@pytest.mark.parametrize(
    ("came", "paper"),
    [
        (Printed(paper=PaperState.LOW), "low"),
        (NotPrinted(trouble=Trouble.NO_PRINTER), "none"),
        *((NotPrinted(trouble=trouble), "out") for trouble in Trouble if trouble is not Trouble.NO_PRINTER),
    ],
)
def test_whatever_keeps_slips_from_coming_is_told_to_the_reception(came: Printed | NotPrinted, paper: str):
    assert came.paper == paper
    assert set(PaperState) == {PaperState(word.value) for word in Paper}


def _no_driver() -> NoSlipPrinter:
    raise ImportError


def _given(what: object) -> object:
    if isinstance(what, Exception):
        raise what
    return what
