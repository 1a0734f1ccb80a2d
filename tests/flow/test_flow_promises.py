"""What holds from any state under any events."""

from dataclasses import replace
from datetime import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from builders.citizen import GRID, HOUSING, OFFICE, WORK, Citizen, a_kiosk
from kiosk.domain.needs import Need
from kiosk.flow import events as said
from kiosk.flow import step as step_module
from kiosk.flow.effects import ClearDigits, Register
from kiosk.flow.leaving import go_home
from kiosk.flow.pages import CorrectTime, Forgotten, Home, Number, Registering
from kiosk.flow.registering import take_result

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
            said.ChoseToWait(topic=WORK.id),
            said.AskedToCorrectTime(),
            said.Finished(),
            said.WentBack(),
            said.StartedOver(),
            said.Touched(),
            said.LanguageChosen(language="ar"),
        ]
    ),
    st.sampled_from(GRID).map(lambda each: said.TimeChosen(time=each)),
    st.sampled_from(Need).map(lambda each: said.NeedToggled(need=each)),
    st.integers(min_value=0, max_value=6).map(lambda each: said.DigitsChanged(entered=each)),
    st.just(said.DigitsChanged(entered=6)),
)


class AnyDay(RuleBasedStateMachine):
    """Random touches, pauses, news and a disk that is good, broken or mute."""

    def __init__(self) -> None:
        super().__init__()
        self.citizen = Citizen(a_kiosk(topics=(HOUSING, WORK)))

    @rule(touch=TOUCHES, pause=st.sampled_from([0.0, 0.1, 0.5, 3.0]))
    def touch(self, touch, pause):
        self.citizen.clock += pause
        self.citizen.at_once(touch)

    @rule()
    def go_the_whole_way(self):
        self.citizen.does(said.StartedOver()).with_number(None)

    @rule(seconds=st.sampled_from([0.25, 2.0, 30.0, 50.0]))
    def wait(self, seconds):
        self.citizen.waits(seconds)

    @rule(disk=st.sampled_from(["good", "broken", "mute"]))
    def change_disk(self, disk):
        self.citizen.disk = disk

    @rule(open_=st.booleans(), working=st.booleans(), times=st.sampled_from([GRID, ()]))
    def change_office(self, open_, working, times):
        office = replace(OFFICE, open=open_, working=working, times=times, topics=(HOUSING, WORK))
        self.citizen.does(said.OfficeChanged(office=office))

    @rule()
    def late_answer(self):
        if self.citizen.registers:
            self.citizen.at_once(self.citizen.answer(self.citizen.registers[-1]))

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
        run_state_machine_as_test(AnyDay, settings=settings(AnyDay.TestCase.settings, report_multiple_bugs=False))
