"""The slip printer as an operator writes it."""

import pytest

from kiosk.hardware.escpos_printer import EscposSlipPrinter
from kiosk.hardware.paper import NARROW, WIDE
from kiosk.hardware.printers import paper_of, printer_of
from kiosk.hardware.printing import NoSlipPrinter
from kiosk.hardware.queue_printer import QueueSlipPrinter
from kiosk.settings.assets import assets_folder
from kiosk.settings.kiosk import load_kiosk_settings
from kiosk.settings.printer import NetworkPrinter, PrinterQueue, SerialPrinter, UsbPrinter
from kiosk.settings.refusals import BadSettings


@pytest.mark.parametrize(
    ("written", "address", "kind"),
    [
        ("none", None, NoSlipPrinter),
        ("network:10.0.0.7", NetworkPrinter(host="10.0.0.7"), EscposSlipPrinter),
        ("network:slips.example:9101", NetworkPrinter(host="slips.example", port=9101), EscposSlipPrinter),
        ("network:[fe80::1]:9101", NetworkPrinter(host="fe80::1", port=9101), EscposSlipPrinter),
        ("usb:04b8:0E15", UsbPrinter(vendor=0x04B8, product=0x0E15), EscposSlipPrinter),
        ("serial:/dev/ttyUSB0", SerialPrinter(device="/dev/ttyUSB0"), EscposSlipPrinter),
        ("serial:COM3:38400", SerialPrinter(device="COM3", baud=38400), EscposSlipPrinter),
        ("queue:slips", PrinterQueue(name="slips"), QueueSlipPrinter),
    ],
)
def test_a_printer_is_named_in_one_line(written, address, kind):
    settings = load_kiosk_settings({"KIOSK_PRINTER": written})
    assert settings.printer == address
    assert isinstance(printer_of(settings, fonts=assets_folder() / "fonts"), kind)


@pytest.mark.parametrize(
    "settings",
    [
        {"KIOSK_PRINTER": written}
        for written in (
            "",
            "10.0.0.7",
            "network:",
            "network:host:99999",
            "network:host:91OO",
            "network:fe80::1",
            "serial:COM3:0",
            "usb:04b8",
            "usb:04b8:xyzw",
            "fax:1",
            "none:1",
        )
    ]
    + [
        {"KIOSK_PAPER_MM": "70"},
        {"KIOSK_CODE_PAGE": "cp9999"},
        {"KIOSK_CODE_PAGE_NUMBER": "256"},
        {"KIOSK_PRINTER_DRAWS_CODES": "perhaps"},
    ],
)
def test_what_is_no_printer_is_refused(settings):
    with pytest.raises(BadSettings):
        load_kiosk_settings(settings)


def test_a_refused_printer_is_told_how_one_is_written():
    with pytest.raises(BadSettings, match=r"printer must be none, network:HOST,.* usb:VENDOR:PRODUCT, serial:DEVICE"):
        load_kiosk_settings({"KIOSK_PRINTER": "usb:04b8"})


def test_the_paper_is_that_of_the_settings():
    assert paper_of(load_kiosk_settings({})) == WIDE
    narrow = load_kiosk_settings({"KIOSK_PAPER_MM": "58", "KIOSK_PRINTER_DRAWS_CODES": "false"})
    assert (paper_of(narrow).dots, paper_of(narrow).qr) == (NARROW.dots, "image")
