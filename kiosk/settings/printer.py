"""Where the slip printer is, as an operator writes it in one line."""

import re
from dataclasses import dataclass

_USB = re.compile(r"([0-9a-fA-F]{4}):([0-9a-fA-F]{4})")
_DEFAULT_PORT = 9100
_DEFAULT_BAUD = 19200


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkPrinter:
    host: str
    port: int = _DEFAULT_PORT


@dataclass(frozen=True, slots=True, kw_only=True)
class UsbPrinter:
    """The two numbers that `lsusb` shows."""

    vendor: int
    product: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SerialPrinter:
    device: str
    baud: int = _DEFAULT_BAUD


@dataclass(frozen=True, slots=True, kw_only=True)
class PrinterQueue:
    """Of the operating system."""

    name: str


PrinterAddress = NetworkPrinter | UsbPrinter | SerialPrinter | PrinterQueue


def read_printer(raw: str) -> PrinterAddress | None:
    """`network:HOST[:PORT]`, `usb:VENDOR:PRODUCT`, `serial:DEVICE[:BAUD]`, `queue:NAME`; None for `none`.

    Raises ValueError.
    """
    kind, _, rest = raw.partition(":")
    if kind == "none" and not rest:
        return None
    if not rest:
        raise ValueError
    match kind:
        case "network":
            host, port = _with_number(rest, _DEFAULT_PORT)
            if not 1 <= port <= 65535:
                raise ValueError
            return NetworkPrinter(host=host, port=port)
        case "usb" if found := _USB.fullmatch(rest):
            return UsbPrinter(vendor=int(found[1], 16), product=int(found[2], 16))
        case "serial":
            device, baud = _with_number(rest, _DEFAULT_BAUD)
            return SerialPrinter(device=device, baud=baud)
        case "queue":
            return PrinterQueue(name=rest)
    raise ValueError


def _with_number(rest: str, default: int) -> tuple[str, int]:
    """What stands after the last colon, where it is a number; else all of it is the name."""
    name, _, number = rest.rpartition(":")
    if name and number.isascii() and number.isdecimal():
        return name, int(number)
    return rest, default
