"""Free times for a later visit: from a topic's hours, its places, what is taken, and what staff opened or blocked."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from enum import StrEnum

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
        return self.caseworkers if self.caseworkers is not None else anonymous(self.topic, self.capacity)


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
    """A time that staff offer beside the topic's hours; `capacity` None: at the topic's own places."""

    topic: TopicId
    starts_at: datetime
    ends_at: datetime
    capacity: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What stands around one topic's slots: the office's hours with closed days, closures, blocks, extras, busy."""

    hours: OpeningHours
    closures: Collection[Closure] = ()
    blocks: Collection[Block] = ()
    extras: Collection[Extra] = ()
    busy: Collection[Busy] = ()


class SlotState(StrEnum):
    """`past` includes what is too soon to be booked, `not_yet` what is too far ahead."""

    FREE = "free"
    FULL = "full"
    BLOCKED = "blocked"
    PAST = "past"
    NOT_YET = "not_yet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """`places`: who or what is free then, one of which is taken by a booking; `taken`: how many are not."""

    topic: TopicId
    starts_at: datetime
    ends_at: datetime
    places: tuple[str, ...]
    taken: int
    state: SlotState


def all_slots(
    bookable: Bookable, offer: Offer, *, first: date, last: date, now: datetime, tz: tzinfo
) -> tuple[Slot, ...]:
    """Every slot of these days (both included) in whatever state, earliest first."""
    places: dict[datetime, tuple[str, ...]] = {}
    for day in _days(first, last):
        for start, more in _starts(bookable, offer, day, tz):
            places[start] = tuple(dict.fromkeys((*places.get(start, ()), *more)))
    busy = _by_date(frozenset(every_place(bookable, offer.extras)), offer.busy)
    furthest = service_day(later(now, bookable.horizon), tz)

    def made(start: datetime) -> Slot:
        free = _free(places[start], busy, start, start + bookable.length)
        state = SlotState.FREE if free else SlotState.FULL
        if start < later(now, bookable.lead):
            state = SlotState.PAST
        elif _shut(bookable.topic, offer, start, start + bookable.length):
            state = SlotState.BLOCKED
        elif service_day(start, tz) > furthest:
            state = SlotState.NOT_YET
        return Slot(
            topic=bookable.topic,
            starts_at=start,
            ends_at=start + bookable.length,
            places=free,
            taken=len(places[start]) - len(free),
            state=state,
        )

    return tuple(made(start) for start in sorted(places))


def free_slots(
    bookable: Bookable, offer: Offer, *, first: date, last: date, now: datetime, tz: tzinfo
) -> tuple[Slot, ...]:
    """The slots of these days (both included) that somebody can still book, earliest first."""
    since = max(first, service_day(now, tz))
    until = min(last, service_day(later(now, bookable.horizon), tz))
    slots = all_slots(bookable, offer, first=since, last=until, now=now, tz=tz)
    return tuple(slot for slot in slots if slot.state is SlotState.FREE)


def free_slot(bookable: Bookable, offer: Offer, *, starts_at: datetime, now: datetime, tz: tzinfo) -> Slot | None:
    """The slot at this instant; None when it is not offered, in the past, too soon, or taken."""
    day = service_day(starts_at, tz)
    slots = free_slots(bookable, offer, first=day, last=day, now=now, tz=tz)
    return next((slot for slot in slots if slot.starts_at == starts_at), None)


def every_place(bookable: Bookable, extras: Iterable[Extra]) -> tuple[str, ...]:
    """The topic's own, and those of its extra times."""
    added = (anonymous(extra.topic, extra.capacity or 0) for extra in extras if extra.topic == bookable.topic)
    return tuple(dict.fromkeys((*bookable.places, *(place for places in added for place in places))))


def anonymous(topic: TopicId, capacity: int) -> tuple[str, ...]:
    return tuple(f"{topic}/{index}" for index in range(capacity))


def cells(starts_at: datetime, ends_at: datetime) -> tuple[datetime, ...]:
    """The cells that a booking of this time occupies at its place."""
    first = starts_at - timedelta(minutes=starts_at.minute % 5, seconds=starts_at.second)
    count = -(-(ends_at - first) // CELL)
    return tuple(first + CELL * index for index in range(count))


def _days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=offset) for offset in range((last - first).days + 1))


def _starts(bookable: Bookable, offer: Offer, day: date, tz: tzinfo) -> Iterator[tuple[datetime, tuple[str, ...]]]:
    """Each with its places. A closed day has no extra times either."""
    for span in _spans(bookable, offer.hours, day):
        since, until = local_instant(day, span.opens, tz), local_instant(day, span.closes, tz)
        yield from ((start, bookable.places) for start in _within(since, until, bookable.length))
    for extra in offer.extras if day not in offer.hours.closed_days else ():
        if extra.topic == bookable.topic and service_day(extra.starts_at, tz) == day:
            places = bookable.places if extra.capacity is None else anonymous(extra.topic, extra.capacity)
            yield from ((start, places) for start in _within(extra.starts_at, extra.ends_at, bookable.length))


def _spans(bookable: Bookable, hours: OpeningHours, day: date) -> Sequence[Span]:
    """A topic's own week holds only on days on which the office is open at all."""
    office = spans_of(hours, day)
    return bookable.week[day.weekday()] if bookable.week is not None and office else office


def _within(opens: datetime, closes: datetime, length: timedelta) -> Iterator[datetime]:
    start = opens
    while start + length <= closes:
        yield start
        start += length


def _by_date(places: frozenset[str], busy: Iterable[Busy]) -> Mapping[date, Sequence[Busy]]:
    """What is taken at these places. WHY by date: a month of a large office is thousands."""
    found: defaultdict[date, list[Busy]] = defaultdict(list)
    for each in busy:
        if each.place in places:
            for day in _days(each.starts_at.astimezone(UTC).date(), each.ends_at.astimezone(UTC).date()):
                found[day].append(each)
    return found


def _free(
    places: Iterable[str], busy: Mapping[date, Sequence[Busy]], starts_at: datetime, ends_at: datetime
) -> tuple[str, ...]:
    days = _days(starts_at.astimezone(UTC).date(), ends_at.astimezone(UTC).date())
    near = (each for day in days for each in busy.get(day, ()))
    taken = {each.place for each in near if _overlap(each.starts_at, each.ends_at, starts_at, ends_at)}
    return tuple(place for place in places if place not in taken)


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
