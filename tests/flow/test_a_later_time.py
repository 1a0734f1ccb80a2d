"""Booking a time for another day: the wish, the topic, the free times, the confirmation."""

from dataclasses import replace
from datetime import date

import pytest

from builders.citizen import HOUSING, WORK, Citizen, a_kiosk
from builders.free_times import A_WEEK, IN_TWO_WEEKS, THURSDAY, TUESDAY, slots_on
from kiosk.domain.ids import TopicId
from kiosk.flow import events as said
from kiosk.flow.booking_pages import AskBecause, AskReception, Booked, Booking, FindingSlots, Purpose, Slots, Topics
from kiosk.flow.effects import ClearDigits, FindSlots, PrintBooking
from kiosk.flow.pages import Ask, Home, Number, Wish
from kiosk.flow.slip_state import SlipState
from kiosk.flow.slot_calendar import days_of

BOOKABLE = replace(HOUSING, bookable=True)
BOTH = (BOOKABLE, replace(WORK, bookable=True))


def a_citizen(*, service: str = "good", **office) -> Citizen:
    return Citizen(a_kiosk(**({"topics": (BOOKABLE,)} | office)), service=service)


def the_questions(citizen: Citizen) -> list[FindSlots]:
    return [effect for effect in citizen.effects if isinstance(effect, FindSlots)]


@pytest.mark.parametrize(
    ("office", "offered"),
    [({}, True), ({"online": False}, False), ({"topics": (HOUSING,)}, False), ({"topics": BOTH}, True)],
)
def test_a_later_time_is_offered_where_one_can_be_booked_now(office, offered):
    page = a_citizen(**office).types().confirms().does(said.SaidNo()).page
    assert (type(page), page.can_book) == (Wish, offered)


def test_who_cannot_book_and_has_topics_to_choose_from_is_asked_for_the_topic_at_once():
    page = a_citizen(topics=BOTH, online=False).types().confirms().does(said.SaidNo()).page
    assert (type(page), page.purpose) == (Topics, Purpose.WAIT)


def test_free_times_are_asked_for_from_tomorrow_on():
    question = the_questions(a_citizen().wants_time())[0]
    assert (question.topic, question.first, question.last) == (BOOKABLE.id, TUESDAY, date(2027, 1, 24))


def test_the_first_day_with_free_times_is_shown():
    page = a_citizen().wants_time().page
    assert (page.week, page.day, page.chosen, page.taken) == (date(2026, 11, 23), TUESDAY, None, False)


def test_among_several_topics_those_that_can_be_booked_are_asked_for():
    citizen = a_citizen(topics=(*BOTH, replace(HOUSING, id=TopicId("other")))).wants_time()
    assert (citizen.page.purpose, citizen.page.after_wish) == (Purpose.BOOK, True)
    assert isinstance(citizen.does(said.TopicChosen(topic=TopicId("other"))).page, Topics)
    assert isinstance(citizen.does(said.TopicChosen(topic=WORK.id)).page, Slots)


@pytest.mark.parametrize(
    ("topics", "chosen", "pages"),
    [((BOOKABLE,), [], [Wish, Ask]), (BOTH, [said.TopicChosen(topic=WORK.id)], [Topics, Wish, Ask])],
)
def test_back_goes_one_page_back_and_at_last_to_the_question(topics, chosen, pages):
    citizen = a_citizen(topics=topics).wants_time().does(*chosen)
    assert [type(citizen.does(said.WentBack()).page) for _ in pages] == pages


def test_weeks_are_turned_between_the_first_and_the_last_free_time():
    citizen = a_citizen().wants_time().does(said.WeekTurned(forward=False))
    assert citizen.page.week == date(2026, 11, 23)
    citizen.does(said.WeekTurned(forward=True))
    assert (citizen.page.week, citizen.page.day) == (date(2026, 11, 30), None)
    citizen.does(said.WeekTurned(forward=True), said.WeekTurned(forward=True))
    assert (citizen.page.week, citizen.page.day) == (date(2026, 12, 7), IN_TWO_WEEKS)


