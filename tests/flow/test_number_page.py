"""The number, the needs, the corrected time."""

from datetime import time

import pytest

from builders.citizen import Citizen, a_kiosk
from kiosk.domain.needs import Need
from kiosk.flow import events as said
from kiosk.flow.pages import CorrectTime, GoToReception, Home, Number


def needs_sent(citizen: Citizen) -> list[set[Need]]:
    return [set(amendment.needs or ()) for amendment in citizen.amendments]


@pytest.mark.parametrize(
    ("declared", "ask_again_at"),
    [(time(10, 0), time(10, 10)), (time(8, 0), time(10, 2)), (None, time(10, 2))],
)
def test_who_is_not_fetched_goes_to_the_reception_ten_minutes_after_the_later_of_time_and_now(declared, ask_again_at):
    shown = Citizen().with_number(declared).page.ask_again_at
    assert (shown.hour, shown.minute) == (ask_again_at.hour, ask_again_at.minute)


def test_a_walk_in_is_called_in_turn():
    citizen = Citizen().types().confirms().does(said.SaidNo(), said.ChoseToWait())
    assert citizen.page.ask_again_at is None


@pytest.mark.parametrize("online", [True, False])
def test_a_number_drawn_offline_says_so(online):
    assert Citizen(a_kiosk(online=online)).with_number().page.offline is not online


def test_needs_travel_together_when_the_finger_rests():
    citizen = Citizen().with_number()
    citizen.does(said.NeedToggled(need=Need.PRIVATE), said.NeedToggled(need=Need.COMPANION))
    assert citizen.amendments == []
    citizen.waits(2)
    assert needs_sent(citizen) == [{Need.PRIVATE, Need.COMPANION}]


def test_needs_travel_when_the_citizen_is_done_at_once():
    citizen = Citizen().with_number().does(said.NeedToggled(need=Need.INTERPRETER), said.Finished())
    assert needs_sent(citizen) == [{Need.INTERPRETER}]
    assert citizen.page == Home()


def test_a_need_taken_back_is_amended_to_none():
    citizen = Citizen().with_number().does(said.NeedToggled(need=Need.PRIVATE)).waits(2)
    citizen.does(said.NeedToggled(need=Need.PRIVATE)).waits(2)
    assert needs_sent(citizen) == [{Need.PRIVATE}, set()]


def test_who_asks_for_nothing_amends_nothing():
    assert Citizen().with_number().does(said.Finished()).amendments == []


def test_a_corrected_time_travels_with_unsent_needs():
    citizen = Citizen().with_number(time(10, 0)).does(said.NeedToggled(need=Need.PRIVATE))
    citizen.does(said.AskedToCorrectTime(), said.TimeChosen(time=time(10, 30)))
    amendment = citizen.amendments[0]
    assert amendment.declared == time(10, 30)
    assert needs_sent(citizen) == [{Need.PRIVATE}]
    assert (citizen.page.declared, citizen.page.ask_again_at) == (time(10, 30), time(10, 40))
    assert citizen.waits(3).amendments == [amendment]


def test_a_correction_can_be_left_without_one():
    citizen = Citizen().with_number().does(said.AskedToCorrectTime(), said.WentBack())
    assert isinstance(citizen.page, Number)
    assert citizen.amendments == []


def test_a_correction_forgotten_half_way_keeps_the_number_and_goes_home():
    citizen = Citizen().with_number().does(said.NeedToggled(need=Need.PRIVATE), said.AskedToCorrectTime())
    assert isinstance(citizen.page, CorrectTime)
    assert citizen.waits(120).page == Home()
    assert len(citizen.registers) == len(citizen.amendments) == 1


def test_a_need_that_cannot_be_saved_sends_to_the_reception():
    citizen = Citizen().with_number().does(said.NeedToggled(need=Need.PRIVATE)).waits(2)
    citizen.does(said.NotAmended(attempt=citizen.kiosk.attempt))
    assert isinstance(citizen.page, GoToReception)


def test_the_page_says_that_it_changes_soon_and_a_touch_keeps_it():
    citizen = Citizen().with_number().waits(41)
    assert citizen.page.leaving_soon
    assert not citizen.does(said.Touched()).page.leaving_soon


def test_the_number_goes_by_itself_and_is_registered_once():
    citizen = Citizen().with_number().waits(61)
    assert citizen.page == Home()
    assert len(citizen.registers) == 1
