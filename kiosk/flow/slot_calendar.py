"""Free times by week and day."""

from collections.abc import Sequence
from datetime import date, timedelta

from kiosk.flow.booked import Slot

WEEK = timedelta(days=7)
_WORKING_DAYS = 5


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def has_week(slots: Sequence[Slot], monday: date) -> bool:
    """Whether the week lies between the first and the last that has a free time; it may have none itself."""
    days = [slot.day for slot in slots]
    return bool(days) and monday_of(min(days)) <= monday <= monday_of(max(days))


def days_of(slots: Sequence[Slot], monday: date) -> tuple[date, ...]:
    """Monday to Friday, and on to the last day of the week on which this office ever has a free time."""
    last = max((slot.day.weekday() + 1 for slot in slots), default=0)
    return tuple(monday + timedelta(days=index) for index in range(max(_WORKING_DAYS, last)))


def first_day(slots: Sequence[Slot], monday: date) -> date | None:
    """The first day of that week with a free time."""
    return min((slot.day for slot in slots if monday_of(slot.day) == monday), default=None)


def times_on(slots: Sequence[Slot], day: date | None) -> tuple[Slot, ...]:
    return tuple(sorted((slot for slot in slots if slot.day == day), key=lambda slot: slot.starts_at))
