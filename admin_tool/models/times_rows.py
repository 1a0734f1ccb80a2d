"""The times of a topic's day as rows: free ones to book, booked ones with their code, blocked ones to open again."""

from collections.abc import Mapping
from datetime import date, tzinfo

from admin_tool.models.evidence import who
from admin_tool.models.phrases import Line, Phrase, phrase
from admin_tool.models.rows import Action, Entry, Offer, Pill, Remark, Row, Tone
from admin_tool.models.topic_week import TopicWeek
from kiosk.domain.slots import SlotState
from kiosk.messages.keys_staff import Time
from kiosk.messages.keys_staff_times import Times
from kiosk.wire.times import Booking, TimeKind, TopicTime

BOOKING = "booking:"
"""What the id of a booked row begins with; its code follows."""

_BOOK = Offer(action=Action.BOOK, label=Times.BOOK)
_BLOCK = Offer(action=Action.BLOCK, label=Times.BLOCK_ONE)
_UNBLOCK = Offer(action=Action.UNBLOCK, label=Times.UNBLOCK)
_CLOSE_EXTRA = Offer(action=Action.CLOSE_EXTRA, label=Times.CLOSE_EXTRA)
_SHOW_CODE = Offer(action=Action.SHOW_CODE, label=Times.SHOW_CODE)
_CANCEL = Offer(action=Action.CANCEL_BOOKING, label=Times.CANCEL_ONE)
_PILLS: Mapping[str, Pill] = {
    SlotState.FULL: Pill(text=Phrase(Times.FULL)),
    SlotState.BLOCKED: Pill(text=Phrase(Times.BLOCKED), tone=Tone.AMBER),
    SlotState.PAST: Pill(text=Phrase(Times.PAST)),
    SlotState.NOT_YET: Pill(text=Phrase(Times.NOT_YET)),
}


def day_rows(week: TopicWeek, day: date, zone: tzinfo, *, may_book: bool) -> tuple[Entry, ...]:
    """A time that is taken to the last place stands as its bookings alone."""
    bookings = week.bookings_on(day, zone)
    booked = {each.appointment.starts_at for each in bookings}
    rows = [(slot.starts_at, 1, _slot_row(week, slot, may_book=may_book)) for slot in week.slots_on(day, zone)
            if not (slot.state in (SlotState.FULL, SlotState.PAST) and slot.starts_at in booked)]  # fmt: skip
    rows += [(each.appointment.starts_at, 0, booking_row(each)) for each in bookings]
    ordered = sorted(rows, key=lambda row: (row[0].timestamp(), row[1], row[2].id))
    return tuple(row for _, _, row in ordered) or (Remark(id="empty", text=Phrase(Times.EMPTY)),)


def day_count(week: TopicWeek, day: date, zone: tzinfo, *, only_free: bool = False) -> Phrase:
    """What the key of a day says beside it."""
    slots = week.slots_on(day, zone)
    free = sum(slot.free for slot in slots)
    if only_free:
        return phrase(Times.DAY_FREE, free=free) if slots else Phrase(Times.DAY_NONE)
    booked = len(week.bookings_on(day, zone)) or sum(slot.taken for slot in slots)
    return phrase(Times.DAY_COUNT, free=free, booked=booked) if slots or booked else Phrase(Times.DAY_NONE)


def booking_row(booking: Booking, *, with_day: date | None = None) -> Row:
    """With `with_day` it says its day, too: on the board, where the days are not sorted."""
    name = who(booking.appointment)
    day = (phrase(Time.DAY, day=with_day),) if with_day is not None else ()
    return Row(
        id=f"{BOOKING}{booking.code}",
        lead=phrase(Time.CLOCK, time=booking.appointment.starts_at),
        headline=(*day, phrase(Times.CODE, code=booking.code)),
        detail=(*_with(name), *_unreadable(booking)),
        pill=None if with_day is not None else Pill(text=Phrase(Times.BOOKED), tone=Tone.INFO),
        offers=(_SHOW_CODE,),
        more=(_CANCEL,),
        tone=Tone.PLAIN if booking.readable else Tone.AMBER,
    )


def _slot_row(week: TopicWeek, slot: TopicTime, *, may_book: bool) -> Row:
    free = slot.state is SlotState.FREE
    extra = week.change_of(slot, TimeKind.EXTRA)
    names = ", ".join(each.name for each in slot.caseworkers)
    taken = (phrase(Times.TAKEN, count=slot.taken),) if free and slot.taken else ()
    return Row(
        id=slot.id,
        lead=phrase(Time.CLOCK, time=slot.starts_at),
        headline=(_how_many(slot.free), *taken) if free else (),
        detail=(*(_with(names) if free else ()), *((Phrase(Times.OPENED),) if extra else ())),
        pill=_PILLS.get(slot.state),
        offers=_offers(week, slot, may_book=may_book),
        more=(*((_BLOCK,) if free else ()), *((_CLOSE_EXTRA,) if extra else ())),
        faded=slot.state in (SlotState.PAST, SlotState.NOT_YET),
    )


def _offers(week: TopicWeek, slot: TopicTime, *, may_book: bool) -> tuple[Offer, ...]:
    """A time that is blocked because the reception is closed is not opened here."""
    if slot.state is SlotState.FREE:
        return (_BOOK,) if may_book else ()
    blocked = slot.state is SlotState.BLOCKED and week.change_of(slot, TimeKind.BLOCK) is not None
    return (_UNBLOCK,) if blocked else ()


def _how_many(free: int) -> Phrase:
    return Phrase(Times.FREE_ONE) if free == 1 else phrase(Times.FREE, count=free)


def _with(names: str) -> Line:
    return (phrase(Times.WITH, names=names),) if names else ()


def _unreadable(booking: Booking) -> Line:
    return () if booking.readable else (Phrase(Times.UNREADABLE),)
