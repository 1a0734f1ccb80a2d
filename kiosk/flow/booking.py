"""A time for another day: from the wish to the question that is put to the service."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from kiosk.domain.ids import SlotId, TopicId
from kiosk.flow import events as said
from kiosk.flow.booked import Slot
from kiosk.flow.booking_pages import AskBecause, AskReception, Booking, FindingSlots, Purpose, Slots, Topics
from kiosk.flow.effects import Book, FindSlots
from kiosk.flow.moment import Moment
from kiosk.flow.slot_calendar import WEEK, first_day, has_week, monday_of, times_on
from kiosk.flow.state import Kiosk, Next

LOOK_AHEAD: Final = timedelta(days=61)


def wants_time(state: Kiosk, now: Moment, *, with_digits: bool) -> Next:
    """The topic is asked for where several can be booked."""
    topics = state.office.bookable
    if not topics:
        return ask_reception(state, AskBecause.NO_TIMES, now, with_digits=with_digits), ()
    if len(topics) == 1:
        return find_slots(state, topics[0].id, now, with_digits=with_digits)
    until = now.clock + state.rhythm.patience
    page = Topics(with_digits=with_digits, purpose=Purpose.BOOK, after_wish=True, until=until)
    return replace(state, page=page), ()


def find_slots(state: Kiosk, topic: TopicId, now: Moment, *, with_digits: bool) -> Next:
    page = FindingSlots(
        with_digits=with_digits,
        topic=topic,
        slow_at=now.clock + state.rhythm.slow,
        until=now.clock + state.rhythm.finding,
    )
    return replace(state, page=page), (_question(state, topic, now),)


def offer(state: Kiosk, page: FindingSlots | Slots, slots: tuple[Slot, ...], now: Moment, *, taken: bool) -> Kiosk:
    """The day that was looked at, where it still has free times; else the first that has some."""
    if not slots:
        return ask_reception(state, AskBecause.NO_TIMES, now, with_digits=page.with_digits)
    looked_at = page.day if isinstance(page, Slots) else None
    day = looked_at if times_on(slots, looked_at) else min(slot.day for slot in slots)
    offered = Slots(
        with_digits=page.with_digits,
        topic=page.topic,
        slots=slots,
        week=monday_of(day or slots[0].day),
        day=day,
        taken=taken,
        until=now.clock + state.rhythm.patience,
    )
    return replace(state, page=offered)


def at_slots(state: Kiosk, page: Slots, event: said.Touch, now: Moment) -> Next:
    page = replace(page, until=now.clock + state.rhythm.patience)
    match event:
        case said.DayChosen(day=day) if times_on(page.slots, day):
            return replace(state, page=_on_day(page, day)), ()
        case said.WeekTurned(forward=forward):
            return replace(state, page=_turned(page, forward=forward)), ()
        case said.SlotChosen(slot=slot) if chosen := _slot(page, slot):
            return replace(state, page=replace(page, chosen=chosen, taken=False)), ()
        case said.SlotConfirmed() if page.chosen:
            return _book(state, page, page.chosen, now)
        case _:
            return state, ()


def ask_reception(state: Kiosk, because: AskBecause, now: Moment, *, with_digits: bool) -> Kiosk:
    until = now.clock + state.rhythm.patience
    return replace(state, page=AskReception(with_digits=with_digits, because=because, until=until))


def _book(state: Kiosk, page: Slots, slot: Slot, now: Moment) -> Next:
    request = Book(
        attempt=state.attempt,
        slot=slot,
        find=_question(state, page.topic, now),
        with_digits=page.with_digits,
        language=state.language,
    )
    booking = Booking(
        request=request,
        choice=page,
        slow_at=now.clock + state.rhythm.slow,
        until=now.clock + state.rhythm.booking,
    )
    return replace(state, page=booking), (request,)


def _question(state: Kiosk, topic: TopicId, now: Moment) -> FindSlots:
    """From tomorrow on: whoever comes today waits."""
    tomorrow = now.at.date() + timedelta(days=1)
    return FindSlots(attempt=state.attempt, topic=topic, first=tomorrow, last=tomorrow + LOOK_AHEAD)


def _turned(page: Slots, *, forward: bool) -> Slots:
    week = page.week + (WEEK if forward else -WEEK)
    if not has_week(page.slots, week):
        return page
    return replace(_on_day(page, first_day(page.slots, week)), week=week)


def _on_day(page: Slots, day: date | None) -> Slots:
    return replace(page, day=day, chosen=page.chosen if day == page.day else None)


def _slot(page: Slots, id_: SlotId) -> Slot | None:
    return next((slot for slot in times_on(page.slots, page.day) if slot.id == id_), None)
