"""Slips through a printer queue of the operating system, for printers that IT wants to manage itself."""

import os
import re
import subprocess
from threading import Event
from typing import Final

from kiosk.hardware.escpos_slip import Draw, escpos_bytes
from kiosk.hardware.paper import PaperRoll
from kiosk.hardware.printing import NotPrinted, Printed, Trouble
from kiosk.hardware.slip import Slip

SECONDS: Final = 5
"""How long a program of CUPS may be silent."""

_LOOKS: Final = 20
_LOOK_EVERY: Final = 0.25
"""A slip may wait in the queue for five seconds."""

_REQUEST: Final = re.compile(rb"request id is (\S+)")


class QueueSlipPrinter:
    """Hands raw bytes to CUPS. The queue takes or refuses; whether paper came out it does not say.

    What a printer that is off, stopped or out of paper leaves in the queue is taken back: it would come out when its
    citizen has gone.
    """

    def __init__(self, queue: str, *, paper: PaperRoll, draw: Draw) -> None:
        self._queue, self._paper, self._draw = queue, paper, draw
        self._last: Printed | NotPrinted = Printed()

    def look(self) -> Printed | NotPrinted:
        """What the last slip came to: nobody can ask a queue about its paper."""
        return self._last

    def print(self, slip: Slip) -> Printed | NotPrinted:
        self._last = self._print(escpos_bytes(slip, self._paper, draw=self._draw))
        return self._last

    def _print(self, raw: bytes) -> Printed | NotPrinted:
        try:
            taken = _run("lp", "-d", self._queue, "-o", "raw", "-o", "job-sheets=none", "-", given=raw)
            if taken.returncode != 0:
                return NotPrinted(trouble=Trouble.OFF)
            job = _REQUEST.search(taken.stdout)
            if job is None or self._is_passed_on(job[1]):
                return Printed()
            is_taken_back = _run("cancel", os.fsdecode(job[1])).returncode == 0
        except OSError:
            return NotPrinted(trouble=Trouble.OFF)
        except subprocess.TimeoutExpired:
            return NotPrinted(trouble=Trouble.UNSURE)
        return NotPrinted(trouble=Trouble.MUTE if is_taken_back else Trouble.UNSURE)

    def _is_passed_on(self, job: bytes) -> bool:
        """Also where the queue does not tell what waits in it."""
        for _ in range(_LOOKS):
            if job not in _run("lpstat", "-o", self._queue).stdout.split():
                return True
            Event().wait(_LOOK_EVERY)
        return False


def _run(*command: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """What a program of CUPS says, in English."""
    english = {**os.environ, "LC_ALL": "C"}
    return subprocess.run(command, input=given, capture_output=True, timeout=SECONDS, check=False, env=english)
