"""Whether a caseworker can be asked just now: from their meetings, and from what they said themselves."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from kiosk.domain.instants import elapsed


class Availability(StrEnum):
    FREE = "free"
    MEETING = "meeting"
    AWAY = "away"


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """`begun`: the citizen was collected and has not gone yet; else it is only planned."""

    starts_at: datetime
    ends_at: datetime | None
    begun: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ByHand:
    """What a caseworker said of themselves today; without `until` it holds until they say otherwise."""

    availability: Availability
    said_at: datetime
    until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """`until` is None where nobody knows; `by_hand`: they said so themselves, it is not their plan."""

    availability: Availability
    until: datetime | None = None
    by_hand: bool = False


def availability(meetings: Iterable[Meeting], by_hand: ByHand | None, *, now: datetime) -> Asked:
    """Away and in a meeting are believed. Free is believed against the plan, not against a citizen who sits there."""
    said = by_hand if by_hand and not _is_over(by_hand.until, now) else None
    if said and said.availability is not Availability.FREE:
        return Asked(availability=said.availability, until=said.until, by_hand=True)
    on = [each for each in meetings if _is_on(each, said, now)]
    if not on:
        return Asked(availability=Availability.FREE)
    ends = [each.ends_at for each in on if each.ends_at is not None]
    known = len(ends) == len(on) and not _is_over(max(ends), now)
    return Asked(availability=Availability.MEETING, until=max(ends) if known else None)


def _is_on(meeting: Meeting, said_free: ByHand | None, now: datetime) -> bool:
    """A meeting that runs over its end is still on; a planned one is over at its end."""
    if meeting.begun:
        return True
    if _is_over(meeting.ends_at, now) or not _is_over(meeting.starts_at, now):
        return False
    return said_free is None or not _is_over(meeting.starts_at, said_free.until or said_free.said_at)


def _is_over(at: datetime | None, now: datetime) -> bool:
    """Whether this instant has come."""
    return at is not None and elapsed(since=at, until=now).total_seconds() >= 0
