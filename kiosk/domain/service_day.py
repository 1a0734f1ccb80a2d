"""The day an arrival belongs to: the local date of an instant, and local times as instants."""

from datetime import UTC, date, datetime, time, timedelta, tzinfo


def service_day(at: datetime, tz: tzinfo) -> date:
    return at.astimezone(tz).date()


def local_instant(day: date, clock: time, tz: tzinfo) -> datetime:
    """A local wall-clock time as an instant in UTC.

    A time that the change to summer time skips is moved on by the hour that is missing; of a time
    that comes twice it is the first.
    """
    return datetime.combine(day, clock.replace(fold=0), tzinfo=tz).astimezone(UTC)


def day_bounds(day: date, tz: tzinfo) -> tuple[datetime, datetime]:
    """The instants between which the day lies: the first included, 23 to 25 hours apart."""
    return (
        local_instant(day, time(), tz),
        local_instant(day + timedelta(days=1), time(), tz),
    )