def test_a_weekend_day_stands_in_every_week_of_an_office_that_ever_has_a_time_on_one():
    monday, saturday = date(2026, 11, 23), date(2026, 12, 12)
    assert days_of(A_WEEK, monday)[-1] == date(2026, 11, 27)
    assert days_of((*A_WEEK, *slots_on(saturday, "10:00")), monday)[-1] == date(2026, 11, 28)


def test_only_a_free_time_of_the_day_shown_is_chosen():
    citizen = a_citizen().wants_time().does(said.SlotChosen(slot=A_WEEK[2].id), said.DayChosen(day=date(2026, 11, 25)))
    assert (citizen.page.chosen, citizen.page.day) == (None, TUESDAY)


def test_another_day_forgets_the_time_that_was_chosen():
    citizen = a_citizen().wants_time().does(said.SlotChosen(slot=A_WEEK[0].id), said.DayChosen(day=THURSDAY))
    assert citizen.page.chosen is None
    assert citizen.does(said.SlotConfirmed()).bookings == []


def test_the_chosen_time_is_booked_and_shown_with_its_code():
    citizen = a_citizen().wants_time().books(A_WEEK[1])
    booking = citizen.bookings[0]
    assert (booking.slot, booking.with_digits, booking.language) == (A_WEEK[1], True, "da")
    assert (citizen.page.booked.code, citizen.page.booked.starts_at) == ("K7QF2M8X", A_WEEK[1].starts_at)


def test_the_digits_are_kept_until_the_time_is_booked_and_overwritten_then():
    citizen = a_citizen().wants_time()
    citizen.service = "mute"
    assert ClearDigits() not in citizen.books().effects
    citizen.at_once(citizen.booking(citizen.bookings[0]))
    assert citizen.effects[-1] == ClearDigits()


def test_who_has_no_cpr_number_books_without_digits():
    citizen = a_citizen().does(said.WentWithoutDigits(), said.SaidNo(), said.ChoseToBook()).books()
    assert citizen.bookings[0].with_digits is False


def test_a_time_that_somebody_else_got_is_gone_and_another_is_booked_with_the_same_digits():
    citizen = a_citizen(service="taken").wants_time().books(A_WEEK[0])
    assert (citizen.page.taken, citizen.page.chosen, citizen.page.day) == (True, None, TUESDAY)
    assert A_WEEK[0] not in citizen.page.slots
    assert ClearDigits() not in citizen.effects
    citizen.service = "good"
    assert isinstance(citizen.books(A_WEEK[1]).page, Booked)


def test_the_word_that_a_time_was_taken_goes_with_the_next_choice():
    citizen = a_citizen(service="taken").wants_time().books(A_WEEK[0]).does(said.SlotChosen(slot=A_WEEK[1].id))
    assert citizen.page.taken is False


def test_a_day_whose_last_time_was_taken_gives_way_to_the_next_with_free_times():
    citizen = a_citizen(service="taken").wants_time().books(A_WEEK[2])
    assert citizen.page.day == TUESDAY


def test_without_word_of_what_is_left_the_taken_time_alone_is_gone():
    citizen = a_citizen().wants_time()
    citizen.service = "mute"
    citizen.books(A_WEEK[0]).at_once(said.SlotTaken(attempt=citizen.kiosk.attempt, slot=A_WEEK[0].id, left=None))
    assert citizen.page.slots == A_WEEK[1:]


def test_when_the_last_time_was_taken_the_reception_is_asked():
    citizen = a_citizen(service="taken")
    citizen.free = slots_on(TUESDAY, "09:00")
    assert citizen.wants_time().books(A_WEEK[0]).page.because is AskBecause.NO_TIMES


@pytest.mark.parametrize(
    ("service", "free", "because"), [("away", A_WEEK, AskBecause.NOT_HERE), ("good", (), AskBecause.NO_TIMES)]
)
def test_without_times_to_offer_the_reception_is_asked_and_waiting_is_still_possible(service, free, because):
    citizen = a_citizen(service=service)
    citizen.free = free
    assert citizen.wants_time().page.because is because
    citizen.does(said.WentBack(), said.ChoseToWait())
    assert isinstance(citizen.page, Number)
    assert citizen.registers[0].with_digits is True


