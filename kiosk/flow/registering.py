"""From the last answer to the number: the request, its pace, and what came of it."""

from dataclasses import replace

from kiosk.domain.ids import TopicId
from kiosk.flow.arrival import Arrived
from kiosk.flow.declared import Declared, ask_again_at
from kiosk.flow.effects import ClearDigits, PrintNumber, Register
from kiosk.flow.events import NotAmended, NotRegistered, Registered
from kiosk.flow.leaving import go_home
from kiosk.flow.moment import Moment
from kiosk.flow.pages import CorrectTime, GoToReception, Number, Registering
from kiosk.flow.slip_state import SlipState
from kiosk.flow.state import Kiosk, Next


def register(
    state: Kiosk,
    now: Moment,
    *,
    with_digits: bool,
    declared: Declared,
    topic: TopicId | None = None,
    code: str | None = None,
) -> Next:
    """Asks for a number, or holds the request back until the pace of numbers allows it."""
    if state.pace.stopped(now.clock, state.rhythm):
        return go_to_reception(state, now)
    request = Register(
        attempt=state.attempt,
        with_digits=with_digits,
        declared=declared,
        language=state.language,
        topic=topic,
        code=code,
    )
    earliest = state.pace.earliest(state.rhythm)
    if now.clock < earliest:
        return replace(state, page=Registering(request=request, asked=False, until=earliest)), ()
    return _ask(state, request, now)


def waited_enough(state: Kiosk, page: Registering, now: Moment) -> Next:
    """The deadline of a request has come: it may be asked now, or its answer is overdue."""
    if page.asked:
        return go_to_reception(state, now)
    return _ask(state, page.request, now)


def take_result(state: Kiosk, result: Registered | NotRegistered | NotAmended, now: Moment) -> Next:
    """Results of an earlier attempt, or of a page that has given up waiting, change nothing."""
    if result.attempt != state.attempt:
        return state, ()
    match result, state.page:
        case Registered(), Registering(asked=True, request=request):
            return _show(state, result.arrived, request.declared, now)
        case NotRegistered(), Registering(asked=True):
            return go_to_reception(state, now)
        case NotAmended(), Number() | CorrectTime():
            return go_to_reception(state, now)
        case _:
            return state, ()


def go_to_reception(state: Kiosk, now: Moment) -> Next:
    page = GoToReception(until=now.clock + state.rhythm.advice_shown)
    return replace(state, page=page), (ClearDigits(),)


def give_up_request(state: Kiosk, page: Registering) -> Next:
    """Start over: possible while nothing has been asked of the disk yet."""
    return (state, ()) if page.asked else go_home(state)


def _ask(state: Kiosk, request: Register, now: Moment) -> Next:
    asked = replace(
        state,
        page=Registering(request=request, asked=True, until=now.clock + state.rhythm.registering),
        pace=state.pace.noted(now.clock, state.rhythm),
    )
    return asked, (request,)


def _show(state: Kiosk, arrived: Arrived, declared: Declared, now: Moment) -> Next:
    """It is saved: now it may be printed."""
    number = Number(
        arrived=arrived,
        declared=declared,
        ask_again_at=ask_again_at(declared, arrived.at),
        offline=not state.office.online,
        slip=SlipState.ASKED if state.prints else SlipState.NONE,
        until=now.clock + state.rhythm.number_shown,
    )
    printing = PrintNumber(attempt=state.attempt, arrived=arrived, language=state.language)
    return replace(state, page=number), (printing,) if state.prints else ()
