"""The staff tool's line: the list of visits, then every change of it, again and again, in the staff's words."""

import asyncio
from collections.abc import Callable
from contextlib import aclosing
from dataclasses import dataclass, field

from pydantic import ValidationError

from kiosk.client.answers import NoAnswer, Refused
from kiosk.client.event_stream import Down, Heard, Opened, StreamNews, TurnedAway
from kiosk.client.retry import Backoff
from kiosk.client.staff_calls import StaffCalls
from kiosk.wire.events import SILENCE_IS_DOWN_SECONDS, StaffEvent, StateChanged, VisitGone
from kiosk.wire.staff import Visit, Visits


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """The whole list as it is now; everything before it is forgotten."""

    visits: tuple[Visit, ...] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitChanged:
    visit: Visit = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitTakenAway:
    """It is no longer this listener's business."""

    visit_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeChanged:
    """Something beside the visits is not as it was: appointments, devices, opening. `about`: the service's word."""

    about: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineUp:
    """What is missed meanwhile follows by itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineDown:
    """`silent_for`: seconds since the last sign of life, as far as it is known."""

    silent_for: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionOver:
    """Expired or revoked. The last thing said."""


StaffNews = Listed | VisitChanged | VisitTakenAway | OfficeChanged | LineUp | LineDown | SessionOver

_SILENCE = "ReadTimeout"
_Post = Callable[[StaffNews], None]


class _Ended(Exception):
    """The service lets this session listen no longer."""


async def follow_visits(calls: StaffCalls, post: _Post, *, backoff: Backoff | None = None) -> None:
    """Endless, until the session is over or it is cancelled. Doubles of an event are dropped."""
    backoff = backoff or Backoff()
    try:
        while True:
            listed = await _list(calls, post, backoff)
            post(Listed(visits=tuple(listed.visits)))
            await _until_reset(calls, post, listed.last_event_id)
    except _Ended:
        post(SessionOver())


async def _list(calls: StaffCalls, post: _Post, backoff: Backoff) -> Visits:
    while True:
        answer: Visits | NoAnswer = await calls.visits()
        if isinstance(answer, Visits):
            backoff.succeeded()
            return answer
        if isinstance(answer, Refused) and answer.unauthorized:
            raise _Ended
        post(LineDown())
        await asyncio.sleep(backoff.wait(at_least=answer.retry_after if isinstance(answer, Refused) else None))


async def _until_reset(calls: StaffCalls, post: _Post, seen: int) -> None:
    async with aclosing(calls.events(seen)) as line:
        async for news in line:
            if isinstance(news, Heard):
                number = int(news.id) if news.id is not None and news.id.isdecimal() else None
                if number is not None and number <= seen:
                    continue
                seen = number if number is not None else seen
                if news.name == StaffEvent.RESET:
                    return
            said = _in_staff_words(news)
            if said is not None:
                post(said)


def _in_staff_words(news: StreamNews) -> StaffNews | None:
    match news:
        case Opened():
            return LineUp()
        case Heard(name=name, data=data):
            return _read(name, data)
        case Down(reason=reason):
            return LineDown(silent_for=SILENCE_IS_DOWN_SECONDS if reason == _SILENCE else 0.0)
        case TurnedAway():
            raise _Ended


def _read(name: str, data: str) -> StaffNews | None:
    """An event of a newer service, or one that cannot be read, is passed over."""
    try:
        match name:
            case StaffEvent.VISIT:
                return VisitChanged(visit=Visit.model_validate_json(data))
            case StaffEvent.VISIT_GONE:
                return VisitTakenAway(visit_id=VisitGone.model_validate_json(data).id)
            case StaffEvent.STATE:
                return OfficeChanged(about=StateChanged.model_validate_json(data).about)
            case _:
                return None
    except ValidationError:
        return None
