"""After the number: needs, the corrected time, and the end of the turn."""

from dataclasses import replace
from datetime import time

from kiosk.flow import events as said
from kiosk.flow.asking import deadline, grid_around
from kiosk.flow.declared import Declared, ask_again_at
from kiosk.flow.effects import Amend
from kiosk.flow.leaving import leave_number, unsent_needs
from kiosk.flow.moment import Moment
from kiosk.flow.pages import CorrectTime, Number
from kiosk.flow.state import Kiosk, Next


def at_number(state: Kiosk, page: Number, event: said.Touch, now: Moment) -> Next:
    match event:
        case said.NeedToggled(need=need):
            changed = replace(page, needs=page.needs ^ {need}, unsent_since=now.clock)
            return replace(state, page=shown_again(state, changed, now)), ()
        case said.AskedToCorrectTime() if state.office.times:
            correcting = CorrectTime(number=page, times=grid_around(state, now), until=deadline(state, now))
            return replace(state, page=correcting), ()
        case said.Finished():
            return leave_number(state, page)
        case _:
            return state, ()


def at_correction(state: Kiosk, page: CorrectTime, event: said.Touch, now: Moment) -> Next:
    until = deadline(state, now)
    match event:
        case said.TimeChosen(time=chosen) if chosen in page.times:
            return _corrected(state, page.number, chosen, now)
        case said.TimeForgotten():
            return _corrected(state, page.number, "unknown", now)
        case said.OtherTimeAsked():
            return replace(state, page=replace(page, times=state.office.times, whole_day=True, until=until)), ()
        case said.WentBack() if page.whole_day:
            around = replace(page, times=grid_around(state, now), whole_day=False, until=until)
            return replace(state, page=around), ()
        case said.WentBack():
            return replace(state, page=shown_again(state, page.number, now)), ()
        case said.Finished():
            return leave_number(state, page.number)
        case _:
            return state, ()


def shown_again(state: Kiosk, number: Number, now: Moment) -> Number:
    return replace(number, until=now.clock + state.rhythm.number_shown, leaving_soon=False)


def time_passed(state: Kiosk, page: Number, now: Moment) -> Next:
    """Needs are spooled when the finger rests, so that one amendment says them all."""
    if now.clock >= page.until:
        return leave_number(state, page)
    if now.clock >= page.until - state.rhythm.number_warning:
        page = replace(page, leaving_soon=True)
    if page.unsent_since is None or now.clock < page.unsent_since + state.rhythm.amendment_rest:
        return replace(state, page=page), ()
    amendment = unsent_needs(state, page)
    return replace(state, page=replace(page, unsent_since=None)), (amendment,) if amendment else ()


def _corrected(state: Kiosk, number: Number, declared: Declared, now: Moment) -> Next:
    needs = number.needs if number.unsent_since is not None else None
    amendment = Amend(attempt=state.attempt, arrived=number.arrived, needs=needs, declared=declared)
    corrected = replace(number, declared=declared, ask_again_at=_not_before(declared, number, now), unsent_since=None)
    return replace(state, page=shown_again(state, corrected, now)), (amendment,)


def _not_before(declared: Declared, number: Number, now: Moment) -> time | None:
    return ask_again_at(declared, max(now.at, number.arrived.at))
