"""Slips through a printer queue of the operating system, for printers that IT wants to manage itself."""

import subprocess
from typing import Final

from kiosk.hardware.escpos_slip import Draw, escpos_bytes
from kiosk.hardware.paper import PaperRoll
from kiosk.hardware.printing import NotPrinted, Printed, Trouble
from kiosk.hardware.slip import Slip

SECONDS: Final = 5


class QueueSlipPrinter:
    """Hands raw bytes to `lp`. The queue takes or refuses; whether paper came out it does not say."""

    def __init__(self, queue: str, *, paper: PaperRoll, draw: Draw, program: str = "lp") -> None:
        # A job that waits for a stopped printer would come out when its citizen has gone: it is held for nobody.
        self._command = [program, "-d", queue, "-o", "raw", "-o", "job-sheets=none", "-"]
        self._paper, self._draw = paper, draw
        self._last: Printed | NotPrinted = Printed()

    def look(self) -> Printed | NotPrinted:
        """What the last slip came to: nobody can ask a queue about its paper."""
        return self._last

    def print(self, slip: Slip) -> Printed | NotPrinted:
        self._last = self._print(slip)
        return self._last

    def _print(self, slip: Slip) -> Printed | NotPrinted:
        raw = escpos_bytes(slip, self._paper, draw=self._draw)
        try:
            done = subprocess.run(self._command, input=raw, capture_output=True, timeout=SECONDS, check=False)
        except OSError:
            return NotPrinted(trouble=Trouble.OFF)
        except subprocess.TimeoutExpired:
            return NotPrinted(trouble=Trouble.UNSURE)
        if done.returncode != 0:
            return NotPrinted(trouble=Trouble.OFF)
        return Printed()