def test_a_refused_booking_sends_to_the_reception_and_leaves_the_way_to_wait():
    citizen = a_citizen().wants_time()
    citizen.service = "refusing"
    assert citizen.books().page.because is AskBecause.NOT_HERE
    assert isinstance(citizen.does(said.WentBack()).page, Wish)


def test_who_may_have_a_time_already_is_not_led_on_to_a_second_one():
    citizen = a_citizen().wants_time()
    citizen.service = "away"
    assert citizen.books().page.because is AskBecause.UNSURE
    assert citizen.effects[-1] == ClearDigits()
    assert isinstance(citizen.does(said.WentBack()).page, AskReception)
    assert isinstance(citizen.does(said.Finished()).page, Home)


def test_a_slow_service_is_waited_for_in_silence_then_with_a_word_then_no_longer():
    citizen = a_citizen(service="mute").wants_time()
    assert (type(citizen.page), citizen.page.slow) == (FindingSlots, False)
    assert citizen.waits(1).page.slow is True
    assert citizen.waits(8).page.because is AskBecause.NOT_HERE


def test_a_booking_that_nobody_answers_is_unsure():
    citizen = a_citizen().wants_time()
    citizen.service = "mute"
    assert citizen.books().waits(1).page.slow is True
    assert citizen.waits(10).page.because is AskBecause.UNSURE


def test_times_about_another_topic_are_not_shown():
    citizen = a_citizen(topics=BOTH, service="mute").wants_time()
    citizen.does(said.TopicChosen(topic=HOUSING.id))
    late = citizen.times(the_questions(citizen)[0])
    citizen.does(said.WentBack(), said.TopicChosen(topic=WORK.id)).at_once(late)
    assert isinstance(citizen.page, FindingSlots)


def test_times_that_come_when_the_glass_has_given_up_are_not_shown():
    citizen = a_citizen(service="mute").wants_time().waits(9)
    citizen.at_once(citizen.times(the_questions(citizen)[0]))
    assert isinstance(citizen.page, AskReception)


def test_a_booking_that_is_answered_for_an_earlier_citizen_is_not_shown_to_the_next():
    citizen = a_citizen().wants_time()
    citizen.service = "mute"
    late = citizen.booking(citizen.books().bookings[0])
    citizen.waits(100).service = "good"
    citizen.wants_time().service = "mute"
    assert isinstance(citizen.books().at_once(late).page, Booking)


def test_a_second_touch_on_the_confirmation_books_nothing_more():
    citizen = a_citizen().wants_time()
    citizen.service = "mute"
    citizen.books().does(said.SlotConfirmed(), said.StartedOver(), said.WentBack(), said.SlotConfirmed())
    assert (len(citizen.bookings), type(citizen.page)) == (1, Booking)


def test_a_code_held_up_among_the_free_times_checks_in():
    citizen = a_citizen().wants_time().does(said.CodeScanned(code="MADE-UP-0000"))
    assert isinstance(citizen.page, Number)
    assert (citizen.registers[0].code, citizen.registers[0].with_digits) == ("MADE-UP-0000", True)


def test_a_booked_time_is_printed_where_there_is_a_printer():
    citizen = Citizen(replace(a_kiosk(topics=(BOOKABLE,)), prints=True)).wants_time().books()
    printing = PrintBooking(attempt=citizen.kiosk.attempt, booked=citizen.page.booked, language="da")
    assert citizen.effects[-2:] == [ClearDigits(), printing]
    assert citizen.page.slip is SlipState.ASKED


def test_a_booked_time_goes_by_itself_after_a_word_and_a_touch_keeps_it():
    citizen = a_citizen().wants_time().books().waits(71)
    assert citizen.page.leaving_soon
    assert not citizen.does(said.Touched()).page.leaving_soon
    assert citizen.waits(91).page == Home()
    assert citizen.registers == []


@pytest.mark.parametrize("way", [[said.Finished()], [said.StartedOver()]])
def test_a_booked_time_is_left_with_a_touch(way):
    assert a_citizen().wants_time().books().does(*way).page == Home()
