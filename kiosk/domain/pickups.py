"""Getting the citizen fetched: whose turn it is to know, and when somebody must hear of it again."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from kiosk.domain.instants import elapsed, later


class Rung(StrEnum):
    """Who is told, one rung of the ladder after the other."""

    STAFF_TOOL = "staff_tool"
    CHANNELS = "channels"
    TEAM = "team"
    BOARD = "board"


class Announcement(StrEnum):
    """How the caseworker hears of an arrival."""

    FULL = "full"
    SILENT = "silent"
    RECEPTION_ONLY = "reception_only"


@dataclass(frozen=True, slots=True, kw_only=True)
class Escalation:
    """The office's policy: after how long without an answer each rung is reached, rising."""

    rungs: tuple[tuple[timedelta, Rung], ...] = (
        (timedelta(), Rung.STAFF_TOOL),
        (timedelta(seconds=90), Rung.CHANNELS),
        (timedelta(minutes=3), Rung.TEAM),
        (timedelta(minutes=5), Rung.BOARD),
    )
    coming_for: timedelta = timedelta(minutes=5)
    later_by: timedelta = timedelta(minutes=5)


def clock_start(*, arrived_at: datetime, appointment_at: datetime | None, handed_over_at: datetime | None) -> datetime:
    """From when an answer is waited for: the latest of the three that there are."""
    instants = (arrived_at, appointment_at, handed_over_at)
    return max(instant for instant in instants if instant is not None)


def restart_after_coming(said_at: datetime, escalation: Escalation) -> datetime:
    """Somebody was on the way and has not come: from here it starts again."""
    return later(said_at, escalation.coming_for)


def restart_after_later(said_at: datetime, escalation: Escalation) -> datetime:
    """The caseworker asked for a few minutes: from here it starts again."""
    return later(said_at, escalation.later_by)


def reached(escalation: Escalation, *, since: datetime, now: datetime) -> tuple[Rung, ...]:
    """The rungs that are due by now, lowest first."""
    waited = elapsed(since=since, until=now)
    return tuple(rung for after, rung in escalation.rungs if after <= waited)


def next_due(escalation: Escalation, *, since: datetime, now: datetime) -> datetime | None:
    """When to look again; None on the top rung."""
    waited = elapsed(since=since, until=now)
    return next((later(since, after) for after, _ in escalation.rungs if after > waited), None)


def announcement(*, early: bool, ends_at: datetime, now: datetime) -> Announcement:
    """WHY: a late envelope about a meeting that is over would send the caseworker out for nobody."""
    if elapsed(since=ends_at, until=now) > timedelta():
        return Announcement.RECEPTION_ONLY
    return Announcement.SILENT if early else Announcement.FULL
