"""How a citizen's turn ends: the page at rest for the next one, and what an unfinished turn leaves behind."""

from dataclasses import replace

from kiosk.flow.booking_pages import Purpose, Topics
from kiosk.flow.declared import Declared
from kiosk.flow.effects import Amend, ClearDigits, Effect, Register
from kiosk.flow.moment import Moment
from kiosk.flow.office import Office
from kiosk.flow.pages import Ask, Closed, Home, Number, OutOfOrder, Page, Resting, Times, UseOfDigits, Wish
from kiosk.flow.state import Kiosk, Next


def page_at_rest(office: Office) -> Resting:
    if not office.working:
        return OutOfOrder()
    return Home() if office.open else Closed()


def go_home(state: Kiosk, *effects: Effect) -> Next:
    """The next citizen finds everything as the first one did; a new attempt also says: forget the help tools."""
    fresh = replace(
        state,
        page=page_at_rest(state.office),
        chosen_language=None,
        attempt=state.attempt + 1,
    )
    return fresh, (*effects, ClearDigits())


def walk_away(state: Kiosk, page: Page, now: Moment) -> Next:
    """Nobody is there any more. Digits that were confirmed count as an arrival: some think they are done."""
    said = said_so_far(page)
    if said is None or state.pace.stopped(now.clock, state.rhythm):
        return go_home(state)
    arrival = Register(attempt=state.attempt, with_digits=True, declared=said, language=state.language, seen=False)
    paced = replace(state, pace=state.pace.noted(now.clock, state.rhythm))
    return go_home(paced, arrival)


def said_so_far(page: Page) -> Declared | None:
    """What somebody with confirmed digits has said of their time; None when nothing was confirmed, and none
    for somebody who is choosing a time for another day: who walks away from there has said that they do
    not want to be seen today, so nobody waits for them, and nothing is kept. Until they choose to book,
    and again when they have gone back, they count like everybody else.
    """
    match page:
        case Home(confirmed=True) | Ask(with_digits=True) | Times(with_digits=True):
            return "unknown"
        case Wish(with_digits=True) | Topics(with_digits=True, purpose=Purpose.WAIT):
            return "none"
        case UseOfDigits(home=home):
            return said_so_far(home)
        case _:
            return None


def leave_number(state: Kiosk, number: Number) -> Next:
    amendment = unsent_needs(state, number)
    return go_home(state, amendment) if amendment else go_home(state)


def unsent_needs(state: Kiosk, number: Number) -> Amend | None:
    if number.unsent_since is None:
        return None
    return Amend(attempt=state.attempt, arrived=number.arrived, needs=number.needs)
