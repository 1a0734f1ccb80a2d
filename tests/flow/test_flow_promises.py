"""What holds from any state under any events."""

from dataclasses import replace
from datetime import time
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from builders.citizen import GRID, HOUSING, OFFICE, WORK, Citizen, a_kiosk
from builders.free_times import A_WEEK
from kiosk.domain.needs import Need
from kiosk.flow import events as said
from kiosk.flow import step as step_module
from kiosk.flow.booking_answers import take_booking
from kiosk.flow.booking_pages import Booked, Booking, BookingPage, Purpose, Topics
from kiosk.flow.effects import ClearDigits, Register
from kiosk.flow.leaving import go_home
from kiosk.flow.pages import CorrectTime, Forgotten, Home, Number, Registering
from kiosk.flow.registering import take_result

BOOKABLE = (replace(HOUSING, bookable=True), replace(WORK, bookable=True))
TOUCHES = st.one_of(
    st.sampled_from(
        [
            said.Confirmed(plausible=True),
            said.Confirmed(plausible=False),
            said.WentWithoutDigits(),
            said.AskedAboutDigits(),
            said.CodeScanned(code="MADE-UP-0000"),
            said.SaidYes(),
            said.SaidNo(),
            said.SaidDoNotKnow(),
            said.OtherTimeAsked(),
            said.TimeForgotten(),
            said.ChoseToWait(),
            said.ChoseToBook(),
            said.TopicChosen(topic=WORK.id),
            said.WeekTurned(forward=True),
            said.SlotConfirmed(),
            said.SlotConfirmed(),
            said.AskedToCorrectTime(),
            said.Finished(),
            said.WentBack(),
            said.StartedOver(),
            said.Touched(),
            said.LanguageChosen(language="ar"),
        ]
    ),
    st.sampled_from(A_WEEK).map(lambda each: said.DayChosen(day=each.day)),
    st.sampled_from(A_WEEK).map(lambda each: said.SlotChosen(slot=each.id)),
    st.sampled_from(GRID).map(lambda each: said.TimeChosen(time=each)),
    st.sampled_from(Need).map(lambda each: said.NeedToggled(need=each)),
    st.integers(min_value=0, max_value=6).map(lambda each: said.DigitsChanged(entered=each)),
    st.just(said.DigitsChanged(entered=6)),
)
MOODS = st.sampled_from(["good", "taken", "away", "refusing", "mute"])


class AnyDay(RuleBasedStateMachine):
    """Random touches, pauses, news, a disk that is good, broken or mute, and a service in every mood."""

    def __init__(self) -> None:
        super().__init__()
        self.citizen = Citizen(a_kiosk(topics=BOOKABLE))

    @rule(touch=TOUCHES, pause=st.sampled_from([0.0, 0.1, 0.5, 3.0]))
    def touch(self, touch, pause):
        self.citizen.clock += pause
        self.citizen.at_once(touch)

    @rule()
    def go_the_whole_way(self):
        self.citizen.does(said.StartedOver()).with_number(None)

    @rule(slot=st.sampled_from(A_WEEK), mood=MOODS)
    def book(self, slot, mood):
        """With a hand that shakes: the confirmation is touched twice."""
        self.citizen.service, self.citizen.free = "good", A_WEEK
        self.citizen.does(said.StartedOver()).wants_time().does(said.TopicChosen(topic=WORK.id))
        self.citizen.service = mood
        self.citizen.books(slot).does(said.SlotConfirmed())

    @rule(seconds=st.sampled_from([0.25, 2.0, 30.0, 50.0]))
    def wait(self, seconds):
        self.citizen.waits(seconds)

    @rule(disk=st.sampled_from(["good", "broken", "mute"]))
    def change_disk(self, disk):
        self.citizen.disk = disk

    @rule(mood=MOODS)
    def change_service(self, mood):
        self.citizen.service = mood
        self.citizen.free = A_WEEK

    @rule(open_=st.booleans(), working=st.booleans(), times=st.sampled_from([GRID, ()]))
    def change_office(self, open_, working, times):
        office = replace(OFFICE, open=open_, working=working, times=times, topics=BOOKABLE)
        self.citizen.does(said.OfficeChanged(office=office))

    @rule()
    def late_answer(self):
        if self.citizen.registers:
            self.citizen.at_once(self.citizen.answer(self.citizen.registers[-1]))
        if self.citizen.bookings:
            self.citizen.at_once(self.citizen.booking(self.citizen.bookings[-1]))

    @rule()
    @precondition(lambda self: not isinstance(self.citizen.page, Home))
    def forgotten_it_goes_home_in_bounded_time(self):
        self.citizen.waits(130)
        assert self.citizen.page.until is None

    @invariant()
    def a_number_is_one_that_was_registered_for_this_citizen(self):
        page = self.citizen.page
        page = page.page if isinstance(page, Forgotten) else page
        number = page.number if isinstance(page, CorrectTime) else page
        if isinstance(number, Number):
            assert any(request.attempt == self.citizen.kiosk.attempt for request in self.citizen.registers)

    @invariant()
    def nobody_is_registered_twice(self):
        attempts = [request.attempt for request in self.citizen.registers]
        assert len(attempts) == len(set(attempts))

    @invariant()
    def a_booked_time_is_one_that_this_citizen_confirmed(self):
        page = self.citizen.page
        if isinstance(page, Booked):
            own = [each for each in self.citizen.bookings if each.attempt == self.citizen.kiosk.attempt]
            assert own[-1].slot.starts_at == page.booked.starts_at

    @invariant()
    def no_citizen_gets_two_times_and_no_time_beside_a_number(self):
        citizens = [booking.attempt for booking in self.citizen.bookings]
        failed = [
            each.attempt
            for each in self.citizen.heard
            if isinstance(each, said.SlotTaken) or (isinstance(each, said.SlotNotBooked) and each.sure)
        ]
        assert all(citizens.count(one) <= failed.count(one) + 1 for one in set(citizens))
        booked = {each.attempt for each in self.citizen.heard if isinstance(each, said.SlotBooked)}
        assert not booked & {request.attempt for request in self.citizen.registers if request.seen}

    @invariant()
    def two_requests_leave_two_seconds(self):
        given = self.citizen.kiosk.pace.given
        assert all(later - earlier >= 2 for earlier, later in zip(given, given[1:], strict=False))

    @invariant()
    def a_keypad_at_rest_holds_no_digits(self):
        home = self.citizen.page
        if isinstance(home, Home) and home.entered == 0 and self.citizen.effects:
            assert home.confirmed is False


