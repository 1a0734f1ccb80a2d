"""Spans from one instant to another, right across the change to and from summer time."""

from datetime import UTC, datetime, timedelta


def elapsed(*, since: datetime, until: datetime) -> timedelta:
    """The true time between two aware instants.

    WHY: Python subtracts two datetimes of one zone as wall clocks, an hour wrong across the change.
    """
    return until.astimezone(UTC) - since.astimezone(UTC)


def later(at: datetime, by: timedelta) -> datetime:
    """The instant so much later, in UTC; for the same reason."""
    return at.astimezone(UTC) + by
