"""The line to the service: its event stream in the room's words, for as long as the screen runs."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import aclosing, asynccontextmanager

import structlog

from kiosk.client.answers import Unreachable
from kiosk.client.device_calls import BEAT_SECONDS, DeviceCalls
from kiosk.client.event_stream import Down, Heard, Opened, StreamNews, TurnedAway, listen
from kiosk.client.transport import Endpoint, open_http
from kiosk.display import room
from kiosk.display.reading import read
from kiosk.wire import paths
from kiosk.wire.events import SPEAKS_FOR_ITSELF, DisplayEvent

REST_SECONDS = 30.0
"""After being turned away: somebody may pair the screen anew or put the service right."""

_AGAIN_SECONDS = 0.5
_EVENTS = f"{paths.DISPLAY_EVENTS}?{SPEAKS_FOR_ITSELF}=true"
_ONCE = (DisplayEvent.CALL, DisplayEvent.CALL_WITHDRAWN)

log = structlog.get_logger()


async def listen_to_service(
    endpoint: Endpoint, post: Callable[[object], None], *, rest_seconds: float = REST_SECONDS
) -> None:
    """Posts `room.Heard`, endlessly; to be cancelled."""
    is_down = False
    calls = _Calls()
    async with open_http(endpoint) as http:
        while True:
            async with _beating(DeviceCalls(http)), aclosing(listen(http, _EVENTS)) as line:
                async for news in line:
                    _note(news, was_down=is_down)
                    is_down = isinstance(news, Down | TurnedAway)
                    heard = None if calls.has(news) else _in_the_rooms_words(news)
                    if heard is not None:
                        post(heard)
            await asyncio.sleep(rest_seconds)


@asynccontextmanager
async def _beating(calls: DeviceCalls) -> AsyncIterator[None]:
    """The service knows by it that this screen is there: that a line is dead only its own end notices soon."""
    beats = asyncio.create_task(_beat(calls))
    try:
        yield
    finally:
        beats.cancel()
        await asyncio.gather(beats, return_exceptions=True)


async def _beat(calls: DeviceCalls) -> None:
    while True:
        answer = await calls.present()
        await asyncio.sleep(_AGAIN_SECONDS if isinstance(answer, Unreachable) else BEAT_SECONDS)


class _Calls:
    """Which calls and withdrawals were heard, by the ids of their events: the line says each at least once."""

    def __init__(self) -> None:
        self._newest = -1

    def has(self, news: StreamNews) -> bool:
        """A state that stands before them is of a service that has begun to count anew."""
        id = _number(news.id) if isinstance(news, Heard) else None
        if not isinstance(news, Heard) or id is None:
            return False
        if news.name == DisplayEvent.STATE:
            self._newest = min(self._newest, id)
            return False
        heard = news.name in _ONCE and id <= self._newest
        if news.name in _ONCE:
            self._newest = max(self._newest, id)
        return heard


def _number(id: str | None) -> int | None:
    return int(id) if id is not None and id.isascii() and id.isdecimal() else None


def _note(news: StreamNews, *, was_down: bool) -> None:
    """Once when the line goes, and once when it comes: not for every try between."""
    match news:
        case Down(reason=reason) if not was_down:
            log.info("display.line_down", reason=reason)
        case TurnedAway(refused=refused):
            log.warning("display.turned_away", status=refused.status, code=refused.code)
        case Opened():
            log.info("display.line_up")


def _in_the_rooms_words(news: StreamNews) -> room.Heard | None:
    match news:
        case Opened():
            return room.LineUp()
        case Heard(name=name, data=data):
            return read(name, data)
        case Down():
            return room.LineDown()
        case TurnedAway():
            return room.TurnedAway()
