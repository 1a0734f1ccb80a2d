"""A week of one topic: its times in whatever state, what is booked, and what staff opened or blocked."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

from kiosk.domain.service_day import service_day
from kiosk.domain.slots import SlotState
from kiosk.wire.times import Booking, ChangedTime, TimeKind, TopicTime

_WEEKDAYS = 5


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicWeek:
    """`bookings` are those of the topic that are not cancelled; without the right to see them there are none."""

    topic: str
    monday: date
    slots: tuple[TopicTime, ...] = ()
    changed: tuple[ChangedTime, ...] = ()
    bookings: tuple[Booking, ...] = ()

    @property
    def sunday(self) -> date:
        return self.monday + timedelta(days=6)

    def days(self, zone: tzinfo) -> tuple[date, ...]:
        """Monday to Friday, and a weekend on which there is something."""
        every = [self.monday + timedelta(days=at) for at in range(7)]
        used = {service_day(moment, zone) for moment in self._moments()}
        return tuple(day for at, day in enumerate(every) if at < _WEEKDAYS or day in used)

    def slots_on(self, day: date, zone: tzinfo) -> tuple[TopicTime, ...]:
        return tuple(slot for slot in self.slots if service_day(slot.starts_at, zone) == day)

    def free_on(self, day: date, zone: tzinfo) -> tuple[TopicTime, ...]:
        return tuple(slot for slot in self.slots_on(day, zone) if slot.state is SlotState.FREE)

    def bookings_on(self, day: date, zone: tzinfo) -> tuple[Booking, ...]:
        return tuple(each for each in self.bookings if service_day(each.appointment.starts_at, zone) == day)

    def slot(self, slot_id: str) -> TopicTime | None:
        return next((slot for slot in self.slots if slot.id == slot_id), None)

    def booking(self, code: str) -> Booking | None:
        return next((each for each in self.bookings if each.code == code), None)

    def change_of(self, slot: TopicTime, kind: TimeKind) -> ChangedTime | None:
        """What staff did that this time is blocked, or is there at all."""
        return next((each for each in self.changed if each.kind is kind and _covers(each, slot)), None)

    def _moments(self) -> Iterable[datetime]:
        yield from (slot.starts_at for slot in self.slots)
        yield from (each.appointment.starts_at for each in self.bookings)


def _covers(change: ChangedTime, slot: TopicTime) -> bool:
    if change.kind is TimeKind.EXTRA:
        return change.starts_at <= slot.starts_at and slot.ends_at <= change.ends_at
    return change.starts_at < slot.ends_at and slot.starts_at < change.ends_at
