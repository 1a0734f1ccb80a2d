"""Whether somebody answers for a citizen who waits: told, unanswered, coming, in a few minutes."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from kiosk.domain.instants import elapsed
from kiosk.domain.pickups import Escalation, Rung, clock_start, restart_after_coming, restart_after_later
from kiosk.domain.visits import Status
from kiosk.wire.staff import Visit

POLICY = Escalation()
UNANSWERED_AFTER = POLICY.steps[-1].after
"""From here the board highlights what the service has not told to escalate: a line that is cut forgets nobody."""


class Answer(StrEnum):
    NOT_YET = "not_yet"
    TOLD = "told"
    LATER = "later"
    COMING = "coming"
    UNANSWERED = "unanswered"
    NOT_COLLECTED = "not_collected"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pending:
    """`since` is when it was said or, without an answer, when the clock started."""

    answer: Answer
    since: datetime


def pending(visit: Visit, now: datetime) -> Pending:
    """For a visit that waits for its caseworker or has one on the way."""
    said = visit.status_since or visit.received_at
    if visit.status is Status.ON_THE_WAY:
        overdue = _unanswered(visit, restart_after_coming(said, POLICY), now)
        return Pending(answer=Answer.NOT_COLLECTED if overdue else Answer.COMING, since=said)
    if visit.laters:
        return _after_later(visit, said, now)
    starts_at = visit.appointment.starts_at if visit.appointment else None
    since = clock_start(arrived_at=visit.arrived_at, appointment_at=starts_at, handed_over_at=visit.status_since)
    if elapsed(since=since, until=now) < timedelta():
        return Pending(answer=Answer.NOT_YET, since=since)
    return Pending(answer=Answer.UNANSWERED if _unanswered(visit, since, now) else Answer.TOLD, since=since)


def _after_later(visit: Visit, said: datetime, now: datetime) -> Pending:
    again = restart_after_later(said, POLICY)
    if elapsed(since=again, until=now) < timedelta():
        return Pending(answer=Answer.LATER, since=said)
    return Pending(answer=Answer.UNANSWERED if _unanswered(visit, again, now) else Answer.TOLD, since=again)


def _unanswered(visit: Visit, since: datetime, now: datetime) -> bool:
    """The office's policy says when the board shouts."""
    if visit.escalation is not None:
        return visit.escalation is Rung.BOARD
    return elapsed(since=since, until=now) >= UNANSWERED_AFTER
