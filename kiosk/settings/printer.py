"""Where the slip printer is, as an operator writes it in one line."""

import re
from dataclasses import dataclass

FORMS = "none, network:HOST, network:HOST:PORT, usb:VENDOR:PRODUCT, serial:DEVICE, serial:DEVICE:BAUD or queue:NAME"

_HOST = re.compile(r"\[([0-9a-fA-F:.]+)\]|([^\s:\[\]]+)")
"""A name or an address; an address with colons stands in brackets, so that its last part is not read as a port."""
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
    """One of FORMS; None for `none`. Raises ValueError."""
    kind, _, rest = raw.partition(":")
    if kind == "none" and not rest:
        return None
    if not rest:
        raise ValueError
    match kind:
        case "network":
            return _network(rest)
        case "usb" if found := _USB.fullmatch(rest):
            return UsbPrinter(vendor=int(found[1], 16), product=int(found[2], 16))
        case "serial":
            return _serial(rest)
        case "queue":
            return PrinterQueue(name=rest)
    raise ValueError


def _network(rest: str) -> NetworkPrinter:
    host, port = _with_number(rest, _DEFAULT_PORT)
    named = _HOST.fullmatch(host)
    if named is None or not 1 <= port <= 65535:
        raise ValueError
    return NetworkPrinter(host=named[1] or named[2], port=port)


def _serial(rest: str) -> SerialPrinter:
    device, baud = _with_number(rest, _DEFAULT_BAUD)
    if baud < 1:
        raise ValueError
    return SerialPrinter(device=device, baud=baud)


def _with_number(rest: str, default: int) -> tuple[str, int]:
    """What stands after the last colon, where it is a number; else all of it is the name."""
    name, _, number = rest.rpartition(":")
    if name and number.isascii() and number.isdecimal():
        return name, int(number)
    return rest, default
