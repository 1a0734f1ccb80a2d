"""What the service answers to somebody who books, and what happens when it does not."""

from dataclasses import replace

from kiosk.flow import events as said
from kiosk.flow.booked import BookedTime, Slot
from kiosk.flow.booking import ask_reception, offer
from kiosk.flow.booking_pages import AskBecause, Asking, Booked, Booking, FindingSlots
from kiosk.flow.effects import ClearDigits, PrintBooking
from kiosk.flow.leaving import go_home
from kiosk.flow.moment import Moment
from kiosk.flow.slip_state import SlipState
from kiosk.flow.state import Kiosk, Next


def take_slots(state: Kiosk, result: said.Finding, now: Moment) -> Next:
    """Answers for an earlier citizen, or about another topic, change nothing."""
    page = state.page
    if not isinstance(page, FindingSlots) or result.attempt != state.attempt or result.topic != page.topic:
        return state, ()
    if isinstance(result, said.SlotsNotFound):
        return ask_reception(state, AskBecause.NOT_HERE, now, with_digits=page.with_digits), ()
    return offer(state, page, result.slots, now, taken=False), ()


def take_booking(state: Kiosk, result: said.Answered, now: Moment) -> Next:
    """An answer that comes when the glass has given up waiting is not shown: its citizen was told to ask."""
    page = state.page
    if not isinstance(page, Booking) or result.attempt != state.attempt or result.slot != page.request.slot.id:
        return state, ()
    match result:
        case said.SlotBooked(booked=booked):
            return _booked(state, booked, now)
        case said.SlotTaken(left=left):
            free = _without(page.choice.slots, page.request.slot) if left is None else left
            return offer(state, page.choice, free, now, taken=True), ()
        case said.SlotNotBooked(sure=True):
            return ask_reception(state, AskBecause.NOT_HERE, now, with_digits=page.request.with_digits), ()
        case said.SlotNotBooked():
            return _unsure(state, now)


def waiting(state: Kiosk, page: Asking, now: Moment) -> Next:
    """Time has passed while the service is silent."""
    if now.clock >= page.until:
        if isinstance(page, Booking):
            return _unsure(state, now)
        return ask_reception(state, AskBecause.NOT_HERE, now, with_digits=page.with_digits), ()
    if now.clock >= page.slow_at and not page.slow:
        return replace(state, page=replace(page, slow=True)), ()
    return state, ()


def booked_shown(state: Kiosk, page: Booked, now: Moment) -> Next:
    if now.clock >= page.until:
        return go_home(state)
    soon = now.clock >= page.until - state.rhythm.number_warning
    return replace(state, page=replace(page, leaving_soon=soon)), ()


def _booked(state: Kiosk, booked: BookedTime, now: Moment) -> Next:
    slip = SlipState.ASKED if state.prints else SlipState.NONE
    page = Booked(booked=booked, slip=slip, until=now.clock + state.rhythm.booked_shown)
    printing = PrintBooking(attempt=state.attempt, booked=booked, language=state.language)
    return replace(state, page=page), (ClearDigits(), printing) if state.prints else (ClearDigits(),)


def _unsure(state: Kiosk, now: Moment) -> Next:
    """The time may be booked: only the reception can tell, so there is no way back to book another."""
    unsure = ask_reception(state, AskBecause.UNSURE, now, with_digits=False)
    return unsure, (ClearDigits(),)


def _without(slots: tuple[Slot, ...], gone: Slot) -> tuple[Slot, ...]:
    return tuple(slot for slot in slots if slot.id != gone.id)
