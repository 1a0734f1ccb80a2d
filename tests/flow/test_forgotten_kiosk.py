"""Citizens who walk away, start over, or only need more time."""

from dataclasses import replace
from datetime import time

import pytest

from builders.citizen import HOUSING, WORK, Citizen, a_kiosk
from builders.free_times import A_WEEK
from kiosk.domain.needs import Need
from kiosk.flow import events as said
from kiosk.flow.effects import ClearDigits
from kiosk.flow.pages import Ask, Forgotten, Home


@pytest.mark.parametrize(
    ("answers", "declared"),
    [
        ([], "unknown"),
        ([said.WentBack()], "unknown"),
        ([said.WentBack(), said.AskedAboutDigits()], "unknown"),
        ([said.SaidYes()], "unknown"),
        ([said.SaidYes(), said.OtherTimeAsked()], "unknown"),
        ([said.SaidNo()], "none"),
    ],
)
def test_confirmed_digits_count_as_an_arrival_whose_number_nobody_saw(answers, declared):
    citizen = Citizen(a_kiosk(topics=(HOUSING, WORK))).types().confirms().does(*answers).waits(120)
    assert [(r.declared, r.seen, r.with_digits) for r in citizen.registers] == [(declared, False, True)]
    assert citizen.page == Home()


BOOKABLE = (replace(HOUSING, bookable=True), replace(WORK, bookable=True))
TO_THE_TIMES: list[said.Event] = [said.SaidNo(), said.ChoseToBook(), said.TopicChosen(topic=WORK.id)]


@pytest.mark.parametrize(
    ("answers", "waited_for"),
    [
        (TO_THE_TIMES[:1], True),
        ([said.SaidNo(), said.ChoseToWait()], True),
        (TO_THE_TIMES[:2], False),
        (TO_THE_TIMES, False),
        ([*TO_THE_TIMES, said.SlotChosen(slot=A_WEEK[0].id)], False),
        ([*TO_THE_TIMES, said.WentBack(), said.WentBack()], True),
    ],
)
def test_who_walks_away_counts_until_they_choose_another_day_and_again_when_they_have_gone_back(answers, waited_for):
    citizen = Citizen(a_kiosk(topics=BOOKABLE)).types().confirms().does(*answers).waits(300)
    assert [(r.declared, r.seen) for r in citizen.registers] == [("none", False)] * waited_for
    assert (citizen.page, citizen.bookings) == (Home(), [])


@pytest.mark.parametrize("service", ["good", "mute", "away"])
def test_who_walks_away_after_the_confirmation_is_booked_at_most_once_and_not_waited_for(service):
    citizen = Citizen(a_kiosk(topics=BOOKABLE)).types().confirms().does(*TO_THE_TIMES)
    citizen.service = service
    citizen.books().waits(300)
    assert (len(citizen.bookings), citizen.registers, citizen.page) == (1, [], Home())


def test_the_number_of_who_walked_away_is_not_shown_to_the_next():
    citizen = Citizen().types().confirms().waits(120)
    assert isinstance(citizen.page, Home)


@pytest.mark.parametrize(
    "citizen",
    [
        Citizen().types(),
        Citizen().types(3),
        Citizen().types().confirms(plausible=False),
        Citizen().does(said.WentWithoutDigits(), said.SaidYes()),
        Citizen().types().confirms().does(said.WentBack(), said.DigitsChanged(entered=5)),
    ],
)
def test_digits_that_were_not_confirmed_count_for_nothing(citizen):
    citizen.waits(200)
    assert citizen.registers == []
    assert citizen.page == Home()
    assert citizen.effects[-1] == ClearDigits()


@pytest.mark.parametrize("answers", [[], [said.SaidYes()], [said.SaidNo()], [said.WentBack()]])
def test_start_over_discards(answers):
    citizen = Citizen().types().confirms().does(*answers, said.StartedOver()).waits(200)
    assert citizen.registers == []
    assert citizen.effects[0] == ClearDigits()


def test_the_warning_leaves_twenty_seconds_and_one_touch_extends_it_again_and_again():
    citizen = Citizen().types().confirms()
    for _ in range(12):
        citizen.waits(46)
        assert isinstance(citizen.page, Forgotten)
        citizen.waits(20)
        assert isinstance(citizen.does(said.Touched()).page, Ask)
    assert citizen.registers == []


def test_a_touch_on_the_warning_answers_no_question():
    citizen = Citizen().types().confirms().waits(46).does(said.SaidDoNotKnow())
    assert isinstance(citizen.page, Ask)


def test_start_over_on_the_warning_discards():
    citizen = Citizen().types().confirms().waits(46).does(said.StartedOver())
    assert (citizen.page, citizen.registers) == (Home(), [])


def test_the_next_citizen_finds_the_offices_language():
    citizen = Citizen().does(said.LanguageChosen(language="ar"))
    assert citizen.kiosk.language == "ar"
    assert citizen.waits(60).kiosk.language == "da"


def test_a_glass_that_was_only_touched_is_made_ready_for_the_next_citizen():
    citizen = Citizen().does(said.Touched())
    before = citizen.kiosk.attempt
    assert citizen.waits(60).kiosk.attempt == before + 1


def test_an_arrival_of_somebody_who_walked_away_carries_the_language_they_chose():
    citizen = Citizen().does(said.LanguageChosen(language="ar")).types().confirms().waits(120)
    assert [(each.seen, each.language) for each in citizen.registers] == [(False, "ar")]


def test_a_language_that_the_office_has_not_is_not_chosen():
    assert Citizen().does(said.LanguageChosen(language="xx")).kiosk.language == "da"


def test_an_arrival_carries_the_language_it_was_made_in():
    citizen = Citizen().does(said.LanguageChosen(language="ar")).with_number(time(10, 0))
    assert citizen.registers[0].language == "ar"


def test_the_same_key_within_a_blink_counts_once():
    asks = said.NeedToggled(need=Need.PRIVATE)
    citizen = Citizen().with_number(None).does(asks)
    citizen.clock += 0.1
    assert citizen.at_once(said.Touched()).at_once(asks).page.needs == {Need.PRIVATE}
    citizen.clock += 0.2
    assert citizen.at_once(asks).page.needs == set()
