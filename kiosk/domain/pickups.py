"""Getting the citizen fetched: whose turn it is to know, and when somebody must hear of it again."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from kiosk.domain.ids import StaffId
from kiosk.domain.instants import elapsed, later
from kiosk.domain.visits import Status


class Rung(StrEnum):
    """Who is told, the nearest first: the caseworker's own tool, own channels, the stand-in, the team, the office."""

    STAFF_TOOL = "staff_tool"
    CHANNELS = "channels"
    STAND_IN = "stand_in"
    TEAM = "team"
    OFFICE = "office"
    BOARD = "board"


SEEN_IN_TOOLS = frozenset({Rung.STAFF_TOOL, Rung.BOARD})
"""These see it by the visit itself; for all others a message leaves the house."""
_HEIGHT = {rung: height for height, rung in enumerate(Rung)}


class Announcement(StrEnum):
    """How the caseworker hears of an arrival."""

    FULL = "full"
    SILENT = "silent"
    RECEPTION_ONLY = "reception_only"


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyStep:
    """`after` whole seconds without an answer, these are told. `kinds` of channels; empty: over all they have."""

    after: timedelta
    rung: Rung
    kinds: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Escalation:
    """The office's policy, or a team's. `good_for`: a message that could not be sent for so long is not sent late."""

    steps: tuple[PolicyStep, ...] = (
        PolicyStep(after=timedelta(), rung=Rung.STAFF_TOOL),
        PolicyStep(after=timedelta(seconds=90), rung=Rung.CHANNELS),
        PolicyStep(after=timedelta(minutes=3), rung=Rung.TEAM),
        PolicyStep(after=timedelta(minutes=5), rung=Rung.BOARD),
    )
    coming_for: timedelta = timedelta(minutes=5)
    later_by: timedelta = timedelta(minutes=5)
    good_for: timedelta = timedelta(minutes=10)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What of a visit says whether an answer is waited for, and from when. `stands_since`: of its latest change."""

    status: Status
    caseworker: StaffId | None
    laters: int
    arrived_at: datetime
    appointment_at: datetime | None
    stands_since: datetime


def round_start(standing: Standing, escalation: Escalation) -> datetime | None:
    """From when the ladder is climbed; None while nobody's answer is waited for."""
    match standing.status:
        case Status.ON_THE_WAY:
            return restart_after_coming(standing.stands_since, escalation)
        case Status.WAITING if standing.caseworker is not None or standing.appointment_at is not None:
            if standing.laters:
                return restart_after_later(standing.stands_since, escalation)
            return clock_start(
                arrived_at=standing.arrived_at,
                appointment_at=standing.appointment_at,
                handed_over_at=standing.stands_since,
            )
        case _:
            return None


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


def due_steps(
    escalation: Escalation, *, since: datetime, told: timedelta | None, now: datetime
) -> tuple[PolicyStep, ...]:
    """The steps that are due by now and were not taken. `told`: `after` of the last that was, None for none."""
    waited = elapsed(since=since, until=now)
    return tuple(step for step in _untold(escalation, told) if step.after <= waited)


def next_due(escalation: Escalation, *, since: datetime, told: timedelta | None) -> datetime | None:
    """When the next step is to be taken; None on the top of the ladder."""
    return next((later(since, step.after) for step in _untold(escalation, told)), None)


def told_at_once(escalation: Escalation, *, since: datetime, now: datetime) -> tuple[PolicyStep, ...]:
    """The first steps, if due, that need no message: whoever they reach sees the visit in the same moment."""
    due = due_steps(escalation, since=since, told=None, now=now)
    first_message = next((step.after for step in due if step.rung not in SEEN_IN_TOOLS), None)
    return tuple(step for step in due if first_message is None or step.after < first_message)


def highest(rungs: Iterable[Rung]) -> Rung | None:
    """What is shown of an escalation."""
    return max(rungs, key=_HEIGHT.__getitem__, default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What has become of one message about a visit. `in_vain`: it was not taken, and is not tried any more."""

    made_at: datetime
    good_until: datetime
    in_vain: bool


def is_in_vain(told: Collection[Told]) -> bool:
    """Whether the latest step's messages reached nobody.

    WHY both times: steps that were taken late are made together, and the later one is good for longer.
    """
    latest = max(((each.made_at, each.good_until) for each in told), default=None)
    return all(each.in_vain for each in told if (each.made_at, each.good_until) == latest)


def _untold(escalation: Escalation, told: timedelta | None) -> tuple[PolicyStep, ...]:
    return tuple(step for step in escalation.steps if told is None or step.after > told)


def announcement(*, early: bool, ends_at: datetime, now: datetime) -> Announcement:
    """WHY: a late envelope about a meeting that is over would send the caseworker out for nobody."""
    if elapsed(since=ends_at, until=now) > timedelta():
        return Announcement.RECEPTION_ONLY
    return Announcement.SILENT if early else Announcement.FULL
