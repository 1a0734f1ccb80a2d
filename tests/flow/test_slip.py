"""The slip on the page of its citizen: asked for after the number is saved, waited for by nobody."""

from dataclasses import replace
from datetime import time

import pytest

from builders.citizen import Citizen, a_kiosk
from kiosk.flow import events as said
from kiosk.flow.effects import PrintNumber
from kiosk.flow.slip_state import SlipState


def a_citizen(**changes) -> Citizen:
    return Citizen(replace(a_kiosk(), prints=True, **changes))


def printed(citizen: Citizen) -> list[PrintNumber]:
    return [effect for effect in citizen.effects if isinstance(effect, PrintNumber)]


def test_a_number_is_printed_after_it_was_saved_in_the_language_it_was_asked_in():
    citizen = a_citizen().does(said.LanguageChosen(language="ar")).with_number()
    slip = printed(citizen)[0]
    assert (slip.arrived, slip.language, slip.attempt) == (citizen.page.arrived, "ar", citizen.kiosk.attempt)


def test_without_a_printer_nothing_is_printed_and_nothing_is_missed():
    citizen = Citizen().with_number()
    assert (printed(citizen), citizen.page.slip) == ([], SlipState.NONE)


def test_what_was_not_saved_is_not_printed():
    assert printed(Citizen(replace(a_kiosk(), prints=True), disk="broken").with_number()) == []


def test_the_number_of_who_walked_away_is_not_printed():
    citizen = a_citizen().types().confirms().waits(120)
    assert (len(citizen.registers), printed(citizen)) == (1, [])


@pytest.mark.parametrize(
    ("event", "state"), [(said.SlipPrinted, SlipState.PRINTED), (said.SlipMissing, SlipState.MISSING)]
)
def test_the_page_says_what_became_of_the_slip(event, state):
    citizen = a_citizen().with_number()
    assert citizen.page.slip is SlipState.ASKED
    assert citizen.at_once(event(attempt=citizen.kiosk.attempt)).page.slip is state


def test_the_slip_of_an_earlier_citizen_is_nobodys_news():
    citizen = a_citizen().with_number()
    late = said.SlipMissing(attempt=citizen.kiosk.attempt)
    citizen.does(said.Finished()).waits(3).with_number()
    assert citizen.at_once(late).page.slip is SlipState.ASKED


def test_a_slip_that_comes_while_the_time_is_corrected_is_known_afterwards():
    citizen = a_citizen().with_number().does(said.AskedToCorrectTime())
    citizen.at_once(said.SlipMissing(attempt=citizen.kiosk.attempt))
    assert citizen.page.number.slip is SlipState.MISSING
    citizen.waits(46).at_once(said.SlipPrinted(attempt=citizen.kiosk.attempt)).does(said.Touched())
    citizen.does(said.TimeChosen(time=time(10, 0)))
    assert citizen.page.slip is SlipState.PRINTED


def test_a_corrected_time_prints_no_second_slip():
    citizen = a_citizen().with_number().does(said.AskedToCorrectTime(), said.TimeChosen(time=time(10, 0)))
    assert len(printed(citizen)) == 1
