"""The slip printer in every mood: one slip or none, never two, and the truth about it."""

import pytest

from builders.slips import FONTS, number_slip
from builders.stand_in_printer import Mood, stand_in_printer
from kiosk.hardware import escpos_printer
from kiosk.hardware.escpos_printer import EscposSlipPrinter, network_printer
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
        ("out_of_paper", NotPrinted(trouble=Trouble.OUT_OF_PAPER, paper=PaperState.OUT)),
        ("cover_open", NotPrinted(trouble=Trouble.COVER_OPEN)),
        ("ran_out", NotPrinted(trouble=Trouble.UNSURE, paper=PaperState.OUT)),
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
