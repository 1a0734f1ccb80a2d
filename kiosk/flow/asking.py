"""The answers of a citizen, page by page, up to the last question."""

from dataclasses import replace
from datetime import time

from kiosk.domain.opening import times_around
from kiosk.flow import events as said
from kiosk.flow.booking import at_slots
from kiosk.flow.booking_pages import Slots, Topics
from kiosk.flow.effects import ClearDigits
from kiosk.flow.moment import Moment
from kiosk.flow.pages import Ask, Complaint, Home, Question, Times, UseOfDigits, Wish
from kiosk.flow.registering import register
from kiosk.flow.state import Kiosk, Next
from kiosk.flow.wishing import after_no, at_topics, at_wish, back_from_slots

DIGITS = 6


def at_home(state: Kiosk, page: Home, event: said.Touch, now: Moment) -> Next:
    until = deadline(state, now)
    match event:
        case said.DigitsChanged(entered=entered):
            return replace(state, page=Home(entered=entered, until=until)), ()
        case said.Confirmed() if page.entered < DIGITS:
            return replace(state, page=replace(page, complaint=Complaint.TOO_FEW, until=until)), ()
        case said.Confirmed(plausible=False):
            return replace(state, page=Home(complaint=Complaint.IMPOSSIBLE_DATE, until=until)), (ClearDigits(),)
        case said.Confirmed():
            return replace(state, page=Ask(with_digits=True, until=until)), ()
        case said.WentWithoutDigits():
            return replace(state, page=Ask(with_digits=False, until=until)), (ClearDigits(),)
        case said.AskedAboutDigits():
            return replace(state, page=UseOfDigits(home=page, until=until)), ()
        case said.CodeScanned(code=code):
            return with_code(replace(state, page=Home(until=until)), code, now, with_digits=False)
        case _:
            return state, ()


def about_digits(state: Kiosk, page: UseOfDigits, event: said.Touch, now: Moment) -> Next:
    match event:
        case said.WentBack() | said.Finished():
            return replace(state, page=replace(page.home, until=deadline(state, now))), ()
        case _:
            return state, ()


def at_question(state: Kiosk, page: Question, event: said.Touch, now: Moment) -> Next:
    if isinstance(event, said.CodeScanned):
        return with_code(state, event.code, now, with_digits=page.with_digits)
    match page:
        case Ask():
            return _at_ask(state, page, event, now)
        case Times():
            return _at_times(state, page, event, now)
        case Wish():
            return at_wish(state, page, event, now)
        case Topics():
            return at_topics(state, page, event, now)
        case Slots() if isinstance(event, said.WentBack):
            return back_from_slots(state, page, now)
        case Slots():
            return at_slots(state, page, event, now)


def with_code(state: Kiosk, code: str, now: Moment, *, with_digits: bool) -> Next:
    """A scanned code does the same as digits and time."""
    after, effects = register(state, now, with_digits=with_digits, declared="unknown", code=code)
    return after, effects if with_digits else (ClearDigits(), *effects)


def deadline(state: Kiosk, now: Moment) -> float:
    return now.clock + state.rhythm.patience


def grid_around(state: Kiosk, now: Moment) -> tuple[time, ...]:
    return times_around(state.office.times, now.at.time())


def _at_ask(state: Kiosk, page: Ask, event: said.Touch, now: Moment) -> Next:
    until = deadline(state, now)
    match event:
        case said.SaidYes() if state.office.times:
            times = Times(with_digits=page.with_digits, times=grid_around(state, now), until=until)
            return replace(state, page=times), ()
        case said.SaidYes() | said.SaidDoNotKnow():
            return register(state, now, with_digits=page.with_digits, declared="unknown")
        case said.SaidNo():
            return after_no(state, now, with_digits=page.with_digits), ()
        case said.WentBack() if page.with_digits:
            return replace(state, page=Home(entered=DIGITS, confirmed=True, until=until)), ()
        case said.WentBack():
            return replace(state, page=Home(until=until)), ()
        case _:
            return state, ()


def _at_times(state: Kiosk, page: Times, event: said.Touch, now: Moment) -> Next:
    until = deadline(state, now)
    match event:
        case said.TimeChosen(time=chosen) if chosen in page.times:
            return register(state, now, with_digits=page.with_digits, declared=chosen)
        case said.TimeForgotten():
            return register(state, now, with_digits=page.with_digits, declared="unknown")
        case said.OtherTimeAsked():
            return replace(state, page=replace(page, times=state.office.times, whole_day=True, until=until)), ()
        case said.WentBack() if page.whole_day:
            times = replace(page, times=grid_around(state, now), whole_day=False, until=until)
            return replace(state, page=times), ()
        case said.WentBack():
            return replace(state, page=Ask(with_digits=page.with_digits, until=until)), ()
        case _:
            return state, ()
