"""What a citizen without an appointment wants, and what it is about."""

from dataclasses import replace

from kiosk.domain.ids import TopicId
from kiosk.flow import events as said
from kiosk.flow.booking import find_slots, wants_time
from kiosk.flow.booking_pages import AskBecause, AskReception, FindingSlots, Purpose, Slots, Topics
from kiosk.flow.leaving import go_home
from kiosk.flow.moment import Moment
from kiosk.flow.office import Office, Topic
from kiosk.flow.pages import Ask, Wish
from kiosk.flow.registering import register
from kiosk.flow.state import Kiosk, Next


def after_no(state: Kiosk, now: Moment, *, with_digits: bool) -> Kiosk:
    """Where there is nothing to choose but the topic, it is asked for at once."""
    if state.office.can_book or len(state.office.topics) < 2:
        return wish(state, now, with_digits=with_digits)
    return _topics(state, Purpose.WAIT, now, with_digits=with_digits, after_wish=False)


def wish(state: Kiosk, now: Moment, *, with_digits: bool) -> Kiosk:
    until = now.clock + state.rhythm.patience
    return replace(state, page=Wish(with_digits=with_digits, can_book=state.office.can_book, until=until))


def at_wish(state: Kiosk, page: Wish, event: said.Touch, now: Moment) -> Next:
    match event:
        case said.ChoseToWait() if len(state.office.topics) > 1:
            return _topics(state, Purpose.WAIT, now, with_digits=page.with_digits, after_wish=True), ()
        case said.ChoseToWait():
            return _wait(state, state.office.only_topic, now, with_digits=page.with_digits)
        case said.ChoseToBook() if page.can_book:
            return wants_time(state, now, with_digits=page.with_digits)
        case said.WentBack():
            return _ask_again(state, now, with_digits=page.with_digits), ()
        case _:
            return state, ()


def at_topics(state: Kiosk, page: Topics, event: said.Touch, now: Moment) -> Next:
    match event:
        case said.TopicChosen(topic=topic) if topic in {each.id for each in topics_for(page.purpose, state.office)}:
            if page.purpose is Purpose.BOOK:
                return find_slots(state, topic, now, with_digits=page.with_digits)
            return _wait(state, topic, now, with_digits=page.with_digits)
        case said.WentBack() if page.after_wish:
            return wish(state, now, with_digits=page.with_digits), ()
        case said.WentBack():
            return _ask_again(state, now, with_digits=page.with_digits), ()
        case _:
            return state, ()


def back_from_slots(state: Kiosk, page: FindingSlots | Slots, now: Moment) -> Next:
    if len(state.office.bookable) > 1:
        return _topics(state, Purpose.BOOK, now, with_digits=page.with_digits, after_wish=True), ()
    return wish(state, now, with_digits=page.with_digits), ()


def beside_slots(state: Kiosk, page: FindingSlots | AskReception, event: said.Touch, now: Moment) -> Next:
    """Who was refused may wait today instead; who may have a time already is not led on to a second one."""
    match page, event:
        case FindingSlots(), said.WentBack():
            return back_from_slots(state, page, now)
        case AskReception(because=AskBecause.NO_TIMES | AskBecause.NOT_HERE), said.WentBack():
            return wish(state, now, with_digits=page.with_digits), ()
        case AskReception(), said.Finished():
            return go_home(state)
        case _:
            return state, ()


def topics_for(purpose: Purpose, office: Office) -> tuple[Topic, ...]:
    return office.bookable if purpose is Purpose.BOOK else office.topics


def _wait(state: Kiosk, topic: TopicId | None, now: Moment, *, with_digits: bool) -> Next:
    return register(state, now, with_digits=with_digits, declared="none", topic=topic)


def _topics(state: Kiosk, purpose: Purpose, now: Moment, *, with_digits: bool, after_wish: bool) -> Kiosk:
    until = now.clock + state.rhythm.patience
    return replace(state, page=Topics(with_digits=with_digits, purpose=purpose, after_wish=after_wish, until=until))


def _ask_again(state: Kiosk, now: Moment, *, with_digits: bool) -> Kiosk:
    return replace(state, page=Ask(with_digits=with_digits, until=now.clock + state.rhythm.patience))
