"""What the pages of somebody without an appointment show, up to a booked time."""

from dataclasses import dataclass

from kiosk.flow.booked import Pattern
from kiosk.flow.booking_pages import (
    AskBecause,
    AskReception,
    Booked,
    Booking,
    BookingPage,
    FindingSlots,
    Purpose,
    Slots,
    Topics,
)
from kiosk.flow.office import Office
from kiosk.flow.pages import Wish
from kiosk.flow.slip_state import SlipState
from kiosk.flow.slot_calendar import WEEK, days_of, has_week, times_on
from kiosk.flow.wishing import topics_for
from kiosk.screens.views import Advice, BookedView, Day, FreeTime, Moment, SlotsView, Squares, Topic

_ADVICE = {
    AskBecause.NO_TIMES: Advice.NO_TIMES,
    AskBecause.NOT_HERE: Advice.NOT_HERE,
    AskBecause.UNSURE: Advice.UNSURE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class WishView:
    can_book: bool
    wait_minutes: tuple[int, int] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicsView:
    """`waits`: for a talk today, so that the waiting time is worth a line."""

    topics: tuple[Topic, ...]
    waits: bool
    wait_minutes: tuple[int, int] | None


AnyWishView = WishView | TopicsView | SlotsView | BookedView | Moment | Advice


def wish_view(page: Wish | Topics | BookingPage, office: Office) -> AnyWishView | None:
    """None: what is on the glass stays there."""
    match page:
        case Wish(can_book=can_book):
            return WishView(can_book=can_book, wait_minutes=office.wait_minutes)
        case Topics():
            return _topics(page, office)
        case Slots():
            return _slots(page)
        case Booked():
            return _booked(page)
        case FindingSlots(slow=slow):
            return Moment.FINDING if slow else None
        case Booking(slow=slow):
            return Moment.BOOKING if slow else None
        case AskReception(because=because):
            return _ADVICE[because]


def _topics(page: Topics, office: Office) -> TopicsView:
    topics = topics_for(page.purpose, office)
    return TopicsView(
        topics=tuple(Topic(id=topic.id, texts=topic.texts) for topic in topics),
        waits=page.purpose is Purpose.WAIT,
        wait_minutes=office.wait_minutes,
    )


def _slots(page: Slots) -> SlotsView:
    return SlotsView(
        days=tuple(Day(day=day, free=bool(times_on(page.slots, day))) for day in days_of(page.slots, page.week)),
        earlier=has_week(page.slots, page.week - WEEK),
        later=has_week(page.slots, page.week + WEEK),
        day=page.day,
        times=tuple(FreeTime(id=slot.id, at=slot.starts_at.time()) for slot in times_on(page.slots, page.day)),
        chosen=page.chosen.id if page.chosen else None,
        taken=page.taken,
    )


def _booked(page: Booked) -> BookedView:
    booked = page.booked
    return BookedView(
        day=booked.starts_at.date(),
        at=booked.starts_at.time(),
        code=booked.code,
        for_scanner=_squares(booked.for_scanner),
        for_calendar=_squares(booked.for_calendar),
        no_slip=page.slip is SlipState.MISSING,
        changes_soon=page.leaving_soon,
    )


def _squares(pattern: Pattern) -> Squares:
    return Squares(rows=pattern.rows)
