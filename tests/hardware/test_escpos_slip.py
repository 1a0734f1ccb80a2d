"""Slips read back from their bytes as a person, a scanner and a phone would read them."""

import pytest
import zxingcpp

from builders.slip_paper import SlipPaper
from builders.slips import FONTS, number_slip, slip_with_code
from kiosk.hardware.escpos_slip import escpos_bytes
from kiosk.hardware.paper import NARROW, WIDE, PaperRoll
from kiosk.hardware.slip import Line, Slip
from kiosk.hardware.slip_picture import SlipPicture

DRAW = SlipPicture(FONTS)


def _paper(slip: Slip, roll: PaperRoll = WIDE) -> SlipPaper:
    return SlipPaper(dots=roll.dots).read(escpos_bytes(slip, roll, draw=DRAW))


def test_danish_letters_are_printed_as_text_in_one_code_page():
    paper = _paper(number_slip())

    assert "Prøve Kommune" in paper.texts
    assert "17" in paper.texts
    assert (paper.images, paper.cuts) == (0, 1)


@pytest.mark.parametrize("text", ["رقمك", "ቁጽርኻ", "Ваш номер", "Twój numer – ł", "20 €"])
def test_what_the_code_page_cannot_is_printed_as_a_picture(text: str):
    paper = _paper(Slip(parts=(Line(text=text), Line(text="17", size="giant"))))

    assert paper.texts == []
    assert paper.images == 1
    assert paper.picture().getextrema() == (0, 255)


def test_a_long_line_is_wrapped_between_words_on_narrow_paper():
    paper = _paper(number_slip(), NARROW)

    assert all(len(text) <= NARROW.columns for text in paper.texts)
    assert " ".join(paper.texts).count("Numrene bliver ikke kaldt i rækkefølge.") == 1


@pytest.mark.parametrize("qr", ["native", "image"])
def test_a_code_on_the_slip_is_read_back_from_the_paper(qr: str):
    roll = PaperRoll(qr="native" if qr == "native" else "image")
    picture = _paper(slip_with_code("K1:7QF2M8XW"), roll).picture()

    assert [code.text for code in zxingcpp.read_barcodes(picture)] == ["K1:7QF2M8XW"]


def test_nothing_but_the_given_parts_is_on_the_slip():
    slip = number_slip()

    assert set(_paper(slip).texts) == set(slip.texts)
