"""Slips of every language and kind, read back from their bytes: what must be on them is there, and nothing else."""

import re
from datetime import UTC, datetime

import pytest
import zxingcpp
from icalendar import Calendar
from PIL import ImageOps

from builders.slip_paper import SlipPaper
from builders.slips import (
    AT,
    BOOKED_FOR,
    CODE,
    FONTS,
    OFFICE,
    RECEIPT,
    SPOKEN,
    an_entry,
    booking_slip,
    number_slip,
    words,
)
from kiosk.hardware.escpos_slip import escpos_bytes
from kiosk.hardware.paper import NARROW, WIDE, PaperRoll
from kiosk.hardware.slip import Line, Slip
from kiosk.hardware.slip_picture import SlipPicture
from kiosk.messages.catalogue import Catalogue
from kiosk.messages.keys_booking import Booked
from kiosk.messages.keys_booking import Slip as Words
from kiosk.messages.keys_checkin import Number

DRAW = SlipPicture(FONTS)
ROLLS = {"wide": WIDE, "narrow": NARROW, "images": PaperRoll(qr="image")}
LONG = "Beskæftigelses- og Integrationsforvaltningen i Eksempelsund Kommune"


def read_back(slip: Slip, roll: PaperRoll = WIDE) -> SlipPaper:
    return SlipPaper(dots=roll.dots).read(escpos_bytes(slip, roll, draw=DRAW))


def said(slip: Slip) -> str:
    return " ".join(slip.texts).replace("\u00a0", " ")


def date(catalogue: Catalogue, at: datetime) -> str:
    return catalogue.text(Words.DATE, day=catalogue.day(at.date()), year=at.year)


def clock(catalogue: Catalogue, at: datetime) -> str:
    return catalogue.text(Booked.AT, time=catalogue.clock(at.time()))


@pytest.mark.parametrize("roll", ROLLS.values(), ids=ROLLS)
def test_a_number_slip_says_number_office_moment_receipt_and_that_there_is_no_order(roll: PaperRoll):
    paper = read_back(number_slip(), roll)

    assert " ".join(paper.texts).replace("\xa0", " ") == (
        "Prøve Kommune Dit nummer 17 mandag 23. november 2026 kl. 9.52 "
        "Numrene bliver ikke kaldt i rækkefølge. Kvittering K7QF2M8X"
    )
    assert (paper.codes, paper.cuts) == ([], 1)


@pytest.mark.parametrize("roll", ROLLS.values(), ids=ROLLS)
def test_a_booking_slip_says_time_office_and_code(roll: PaperRoll):
    paper = read_back(booking_slip(), roll)

    assert " ".join(paper.texts).replace("\xa0", " ") == (
        "Prøve Kommune Din tid torsdag 3. december 2026 kl. 10.15 Kode 7QF2M8XW "
        "Vis koden her, når du kommer Læg tiden i telefonens kalender"
    )


@pytest.mark.parametrize("office", [OFFICE, LONG])
@pytest.mark.parametrize("roll", ROLLS.values(), ids=ROLLS)
@pytest.mark.parametrize("language", SPOKEN)
def test_both_codes_are_read_from_the_paper(language: str, roll: PaperRoll, office: str):
    picture = read_back(booking_slip(language, office=office), roll).picture()

    codes = [code.text for code in sorted(zxingcpp.read_barcodes(picture), key=lambda code: code.position.top_left.y)]
    assert codes == [CODE, an_entry(language, office=office)]


@pytest.mark.parametrize("language", SPOKEN)
def test_the_calendar_code_holds_the_time_the_office_and_the_code_and_nothing_of_a_person(language: str):
    (event,) = Calendar.from_ical(an_entry(language)).walk("VEVENT")

    assert event.decoded("dtstart") == BOOKED_FOR.astimezone(UTC)
    assert set(event) == {"UID", "DTSTAMP", "DTSTART", "SUMMARY", "DESCRIPTION"}
    assert (event["UID"], event["DESCRIPTION"]) == (CODE, CODE)
    assert event["SUMMARY"] == words(language).text(Booked.CALENDAR_ENTRY, office=OFFICE)


@pytest.mark.parametrize("language", SPOKEN)
def test_the_figures_on_a_slip_are_number_date_time_and_code(language: str):
    numbers, bookings = said(number_slip(language=language)), said(booking_slip(language))

    assert re.findall(r"\d+", numbers.replace(RECEIPT, "")) == ["17", "23", "2026", "9", "52"]
    assert re.findall(r"\d+", bookings.replace(CODE, "")) == ["3", "2026", "10", "15"]


@pytest.mark.parametrize("language", SPOKEN)
def test_the_words_on_a_slip_are_the_same_for_everybody(language: str):
    catalogue = words(language)
    same = [
        *(catalogue.text(key) for key in (Number.YOUR_NUMBER, Number.NO_ORDER, Words.YOUR_TIME)),
        *(catalogue.text(key) for key in (Booked.SCANNER_CODE, Booked.CALENDAR_CODE)),
        catalogue.text(Words.RECEIPT, receipt=RECEIPT),
        catalogue.text(Booked.CODE, code=CODE),
        *(date(catalogue, at) for at in (AT, BOOKED_FOR)),
        *(clock(catalogue, at) for at in (AT, BOOKED_FOR)),
        f"{date(catalogue, AT)} {clock(catalogue, AT)}",
    ]

    shown = {*number_slip(language=language).texts, *booking_slip(language).texts}
    assert shown - set(same) == {OFFICE, "17"}


def test_a_script_that_the_code_page_lacks_is_printed_as_it_is_drawn_and_codes_as_codes():
    slip = booking_slip("ar")
    paper = read_back(slip)

    lines = Slip(parts=tuple(part for part in slip.parts if isinstance(part, Line)), right_to_left=True)
    printed = paper.picture().crop((24, 24, 24 + WIDE.dots, 24 + DRAW(lines, WIDE).height))
    assert (paper.texts, len(paper.codes)) == ([], 2)
    assert printed.tobytes() == DRAW(lines, WIDE).convert("L").tobytes()


def test_a_number_that_is_wider_than_the_paper_is_drawn_smaller():
    drawn = DRAW(number_slip(number=8999, language="ar"), NARROW)

    left, _, right, _ = ImageOps.invert(drawn.convert("L")).getbbox() or (0, 0, 0, 0)
    assert 0 < left < right < NARROW.dots
