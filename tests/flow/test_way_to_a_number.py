"""From the keypad to the number."""

from datetime import time

import pytest

from builders.citizen import GRID, HOUSING, WORK, Citizen, a_kiosk
from kiosk.domain.ids import TopicId
from kiosk.flow import events as said
from kiosk.flow.booking_pages import Topics
from kiosk.flow.effects import ClearDigits
from kiosk.flow.pages import Ask, Complaint, GoToReception, Home, Number, Registering, Times, UseOfDigits


def test_six_possible_digits_lead_to_the_question():
    assert isinstance(Citizen().types().confirms().page, Ask)


def test_an_impossible_date_clears_the_pairs():
    citizen = Citizen().types().confirms(plausible=False)
    assert citizen.page == Home(complaint=Complaint.IMPOSSIBLE_DATE, until=citizen.page.until)
    assert citizen.effects == [ClearDigits()]


def test_too_few_digits_are_kept_and_said():
    page = Citizen().types(4).confirms().page
    assert (page.entered, page.complaint) == (4, Complaint.TOO_FEW)


def test_the_next_digit_takes_the_complaint_away():
    citizen = Citizen().types(4).confirms()
    assert citizen.does(said.DigitsChanged(entered=5)).page.complaint is None


def test_eight_times_around_now_are_offered():
    page = Citizen().types().confirms().does(said.SaidYes()).page
    assert page.times == tuple(time(h, m) for h in (9, 10) for m in (0, 15, 30, 45))


def test_another_time_shows_the_whole_day_and_back_shows_eight_again():
    citizen = Citizen().types().confirms().does(said.SaidYes(), said.OtherTimeAsked())
    assert citizen.page.times == GRID
    assert len(citizen.does(said.WentBack()).page.times) == 8


def test_a_chosen_time_registers_with_digits_and_shows_the_number():
    citizen = Citizen().with_number(time(10, 0))
    assert [(r.with_digits, r.declared, r.seen) for r in citizen.registers] == [(True, time(10, 0), True)]
    assert citizen.page.arrived.number == 1


def test_a_time_that_is_not_offered_is_not_taken():
    citizen = Citizen().types().confirms().does(said.SaidYes(), said.TimeChosen(time=time(14, 45)))
    assert isinstance(citizen.page, Times)


@pytest.mark.parametrize("answers", [[said.SaidDoNotKnow()], [said.SaidYes(), said.TimeForgotten()]])
def test_who_does_not_know_gets_a_number_with_unknown_time(answers):
    citizen = Citizen().types().confirms().does(*answers)
    assert citizen.registers[0].declared == "unknown"
    assert isinstance(citizen.page, Number)


def test_an_office_without_times_asks_for_none():
    citizen = Citizen(a_kiosk(times=())).types().confirms().does(said.SaidYes())
    assert citizen.registers[0].declared == "unknown"


def test_a_walk_in_of_an_office_with_one_topic_is_not_asked_for_it():
    citizen = Citizen().types().confirms().does(said.SaidNo(), said.ChoseToWait())
    assert (citizen.registers[0].declared, citizen.registers[0].topic) == ("none", HOUSING.id)


def test_a_walk_in_chooses_among_topics():
    citizen = Citizen(a_kiosk(topics=(HOUSING, WORK))).types().confirms()
    citizen.does(said.SaidNo(), said.TopicChosen(topic=WORK.id))
    assert citizen.registers[0].topic == WORK.id


def test_a_topic_that_the_office_has_not_is_not_taken():
    citizen = Citizen(a_kiosk(topics=(HOUSING, WORK))).types().confirms()
    citizen.does(said.SaidNo(), said.TopicChosen(topic=TopicId("other")))
    assert isinstance(citizen.page, Topics)


def test_without_a_cpr_number_the_digits_are_cleared_and_the_questions_are_the_same():
    citizen = Citizen().types(3).does(said.WentWithoutDigits())
    assert citizen.effects == [ClearDigits()]
    citizen.does(said.SaidYes(), said.TimeChosen(time=time(10, 0)))
    assert citizen.registers[0].with_digits is False
    assert isinstance(citizen.page, Number)


def test_the_page_about_digits_returns_to_the_keypad_as_it_was():
    citizen = Citizen().types(3).does(said.AskedAboutDigits())
    assert isinstance(citizen.page, UseOfDigits)
    assert citizen.does(said.WentBack()).page.entered == 3


def test_back_from_the_question_finds_the_six_dots():
    assert Citizen().types().confirms().does(said.WentBack()).page.entered == 6


@pytest.mark.parametrize(
    ("there", "back"),
    [
        ([said.SaidYes()], Ask),
        ([said.SaidNo()], Ask),
    ],
)
def test_back_goes_one_question_back(there, back):
    citizen = Citizen(a_kiosk(topics=(HOUSING, WORK))).types().confirms().does(*there, said.WentBack())
    assert isinstance(citizen.page, back)


def test_a_scanned_code_does_the_same_as_digits_and_time():
    citizen = Citizen().types(2).does(said.CodeScanned(code="MADE-UP-0000"))
    request = citizen.registers[0]
    assert (request.code, request.with_digits, request.declared) == ("MADE-UP-0000", False, "unknown")
    assert citizen.effects[0] == ClearDigits()
    assert isinstance(citizen.page, Number)


def test_a_code_scanned_after_the_digits_goes_with_them():
    citizen = Citizen().types().confirms().does(said.SaidYes(), said.CodeScanned(code="MADE-UP-0000"))
    assert citizen.registers[0].with_digits is True


def test_a_code_held_up_again_draws_no_second_number():
    citizen = Citizen().does(said.CodeScanned(code="MADE-UP-0000"), said.CodeScanned(code="MADE-UP-0000"))
    assert len(citizen.registers) == 1


def test_when_nothing_can_be_written_there_is_no_number():
    citizen = Citizen(disk="broken").with_number()
    assert isinstance(citizen.page, GoToReception)


def test_a_disk_that_does_not_answer_sends_to_the_reception_within_three_seconds():
    citizen = Citizen(disk="mute").with_number()
    assert isinstance(citizen.page, Registering)
    assert isinstance(citizen.waits(2.75).page, GoToReception)


def test_an_answer_that_comes_too_late_shows_no_number():
    citizen = Citizen(disk="mute").with_number().waits(5)
    citizen.at_once(citizen.answer(citizen.registers[0]))
    assert isinstance(citizen.page, GoToReception)


def test_an_answer_for_an_earlier_citizen_is_not_shown_to_the_next():
    citizen = Citizen(disk="mute").with_number()
    late = citizen.answer(citizen.registers[0])
    citizen.waits(40).with_number()
    assert isinstance(citizen.at_once(late).page, Registering)
