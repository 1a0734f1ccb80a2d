"""One slip at a time in a thread of its own: whoever waits for a number never waits for the printer."""

import queue
import threading
from collections.abc import Callable
from typing import Final

from kiosk.hardware.printing import NotPrinted, Printed, SlipPrinter, Trouble
from kiosk.hardware.slip import Slip

LONGEST_QUEUE: Final = 2
"""Slips that may wait behind a slow printer; the next citizen then has the number on the screen alone."""

Report = Callable[[int, Printed | NotPrinted], None]


class PrintDesk:
    """Takes slips with the attempt they belong to; `report` is called in the printing thread, once a slip."""

    def __init__(self, printer: SlipPrinter, *, report: Report) -> None:
        self._printer, self._report = printer, report
        self._waiting: queue.Queue[tuple[int, Slip] | None] = queue.Queue(LONGEST_QUEUE)
        self._thread = threading.Thread(target=self._work, name="slips", daemon=True)
        self._thread.start()

    def hand_in(self, attempt: int, slip: Slip) -> None:
        """Returns at once. A slip that finds the queue full is not printed, and that is reported."""
        try:
            self._waiting.put_nowait((attempt, slip))
        except queue.Full:
            self._report(attempt, NotPrinted(trouble=Trouble.MUTE))

    def close(self) -> None:
        """Waits for the slip that is being printed; those behind it are printed, too."""
        self._waiting.put(None)
        self._thread.join()

    def _work(self) -> None:
        while (job := self._waiting.get()) is not None:
            attempt, slip = job
            self._report(attempt, self._printer.print(slip))