AnyDay.TestCase.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)
TestAnyDay = AnyDay.TestCase
# A planted defect only has to be found, not to be told in the fewest touches.
ONE_FINDING = settings(AnyDay.TestCase.settings, report_multiple_bugs=False, phases=[Phase.generate], database=None)

REQUEST: dict[str, Any] = {"attempt": 0, "with_digits": True, "declared": "unknown", "language": "da"}
ANSWERS = st.lists(
    st.sampled_from([said.SaidYes(), said.SaidNo(), said.OtherTimeAsked(), said.WentBack(), said.Touched()]),
    max_size=8,
)


@given(ANSWERS)
@settings(deadline=None)
def test_whoever_confirms_and_walks_away_is_registered_exactly_once(answers):
    citizen = Citizen(a_kiosk(topics=(HOUSING, WORK))).types().confirms().does(*answers).waits(300)
    assert len(citizen.registers) == 1
    assert not citizen.registers[0].seen


@given(ANSWERS)
@settings(deadline=None)
def test_whoever_starts_over_is_never_registered(answers):
    citizen = Citizen(a_kiosk(topics=(HOUSING, WORK))).types().confirms().does(*answers, said.StartedOver())
    assert citizen.waits(300).registers == []


ON_THE_WAY = st.lists(
    st.sampled_from(
        [
            said.SaidNo(),
            said.ChoseToBook(),
            said.TopicChosen(topic=WORK.id),
            said.SlotChosen(slot=A_WEEK[0].id),
            said.SlotConfirmed(),
            said.WentBack(),
            said.ChoseToWait(),
        ]
    ),
    max_size=9,
)


@given(ON_THE_WAY, MOODS)
@settings(deadline=None)
def test_whoever_walks_away_from_a_booking_page_is_not_waited_for(touches, service):
    citizen = Citizen(a_kiosk(topics=BOOKABLE), service=service).types().confirms().does(*touches)
    if isinstance(citizen.page, Number):
        return
    not_today = isinstance(citizen.page, BookingPage) or _purpose(citizen) is Purpose.BOOK
    assert len(citizen.waits(300).registers) == (0 if not_today else 1)
    assert citizen.effects[-1] == ClearDigits()


def _purpose(citizen: Citizen) -> Purpose | None:
    return citizen.page.purpose if isinstance(citizen.page, Topics) else None


@given(ANSWERS)
@settings(deadline=None)
def test_every_way_home_overwrites_the_digits_after_the_arrival_took_them(answers):
    citizen = Citizen().types().confirms().does(*answers).waits(300)
    assert citizen.effects[-1] == ClearDigits()


def test_a_request_that_nobody_answered_shows_no_number():
    citizen = Citizen(disk="mute").with_number(time(10, 0))
    assert isinstance(citizen.page, Registering)


def test_the_look_at_forgotten_arrivals_finds_a_flow_that_forgets_them(monkeypatch):
    monkeypatch.setattr(step_module, "walk_away", lambda state, page, now: go_home(state))
    with pytest.raises(AssertionError):
        test_whoever_confirms_and_walks_away_is_registered_exactly_once()


def test_the_random_day_finds_a_flow_that_takes_late_answers(monkeypatch):
    def shows_whatever_comes(state, result, now):
        late = replace(result, attempt=state.attempt) if isinstance(result, said.Registered) else result
        page = Registering(request=Register(**REQUEST), asked=True, until=now.clock)
        return take_result(replace(state, page=page), late, now)

    monkeypatch.setattr(step_module, "take_result", shows_whatever_comes)
    with pytest.raises(AssertionError):
        run_state_machine_as_test(AnyDay, settings=ONE_FINDING)


def test_the_random_day_finds_a_flow_that_books_again_for_another_touch(monkeypatch):
    def books_on_every_touch(state, event, now):
        if isinstance(state.page, Booking) and isinstance(event, said.SlotConfirmed):
            return state, (state.page.request,)
        return the_real_one(state, event, now)

    the_real_one = step_module._answer
    monkeypatch.setattr(step_module, "_answer", books_on_every_touch)
    with pytest.raises(AssertionError):
        run_state_machine_as_test(AnyDay, settings=ONE_FINDING)


def test_the_random_day_finds_a_flow_that_shows_the_time_of_an_earlier_citizen(monkeypatch):
    def shows_whatever_comes(state, result, now):
        if not isinstance(result, said.SlotBooked):
            return the_real_one(state, result, now)
        return replace(state, page=Booked(booked=result.booked, until=now.clock + 90)), ()

    the_real_one = take_booking
    monkeypatch.setattr(step_module, "take_booking", shows_whatever_comes)
    with pytest.raises((AssertionError, IndexError)):
        run_state_machine_as_test(AnyDay, settings=settings(ONE_FINDING, max_examples=5_000))
