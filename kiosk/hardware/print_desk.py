"""One slip at a time in a thread of its own: whoever waits for a number never waits for the printer."""

import queue
import threading
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Final

from kiosk.hardware.printing import NoSlipPrinter, NotPrinted, Printed, SlipPrinter, Trouble
from kiosk.hardware.slip import Slip

LONGEST_QUEUE: Final = 2
"""Slips that may wait behind a slow printer; the next citizen then has the number on the screen alone."""
LOOK_SECONDS: Final = 5.0
"""How often a printer that has nothing to do is looked at, so that the reception knows before a citizen does."""
CLOSING_SECONDS: Final = 4.0

Report = Callable[[int | None, Printed | NotPrinted], None]


class PrintDesk:
    """Takes slips with the attempt they belong to.

    `open_printer` is called in the printing thread: what a printer needs takes its time to load. `report`
    is called there once a slip, and with None after a look at an idle printer.
    """

    def __init__(
        self, open_printer: Callable[[], SlipPrinter], *, report: Report, look_seconds: float = LOOK_SECONDS
    ) -> None:
        self._open_printer, self._report, self._look_seconds = open_printer, report, look_seconds
        self._waiting: queue.Queue[tuple[int, Slip] | None] = queue.Queue(LONGEST_QUEUE)
        self._thread = threading.Thread(target=self._work, name="slips", daemon=True)
        self._thread.start()

    def hand_in(self, attempt: int, slip: Slip) -> None:
        """Returns at once. A slip that finds the queue full is not printed, and that is reported."""
        try:
            self._waiting.put_nowait((attempt, slip))
        except queue.Full:
            self._report(attempt, NotPrinted(trouble=Trouble.MUTE))

    def close(self, *, patience: float = CLOSING_SECONDS) -> None:
        """Waits for the slips that are under way, but not for a printer that does not go on."""
        with suppress(queue.Full):
            self._waiting.put(None, timeout=patience)
        self._thread.join(patience)

    def _work(self) -> None:
        printer = self._opened()
        self._report(None, _safely(printer.look))
        while True:
            try:
                job = self._waiting.get(timeout=self._look_seconds)
            except queue.Empty:
                self._report(None, _safely(printer.look))
                continue
            if job is None:
                return
            attempt, slip = job
            self._report(attempt, _safely(partial(printer.print, slip)))

    def _opened(self) -> SlipPrinter:
        try:
            return self._open_printer()
        except Exception:  # noqa: BLE001 - a driver that cannot be loaded is a printer that is off
            return NoSlipPrinter(Trouble.OFF)


def _safely(do: Callable[[], Printed | NotPrinted]) -> Printed | NotPrinted:
    try:
        return do()
    except Exception:  # noqa: BLE001 - a slip that cannot be drawn is one that did not come; the next may
        return NotPrinted(trouble=Trouble.UNSURE)
