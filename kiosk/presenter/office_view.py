"""What the flow may know of its office, from the last state, however old, and the kiosk's own condition."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Final

from kiosk.client.device_answers import State
from kiosk.flow.office import Office, Topic
from kiosk.spool.condition import Condition

BEFORE_FIRST_TIME: Final = timedelta(minutes=15)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How the kiosk stands: `online`, the service has been heard lately; `able`, a number could be given."""

    online: bool
    able: bool

    @classmethod
    def of(cls, condition: Condition) -> "Standing":
        """A revoked kiosk gives no numbers: nobody might ever hear of them."""
        able = not condition.revoked and condition.disk_good and condition.numbers_left > 0
        return cls(online=condition.online, able=able)


def office_from(state: State | None, standing: Standing, *, now: datetime) -> Office:
    """`now` is the office's time. Without any state yet the citizen is asked all the same."""
    if state is None:
        return Office(open=True, working=standing.able, online=standing.online)
    return Office(
        open=state.open if standing.online else open_unheard(state, now),
        working=standing.able,
        online=standing.online,
        name=state.office_name,
        times=state.times,
        topics=tuple(Topic(id=topic.id, texts=topic.texts, bookable=topic.bookable) for topic in state.topics),
        languages=state.languages or Office().languages,
        notice=state.notice,
        wait_minutes=state.wait_minutes,
    )


def open_unheard(state: State, now: datetime) -> bool:
    """Whether to let citizens in while nobody can say: as the day's grid of times says.

    WHY: a day may begin offline, with the word of last night, *closed*. But a reception that closed
    in the middle of its hours closed for a reason, and stays closed for that day.
    """
    same_day = now.date() == state.now.date()
    if same_day and not state.open and _in_hours(state, state.now):
        return False
    return _in_hours(state, now)


def _in_hours(state: State, at: datetime) -> bool:
    if not state.times:
        return state.open
    first, last = _at(at, state.times[0]), _at(at, state.times[-1])
    return first - BEFORE_FIRST_TIME <= at < last + timedelta(minutes=state.grid_minutes)


def _at(day: datetime, clock: time) -> datetime:
    return datetime.combine(day.date(), clock, tzinfo=day.tzinfo)
