"""Which times a topic can still be booked at; the answer depends on the slots alone, never on who asks."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from kiosk.domain.availability import Availability
from kiosk.domain.ids import StaffId, TopicId
from kiosk.domain.opening import Span, spans_of
from kiosk.domain.service_day import day_bounds
from kiosk.domain.slots import (
    CELL,
    Block,
    Bookable,
    Busy,
    Extra,
    Offer,
    Slot,
    SlotState,
    all_slots,
    every_place,
    free_slot,
)
from kiosk.service.store.tables import AppointmentRow, AvailabilityRow, SlotCellRow, SlotTimeRow, TopicRow, UserRow
from kiosk.service.usecases.office_rules import OfficeRules, office_rules
from kiosk.service.usecases.refusals import NOT_FOUND, Refused
from kiosk.wire.problems import Code

_STAMP = "%Y%m%dT%H%M"
_FURTHEST_DAYS = 62
_YEARS = range(2000, 3000)
"""Far from both ends of the calendar, so that arithmetic never overflows."""


def slot_id(topic: str, starts_at: datetime) -> str:
    """The same slot has the same id at any time, in any process."""
    return f"{topic}.{starts_at.astimezone(UTC).strftime(_STAMP)}"


def times_of_topic(
    session: Session, office_id: str, *, topic_id: str, first: date, last: date, now: datetime
) -> tuple[Slot, ...] | Refused:
    """Those that are free; days as in `every_time`."""
    found = every_time(session, office_id, topic_id=topic_id, first=first, last=last, now=now)
    return found if isinstance(found, Refused) else tuple(slot for slot in found if slot.state is SlotState.FREE)


def every_time(
    session: Session,
    office_id: str,
    *,
    topic_id: str,
    first: date,
    last: date,
    now: datetime,
    at_desk: bool = False,
) -> tuple[Slot, ...] | Refused:
    """Both days included; a longer span than two months is cut. Unknown topic: not found; one not booked: no times.

    At the desk somebody answers for the short notice, so there is none to keep.
    """
    topic = session.get(TopicRow, (office_id, topic_id))
    if topic is None:
        return NOT_FOUND
    if topic.booking is None:
        return ()
    rules = office_rules(session, office_id)
    last = min(last, first + timedelta(days=_FURTHEST_DAYS))
    chosen = _bookable(session, topic, at_desk=at_desk)
    offer = _offer(session, rules, chosen, *_span(first, last, rules))
    return all_slots(chosen, offer, first=first, last=last, now=now, tz=rules.tz)


def slot_to_book(
    session: Session, office_id: str, *, slot: str, now: datetime, at_desk: bool = False
) -> Slot | Refused:
    """Not found: no such topic, or never a time of it; taken: past, too soon, blocked, or somebody was quicker.

    The desk is told what the kiosk is not: that the time is past, or the office closed then.
    """
    topic_id, _, stamp = slot.rpartition(".")
    topic = session.get(TopicRow, (office_id, topic_id))
    starts_at = _instant(stamp)
    if topic is None or topic.booking is None or starts_at is None:
        return NOT_FOUND
    rules = office_rules(session, office_id)
    day = starts_at.astimezone(rules.tz).date()
    chosen = _bookable(session, topic, at_desk=at_desk)
    offer = _offer(session, rules, chosen, *_span(day, day, rules))
    if found := free_slot(chosen, offer, starts_at=starts_at, now=now, tz=rules.tz):
        return found
    if at_desk and starts_at < now:
        return Refused(code=Code.SLOT_PAST)
    empty = replace(offer, busy=(), blocks=(), closures=())
    long_before = starts_at - chosen.lead - timedelta(days=1)
    known = free_slot(replace(chosen, caseworkers=None), empty, starts_at=starts_at, now=long_before, tz=rules.tz)
    if known:
        return Refused(code=Code.SLOT_TAKEN)
    return Refused(code=Code.CLOSED) if at_desk and _is_closed(starts_at, rules) else NOT_FOUND


def _is_closed(at: datetime, rules: OfficeRules) -> bool:
    local = at.astimezone(rules.tz)
    return not any(span.opens <= local.time() < span.closes for span in spans_of(rules.hours, local.date()))


def _bookable(session: Session, topic: TopicRow, *, at_desk: bool) -> Bookable:
    said: Mapping[str, Any] = topic.booking or {}
    usual = Bookable(topic=TopicId(topic.id))
    week = said.get("week")
    return Bookable(
        topic=TopicId(topic.id),
        length=_of(said, "slot_minutes", usual.length, timedelta(minutes=1)),
        capacity=int(said.get("capacity", usual.capacity)),
        lead=timedelta() if at_desk else _of(said, "lead_minutes", usual.lead, timedelta(minutes=1)),
        horizon=_of(said, "horizon_days", usual.horizon, timedelta(days=1)),
        week=None if week is None else tuple(tuple(_opening(*span) for span in day) for day in week),
        caseworkers=_still_there(session, said["caseworkers"]) if said.get("caseworkers") else None,
    )


def _still_there(session: Session, caseworkers: Sequence[str]) -> tuple[StaffId, ...]:
    """In their order, without those who may not log in any more."""
    active = set(session.scalars(select(UserRow.id).where(UserRow.id.in_(caseworkers), UserRow.active)))
    return tuple(StaffId(each) for each in caseworkers if each in active)


def _of(said: Mapping[str, Any], name: str, usual: timedelta, unit: timedelta) -> timedelta:
    return usual if name not in said else unit * int(said[name])


def _opening(opens: str, closes: str) -> Span:
    return Span(opens=time.fromisoformat(opens), closes=time.fromisoformat(closes))


def _instant(stamp: str) -> datetime | None:
    try:
        at = datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None
    return at if at.year in _YEARS else None


def _span(first: date, last: date, rules: OfficeRules) -> tuple[datetime, datetime]:
    return day_bounds(first, rules.tz)[0], day_bounds(last, rules.tz)[1]


def _offer(session: Session, rules: OfficeRules, chosen: Bookable, since: datetime, until: datetime) -> Offer:
    times = session.scalars(
        select(SlotTimeRow).where(
            SlotTimeRow.office_id == rules.office_id, SlotTimeRow.starts_at < until, SlotTimeRow.ends_at > since
        )
    ).all()
    extras = tuple(_extra(row, TopicId(row.topic_id)) for row in times if row.kind == "extra" and row.topic_id)
    places = every_place(chosen, extras)
    return Offer(
        hours=rules.hours,
        blocks=tuple(
            Block(topic=TopicId(row.topic_id) if row.topic_id else None, starts_at=row.starts_at, ends_at=row.ends_at)
            for row in times
            if row.kind == "block"
        ),
        extras=extras,
        busy=(
            *_booked(session, rules.office_id, places, since, until),
            *_meeting(session, rules.office_id, chosen, since, until),
            *_away(session, rules, chosen),
        ),
    )


def _extra(row: SlotTimeRow, topic: TopicId) -> Extra:
    return Extra(topic=topic, starts_at=row.starts_at, ends_at=row.ends_at, capacity=row.capacity)


def _booked(
    session: Session, office_id: str, places: Sequence[str], since: datetime, until: datetime
) -> Iterator[Busy]:
    taken = select(SlotCellRow.place, SlotCellRow.cell).where(
        SlotCellRow.office_id == office_id,
        SlotCellRow.place.in_(places),
        SlotCellRow.cell >= since,
        SlotCellRow.cell < until,
    )
    return (Busy(place=place, starts_at=cell, ends_at=cell + CELL) for place, cell in session.execute(taken))


def _meeting(session: Session, office_id: str, chosen: Bookable, since: datetime, until: datetime) -> Iterator[Busy]:
    """The caseworkers' appointments from every source."""
    found = select(AppointmentRow.caseworker_id, AppointmentRow.starts_at, AppointmentRow.ends_at).where(
        AppointmentRow.office_id == office_id,
        AppointmentRow.starts_at < until,
        AppointmentRow.ends_at > since,
        AppointmentRow.caseworker_id.in_(chosen.places),
        AppointmentRow.cancelled.is_(False),
    )
    return (Busy(place=who, starts_at=start, ends_at=end) for who, start, end in session.execute(found) if who)


def _away(session: Session, rules: OfficeRules, chosen: Bookable) -> Iterator[Busy]:
    """What caseworkers said of themselves; without an end it holds for the rest of that day."""
    found = session.scalars(
        select(AvailabilityRow).where(
            AvailabilityRow.office_id == rules.office_id,
            AvailabilityRow.user_id.in_(chosen.places),
            AvailabilityRow.availability != Availability.FREE,
        )
    )
    for row in found:
        midnight = day_bounds(row.said_at.astimezone(rules.tz).date(), rules.tz)[1]
        yield Busy(place=row.user_id, starts_at=row.said_at, ends_at=min(row.until or midnight, midnight))
