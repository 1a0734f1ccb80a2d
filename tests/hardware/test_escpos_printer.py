"""The slip printer in every mood: one slip or none, never two, and the truth about it."""

import pytest

from builders.slips import FONTS, number_slip
from builders.stand_in_printer import Mood, stand_in_printer, stand_in_serial_printer
from kiosk.hardware import escpos_printer
from kiosk.hardware.escpos_printer import EscposSlipPrinter, Open, network_printer, serial_printer, usb_printer
from kiosk.hardware.paper import WIDE
from kiosk.hardware.printing import NotPrinted, PaperState, Printed, Trouble
from kiosk.hardware.slip_picture import SlipPicture


@pytest.fixture(autouse=True)
def _an_impatient_kiosk(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(escpos_printer, "SECONDS", 0.2)


def _printer(port: int) -> EscposSlipPrinter:
    return EscposSlipPrinter(network_printer("127.0.0.1", port), paper=WIDE, draw=SlipPicture(FONTS))


@pytest.mark.parametrize(
    ("mood", "came"),
    [
        ("good", Printed()),
        ("low", Printed(paper=PaperState.LOW)),
        ("mute", NotPrinted(trouble=Trouble.MUTE)),
        ("out_of_paper", NotPrinted(trouble=Trouble.OUT_OF_PAPER)),
        ("cover_open", NotPrinted(trouble=Trouble.COVER_OPEN)),
        ("ran_out", NotPrinted(trouble=Trouble.UNSURE)),
        ("unplugged", NotPrinted(trouble=Trouble.UNSURE)),
    ],
)
def test_the_kiosk_is_told_what_became_of_the_slip(mood: Mood, came: Printed | NotPrinted):
    with stand_in_printer(mood) as printer:
        assert _printer(printer.port).print(number_slip()) == came


def test_a_printer_that_is_off_is_off():
    with stand_in_printer() as printer:
        port = printer.port

    assert _printer(port).print(number_slip()) == NotPrinted(trouble=Trouble.OFF)


@pytest.mark.parametrize("mood", ["mute", "out_of_paper", "cover_open", "unplugged", "ran_out"])
def test_nothing_is_printed_again_by_itself_when_the_printer_is_well_again(mood: Mood):
    with stand_in_printer(mood) as printer:
        desk = _printer(printer.port)
        desk.print(number_slip())
        before = printer.connections
        printer.mood = "good"
        desk.print(number_slip(number=18))

    assert printer.connections == before + 1
    assert b"18\n" in printer.printed[-1]
    assert b"17\n" not in printer.printed[-1]


@pytest.mark.parametrize("mood", ["good", "low", "mute", "out_of_paper", "cover_open"])
def test_a_look_at_the_printer_tells_what_a_slip_would_come_to_and_prints_nothing(mood: Mood):
    with stand_in_printer(mood) as printer:
        desk = _printer(printer.port)
        looked = desk.look()

    assert printer.printed == []
    with stand_in_printer(mood) as printer:
        assert looked == _printer(printer.port).print(number_slip())


def test_a_serial_printer_is_asked_and_answers_without_waiting_for_more():
    with stand_in_serial_printer() as serial:
        desk = EscposSlipPrinter(serial_printer(serial.device, 19200), paper=WIDE, draw=SlipPicture(FONTS))
        assert (desk.look(), desk.print(number_slip())) == (Printed(), Printed())

    assert b"17\n" in serial.printed[-1]


def test_a_serial_line_that_nobody_reads_is_mute():
    with stand_in_serial_printer("mute") as serial:
        desk = EscposSlipPrinter(serial_printer(serial.device, 19200), paper=WIDE, draw=SlipPicture(FONTS))
        assert desk.print(number_slip()) == NotPrinted(trouble=Trouble.MUTE)


@pytest.mark.parametrize("open_printer", [usb_printer(0x1234, 0x0001), serial_printer("no-such-line", 9600)])
def test_a_printer_that_is_not_plugged_in_is_off(open_printer: Open):
    desk = EscposSlipPrinter(open_printer, paper=WIDE, draw=SlipPicture(FONTS))
    assert desk.look() == NotPrinted(trouble=Trouble.OFF)
