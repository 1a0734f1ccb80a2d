"""Slips on an ESC/POS printer, by network, USB or serial line: asked before, confirmed after, never sent twice."""

import socket
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Final

from kiosk.hardware.escpos_slip import Draw, escpos_bytes
from kiosk.hardware.light_escpos import Error, Escpos, Network, Serial, Usb
from kiosk.hardware.paper import PaperRoll
from kiosk.hardware.printing import NotPrinted, PaperState, Printed, Trouble
from kiosk.hardware.slip import Slip

SECONDS: Final = 3
"""How long a printer may be silent before it counts as mute."""

_ASK_OFFLINE: Final = b"\x10\x04\x02"
_ASK_PAPER: Final = b"\x10\x04\x04"
_ASK_WHEN_DONE: Final = b"\x1dr\x01"
_COVER_OPEN: Final = 0x04
_PAPER_LOW: Final = 0x0C
_PAPER_OUT: Final = 0x60

Open = Callable[[], Escpos]


class _Network(Network):  # type: ignore[misc]  # the library has no types
    def open(self, raise_not_found: bool = True) -> None:
        # WHY: the library's own leaves the socket open when nobody answers.
        self.device = socket.create_connection((self.host, self.port), timeout=self.timeout)


class _Serial(Serial):  # type: ignore[misc]  # the library has no types
    """Waits no longer than its timeout: the library's own waits for sixteen bytes, and until all is sent."""

    _device: Any

    def open(self, raise_not_found: bool = True) -> None:
        super().open(raise_not_found)
        self.device.write_timeout = self.timeout

    def _read(self) -> bytes:
        return bytes(self.device.read(1))

    def close(self) -> None:
        if self._device:
            self._device.close()
        self._device = False


def network_printer(host: str, port: int = 9100) -> Open:
    return lambda: _Network(host, port=port, timeout=SECONDS)


def usb_printer(vendor: int, product: int) -> Open:
    return lambda: Usb(vendor, product, timeout=SECONDS * 1000)


def serial_printer(device: str, baud: int) -> Open:
    return lambda: _Serial(devfile=device, baudrate=baud, timeout=SECONDS)


class EscposSlipPrinter:
    """Opens the printer for each slip, so that one that was switched off works again when it is back."""

    def __init__(self, open_printer: Open, *, paper: PaperRoll, draw: Draw) -> None:
        self._open, self._paper, self._draw = open_printer, paper, draw

    def print(self, slip: Slip) -> Printed | NotPrinted:
        raw = escpos_bytes(slip, self._paper, draw=self._draw)
        return self._with_printer(lambda printer: _send(printer, raw))

    def look(self) -> Printed | NotPrinted:
        return self._with_printer(_ask)

    def _with_printer(self, do: Callable[[Escpos], Printed | NotPrinted]) -> Printed | NotPrinted:
        try:
            printer = self._open()
            printer.open()
        except (Error, OSError, ValueError, RuntimeError):  # the last two: no driver for USB on this machine
            return NotPrinted(trouble=Trouble.OFF)
        try:
            return do(printer)
        finally:
            with suppress(OSError):
                printer.close()


def _ask(printer: Escpos) -> Printed | NotPrinted:
    """What keeps the printer from printing, before anything is sent."""
    try:
        offline, paper = _status(printer, _ASK_OFFLINE), _status(printer, _ASK_PAPER)
    except (Error, OSError):
        return NotPrinted(trouble=Trouble.MUTE)
    if paper & _PAPER_OUT:
        return NotPrinted(trouble=Trouble.OUT_OF_PAPER)
    if offline & _COVER_OPEN:
        return NotPrinted(trouble=Trouble.COVER_OPEN)
    return Printed(paper=PaperState.LOW if paper & _PAPER_LOW else PaperState.OK)


def _send(printer: Escpos, raw: bytes) -> Printed | NotPrinted:
    """The printer answers the last question when it has printed what came before it."""
    before = _ask(printer)
    if isinstance(before, NotPrinted):
        return before
    try:
        printer._raw(raw)
        paper = _status(printer, _ASK_WHEN_DONE)
    except (Error, OSError):
        return NotPrinted(trouble=Trouble.UNSURE)
    # WHY other bits than above: GS r 1 tells low paper in bits 0–1 and its end in bits 2–3.
    if paper & _PAPER_LOW:
        return NotPrinted(trouble=Trouble.UNSURE)
    return Printed(paper=PaperState.LOW if paper & 0x03 else PaperState.OK)


def _status(printer: Escpos, question: bytes) -> int:
    """One byte of status; `TimeoutError` from a printer that says nothing."""
    printer._raw(question)
    answer: bytes = bytes(printer._read())
    if not answer:
        raise TimeoutError
    return answer[-1]
