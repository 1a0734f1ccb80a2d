"""What caseworkers can say of themselves in two touches, and whether a visitor sits beside them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from admin_tool.models.phrases import Phrase, phrase
from admin_tool.models.visit_book import VisitBook
from kiosk.domain.instants import elapsed, later
from kiosk.domain.visits import Status
from kiosk.messages.keys_staff_availability import Availability as Keys
from kiosk.wire.availability import AvailabilityChange
from kiosk.wire.staff import CaseworkerState
from kiosk.wire.words import Availability

_QUARTER = timedelta(minutes=15)
_SOONEST = timedelta(minutes=10)
_AHEAD = (timedelta(), timedelta(minutes=30), timedelta(minutes=60))


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """One line of the menu and what it says to the service."""

    words: Phrase
    said: AvailabilityChange


def sayings(now: datetime) -> tuple[Saying, ...]:
    """Free; in a meeting or away until one of three quarters of an hour, or until further notice."""
    first = _next_quarter(now)
    ends = [later(first, ahead) for ahead in _AHEAD]
    return (
        _saying(Keys.FREE, Availability.FREE),
        *(_saying(Keys.MEETING_UNTIL, Availability.MEETING, end) for end in ends),
        _saying(Keys.MEETING, Availability.MEETING),
        *(_saying(Keys.AWAY_UNTIL, Availability.AWAY, end) for end in ends),
        _saying(Keys.AWAY, Availability.AWAY),
    )


def state_of(caseworkers: Iterable[CaseworkerState], user_id: str) -> CaseworkerState | None:
    """None: not told yet, or not a caseworker."""
    return next((each for each in caseworkers if each.id == user_id), None)


def state_words(state: CaseworkerState) -> Phrase:
    match state.availability:
        case Availability.FREE:
            return Phrase(Keys.FREE)
        case Availability.MEETING:
            return phrase(Keys.MEETING_UNTIL, until=state.until) if state.until else Phrase(Keys.IN_MEETING)
        case Availability.AWAY:
            return phrase(Keys.AWAY_UNTIL, until=state.until) if state.until else Phrase(Keys.IS_AWAY)


def is_with_somebody(state: CaseworkerState | None, book: VisitBook, *, user_id: str, now: datetime) -> bool:
    """By their own word, or because a citizen was collected.

    WHY not by the plan: from ten o'clock on it says *meeting*, and it is just then that the ten o'clock citizen comes.
    """
    return _says_meeting(state, now) or any(
        visit.status is Status.COLLECTED and visit.caseworker is not None and visit.caseworker.id == user_id
        for visit in book
    )


def _says_meeting(state: CaseworkerState | None, now: datetime) -> bool:
    if state is None or not state.by_hand or state.availability is not Availability.MEETING:
        return False
    return state.until is None or elapsed(since=now, until=state.until) > timedelta()


def _saying(key: Keys, word: Availability, until: datetime | None = None) -> Saying:
    words = Phrase(key) if until is None else phrase(key, until=until)
    return Saying(words=words, said=AvailabilityChange(availability=word, until=until))


def _next_quarter(now: datetime) -> datetime:
    """The first that is at least ten minutes away; quarters are the same in every time zone of an office."""
    soonest = later(now, _SOONEST)
    past = (soonest - datetime(soonest.year, 1, 1, tzinfo=UTC)) % _QUARTER
    return soonest if not past else later(soonest, _QUARTER - past)
