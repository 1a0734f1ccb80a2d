"""The one way into the flow."""

from dataclasses import replace

from kiosk.flow import events as said
from kiosk.flow.asking import about_digits, at_home, at_question, deadline
from kiosk.flow.booking_answers import booked_shown, take_booking, take_slots, waiting
from kiosk.flow.booking_pages import AskReception, Booked, Booking, FindingSlots, Slots, Topics
from kiosk.flow.leaving import go_home, leave_number, page_at_rest, walk_away
from kiosk.flow.moment import Moment
from kiosk.flow.numbering import at_correction, at_number, shown_again, time_passed
from kiosk.flow.office import Office
from kiosk.flow.pages import (
    Ask,
    Closed,
    CorrectTime,
    Forgotten,
    GoToReception,
    Home,
    Number,
    OutOfOrder,
    Page,
    Question,
    Registering,
    Resting,
    Times,
    UseOfDigits,
    Wish,
)
from kiosk.flow.registering import give_up_request, take_result, waited_enough
from kiosk.flow.slip_answers import take_slip
from kiosk.flow.state import Kiosk, Next, Strike
from kiosk.flow.wishing import beside_slots

_Patient = Resting | UseOfDigits | Question | AskReception | Registering | CorrectTime | GoToReception | Forgotten


def step(state: Kiosk, event: said.Event, now: Moment) -> Next:
    """The state after the event, and what the world is asked to do; set the state first, then do it."""
    match event:
        case said.Ticked():
            return _on_tick(state, now)
        case said.OfficeChanged(office=office):
            return _on_office(state, office), ()
        case said.Registered() | said.NotRegistered() | said.NotAmended():
            return take_result(state, event, now)
        case said.SlotsFound() | said.SlotsNotFound():
            return take_slots(state, event, now)
        case said.SlotBooked() | said.SlotTaken() | said.SlotNotBooked():
            return take_booking(state, event, now)
        case said.SlipPrinted() | said.SlipMissing():
            return take_slip(state, event), ()
        case _:
            return _on_touch(state, event, now)


def _on_touch(state: Kiosk, touch: said.Touch, now: Moment) -> Next:
    if _is_double_strike(state, touch, now):
        return state, ()
    if not isinstance(touch, said.Touched):
        state = replace(state, last_strike=Strike(touch=touch, clock=now.clock))
    if isinstance(state.page, Forgotten) and not isinstance(touch, said.StartedOver):
        return replace(state, page=_renewed(state, state.page.page, now)), ()
    match touch:
        case said.StartedOver():
            return _start_over(state)
        case said.LanguageChosen(language=language) if language in state.office.languages:
            chosen = replace(state, chosen_language=language)
            return replace(chosen, page=_renewed(chosen, state.page, now)), ()
        case said.Touched():
            return replace(state, page=_renewed(state, state.page, now)), ()
        case _:
            return _answer(state, touch, now)


def _answer(state: Kiosk, touch: said.Touch, now: Moment) -> Next:
    match state.page:
        case Home() as page:
            return at_home(state, page, touch, now)
        case UseOfDigits() as page:
            return about_digits(state, page, touch, now)
        case (Ask() | Times() | Wish() | Topics() | Slots()) as page:
            return at_question(state, page, touch, now)
        case Number() as page:
            return at_number(state, page, touch, now)
        case CorrectTime() as page:
            return at_correction(state, page, touch, now)
        case (FindingSlots() | AskReception()) as page:
            return beside_slots(state, page, touch, now)
        case GoToReception() | Booked() if isinstance(touch, said.Finished):
            return go_home(state)
        case _:
            return state, ()


def _start_over(state: Kiosk) -> Next:
    page = state.page.page if isinstance(state.page, Forgotten) else state.page
    match page:
        case Number():
            return leave_number(state, page)
        case CorrectTime():
            return leave_number(state, page.number)
        case Registering():
            return give_up_request(state, page)
        case Booking():
            return state, ()
        case _:
            return go_home(state)


def _on_tick(state: Kiosk, now: Moment) -> Next:
    page = state.page
    match page:
        case Number():
            return time_passed(state, page, now)
        case Booked():
            return booked_shown(state, page, now)
        case FindingSlots() | Booking():
            return waiting(state, page, now)
        case _:
            return _past_deadline(state, page, now)


def _past_deadline(state: Kiosk, page: _Patient, now: Moment) -> Next:
    if page.until is None or now.clock < page.until:
        return state, ()
    match page:
        case Registering():
            return waited_enough(state, page, now)
        case Forgotten(page=CorrectTime(number=number)):
            return leave_number(state, number)
        case Forgotten():
            return walk_away(state, page.page, now)
        case GoToReception() | Closed() | OutOfOrder() | Home(entered=0):
            return go_home(state)
        case _:
            forgotten = Forgotten(page=page, until=now.clock + state.rhythm.warning)
            return replace(state, page=forgotten), ()


def _on_office(state: Kiosk, office: Office) -> Kiosk:
    """News of the office changes a page at rest; nobody is interrupted."""
    state = replace(state, office=office)
    if state.chosen_language not in office.languages:
        state = replace(state, chosen_language=None)
    match state.page:
        case Closed(until=until) | OutOfOrder(until=until) | Home(entered=0, until=until):
            resting = page_at_rest(office)
            if type(resting) is type(state.page):
                return state
            return replace(state, page=replace(resting, until=until))
        case _:
            return state


def _renewed(state: Kiosk, page: Page, now: Moment) -> Page:
    """Somebody is there: the page has its full time again."""
    match page:
        case Registering() | FindingSlots() | Booking() | GoToReception() | Forgotten():
            return page
        case Number():
            return shown_again(state, page, now)
        case Booked():
            return replace(page, until=now.clock + state.rhythm.booked_shown, leaving_soon=False)
        case _:
            return replace(page, until=deadline(state, now))


def _is_double_strike(state: Kiosk, touch: said.Touch, now: Moment) -> bool:
    """The same key again within a blink: a shaking hand (EN 301 549, 5.8). Digits are judged where they are kept."""
    last = state.last_strike
    if last is None or isinstance(touch, said.DigitsChanged):
        return False
    return last.touch == touch and now.clock - last.clock < state.rhythm.double_strike
