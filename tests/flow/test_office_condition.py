"""Closed, out of order, and the pace of numbers."""

from dataclasses import replace

import pytest

from builders.citizen import OFFICE, Citizen, a_kiosk
from kiosk.flow import events as said
from kiosk.flow.pages import Ask, Closed, Forgotten, GoToReception, Home, Number, OutOfOrder, Registering
from kiosk.flow.rhythm import Rhythm

CLOSED = replace(OFFICE, open=False)
BROKEN = replace(OFFICE, working=False)


@pytest.mark.parametrize(("office", "page"), [(CLOSED, Closed()), (BROKEN, OutOfOrder()), (OFFICE, Home())])
def test_a_page_at_rest_shows_the_offices_condition(office, page):
    for before in (Home(), Closed(), OutOfOrder()):
        assert Citizen(a_kiosk(before)).does(said.OfficeChanged(office=office)).page == page


def test_out_of_order_goes_before_closed():
    assert Citizen().does(said.OfficeChanged(office=replace(CLOSED, working=False))).page == OutOfOrder()


def test_closing_interrupts_nobody():
    citizen = Citizen().types(3).does(said.OfficeChanged(office=CLOSED))
    assert citizen.page.entered == 3
    citizen.does(*(said.DigitsChanged(entered=count) for count in (4, 5, 6))).confirms()
    assert isinstance(citizen.page, Ask)
    assert isinstance(citizen.does(said.SaidDoNotKnow()).page, Number)
    assert citizen.does(said.Finished()).page == Closed()


def test_a_closed_kiosk_takes_no_digits():
    assert Citizen(a_kiosk(Closed(), open=False)).types().confirms().page == Closed()


def test_two_seconds_lie_between_two_numbers():
    citizen = Citizen().does(said.CodeScanned(code="A")).at_once(said.Finished())
    citizen.clock += 0.5
    assert isinstance(citizen.at_once(said.CodeScanned(code="B")).page, Registering)
    assert len(citizen.registers) == 1
    assert isinstance(citizen.waits(1.5).page, Number)


def test_a_held_back_request_can_be_given_up():
    citizen = Citizen().does(said.CodeScanned(code="A")).at_once(said.Finished())
    citizen.at_once(said.CodeScanned(code="B")).at_once(said.StartedOver()).waits(5)
    assert (len(citizen.registers), citizen.page) == (1, Home())


def test_after_too_many_numbers_the_kiosk_sends_to_the_reception_until_time_has_passed():
    citizen = Citizen(replace(a_kiosk(), rhythm=Rhythm(most_numbers=3)))
    for _ in range(3):
        citizen.does(said.CodeScanned(code="A"), said.Finished()).waits(2)
    assert isinstance(citizen.does(said.CodeScanned(code="A")).page, GoToReception)
    assert citizen.page != citizen.waits(31).page == Home()
    assert isinstance(citizen.waits(600).does(said.CodeScanned(code="A")).page, Number)


def test_walking_away_draws_no_number_beyond_the_pace():
    citizen = Citizen(replace(a_kiosk(), rhythm=Rhythm(most_numbers=1))).with_number().does(said.Finished())
    citizen.types().confirms().waits(120)
    assert len(citizen.registers) == 1


def test_a_warning_stays_when_the_office_closes():
    citizen = Citizen().types().confirms().waits(46).does(said.OfficeChanged(office=CLOSED))
    assert isinstance(citizen.page, Forgotten)
