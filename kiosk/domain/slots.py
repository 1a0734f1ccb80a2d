"""Free times for a later visit: from a topic's hours, its places, what is taken, and what staff opened or blocked."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo

from kiosk.domain.ids import StaffId, TopicId
from kiosk.domain.instants import later
from kiosk.domain.opening import Closure, OpeningHours, Span, spans_of
from kiosk.domain.service_day import local_instant, service_day

CELL = timedelta(minutes=5)
"""Places are taken cell by cell, so that slots of different lengths cannot overlap at one place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bookable:
    """How a topic is booked. With `caseworkers` a place is one of them, with None one of `capacity` anonymous places.

    `lead` is the shortest notice, `horizon` the longest; `week` narrows the office's hours for this topic.
    """

    topic: TopicId
    length: timedelta = timedelta(minutes=30)
    capacity: int = 1
    lead: timedelta = timedelta(hours=2)
    horizon: timedelta = timedelta(days=28)
    week: tuple[tuple[Span, ...], ...] | None = None
    caseworkers: tuple[StaffId, ...] | None = None

    @property
    def places(self) -> tuple[str, ...]:
        """Names of the places, unique in the office."""
        if self.caseworkers is not None:
            return self.caseworkers
        return tuple(f"{self.topic}/{index}" for index in range(self.capacity))


@dataclass(frozen=True, slots=True, kw_only=True)
class Busy:
    """A place that is taken, by a booking, an appointment or an absence."""

    place: str
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A time that staff took out of the offer, of one topic or (None) of all."""

    topic: TopicId | None
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Extra:
    """A time that staff offer beside the topic's hours."""

    topic: TopicId
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What stands around one topic's slots: the office's hours with closed days, closures, blocks, extras, busy."""

    hours: OpeningHours
    closures: Collection[Closure] = ()
    blocks: Collection[Block] = ()
    extras: Collection[Extra] = ()
    busy: Collection[Busy] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FreeSlot:
    """`places`: who or what is free then; one of them is taken by a booking."""

    topic: TopicId
    starts_at: datetime
    ends_at: datetime
    places: tuple[str, ...]


def free_slots(
    bookable: Bookable, offer: Offer, *, first: date, last: date, now: datetime, tz: tzinfo
) -> tuple[FreeSlot, ...]:
    """The slots of these days (both included) that somebody can still book, earliest first."""
    days = _days(max(first, service_day(now, tz)), min(last, service_day(later(now, bookable.horizon), tz)))
    starts = sorted({start for day in days for start in _starts(bookable, offer, day, tz)})
    earliest = later(now, bookable.lead)
    busy = _by_date(bookable, offer.busy)
    slots = (_slot(bookable, offer, busy, start) for start in starts if start >= earliest)
    return tuple(slot for slot in slots if slot.places)


def free_slot(bookable: Bookable, offer: Offer, *, starts_at: datetime, now: datetime, tz: tzinfo) -> FreeSlot | None:
    """The slot at this instant; None when it is not offered, in the past, too soon, or taken."""
    day = service_day(starts_at, tz)
    slots = free_slots(bookable, offer, first=day, last=day, now=now, tz=tz)
    return next((slot for slot in slots if slot.starts_at == starts_at), None)


def cells(starts_at: datetime, ends_at: datetime) -> tuple[datetime, ...]:
    """The cells that a booking of this time occupies at its place."""
    first = starts_at - timedelta(minutes=starts_at.minute % 5, seconds=starts_at.second)
    count = -(-(ends_at - first) // CELL)
    return tuple(first + CELL * index for index in range(count))


def _days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=offset) for offset in range((last - first).days + 1))


def _starts(bookable: Bookable, offer: Offer, day: date, tz: tzinfo) -> Iterator[datetime]:
    for span in _spans(bookable, offer.hours, day):
        yield from _within(local_instant(day, span.opens, tz), local_instant(day, span.closes, tz), bookable.length)
    for extra in offer.extras:
        if extra.topic == bookable.topic and service_day(extra.starts_at, tz) == day:
            yield from _within(extra.starts_at, extra.ends_at, bookable.length)


def _spans(bookable: Bookable, hours: OpeningHours, day: date) -> Sequence[Span]:
    """A topic's own week holds only on days on which the office is open at all."""
    office = spans_of(hours, day)
    return bookable.week[day.weekday()] if bookable.week is not None and office else office


def _within(opens: datetime, closes: datetime, length: timedelta) -> Iterator[datetime]:
    start = opens
    while start + length <= closes:
        yield start
        start += length


def _by_date(bookable: Bookable, busy: Iterable[Busy]) -> Mapping[date, Sequence[Busy]]:
    """What is taken at this topic's places. WHY by date: a month of a large office is thousands."""
    places = frozenset(bookable.places)
    found: defaultdict[date, list[Busy]] = defaultdict(list)
    for each in busy:
        if each.place in places:
            for day in _days(each.starts_at.astimezone(UTC).date(), each.ends_at.astimezone(UTC).date()):
                found[day].append(each)
    return found


def _slot(bookable: Bookable, offer: Offer, busy: Mapping[date, Sequence[Busy]], starts_at: datetime) -> FreeSlot:
    ends_at = starts_at + bookable.length
    free: tuple[str, ...] = ()
    if not _shut(bookable.topic, offer, starts_at, ends_at):
        days = _days(starts_at.astimezone(UTC).date(), ends_at.astimezone(UTC).date())
        near = (each for day in days for each in busy.get(day, ()))
        taken = {each.place for each in near if _overlap(each.starts_at, each.ends_at, starts_at, ends_at)}
        free = tuple(place for place in bookable.places if place not in taken)
    return FreeSlot(topic=bookable.topic, starts_at=starts_at, ends_at=ends_at, places=free)


def _shut(topic: TopicId, offer: Offer, starts_at: datetime, ends_at: datetime) -> bool:
    blocked = any(
        block.topic in (None, topic) and _overlap(block.starts_at, block.ends_at, starts_at, ends_at)
        for block in offer.blocks
    )
    return blocked or _closed(offer.closures, starts_at, ends_at)


def _closed(closures: Iterable[Closure], starts_at: datetime, ends_at: datetime) -> bool:
    return any(closure.since < ends_at and (closure.until is None or starts_at < closure.until) for closure in closures)


def _overlap(first_start: datetime, first_end: datetime, second_start: datetime, second_end: datetime) -> bool:
    return first_start < second_end and second_start < first_end
