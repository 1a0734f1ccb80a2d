"""The slip printer that the settings name. Loads what printing needs: call it in the printing thread."""

from pathlib import Path

from kiosk.hardware.escpos_printer import EscposSlipPrinter, network_printer, serial_printer, usb_printer
from kiosk.hardware.paper import NARROW, WIDE, PaperRoll
from kiosk.hardware.printing import NoSlipPrinter, SlipPrinter
from kiosk.hardware.queue_printer import QueueSlipPrinter
from kiosk.hardware.slip_picture import SlipPicture
from kiosk.settings.kiosk import KioskSettings
from kiosk.settings.printer import NetworkPrinter, PrinterQueue, SerialPrinter, UsbPrinter

_WIDTHS = {80: WIDE, 58: NARROW}


def printer_of(settings: KioskSettings, *, fonts: Path) -> SlipPrinter:
    paper, draw = paper_of(settings), SlipPicture(fonts)
    match settings.printer:
        case NetworkPrinter(host=host, port=port):
            return EscposSlipPrinter(network_printer(host, port), paper=paper, draw=draw)
        case UsbPrinter(vendor=vendor, product=product):
            return EscposSlipPrinter(usb_printer(vendor, product), paper=paper, draw=draw)
        case SerialPrinter(device=device, baud=baud):
            return EscposSlipPrinter(serial_printer(device, baud), paper=paper, draw=draw)
        case PrinterQueue(name=name):
            return QueueSlipPrinter(name, paper=paper, draw=draw)
        case None:
            return NoSlipPrinter()


def paper_of(settings: KioskSettings) -> PaperRoll:
    width = _WIDTHS[settings.paper_mm]
    return PaperRoll(
        dots=width.dots,
        columns=width.columns,
        code_page=settings.code_page,
        code_page_number=settings.code_page_number,
        qr="native" if settings.printer_draws_codes else "image",
    )
