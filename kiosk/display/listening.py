"""The line to the service: its event stream in the room's words, for as long as the screen runs."""

import asyncio
from collections.abc import Callable
from contextlib import aclosing

import structlog

from kiosk.client.event_stream import Down, Heard, Opened, StreamNews, TurnedAway, listen
from kiosk.client.transport import Endpoint, open_http
from kiosk.display import room
from kiosk.display.reading import read
from kiosk.wire import paths

REST_SECONDS = 30.0
"""After being turned away: somebody may pair the screen anew or put the service right."""

log = structlog.get_logger()


async def listen_to_service(
    endpoint: Endpoint, post: Callable[[object], None], *, rest_seconds: float = REST_SECONDS
) -> None:
    """Posts `room.Heard`, endlessly; to be cancelled."""
    is_down = False
    async with open_http(endpoint) as http:
        while True:
            async with aclosing(listen(http, paths.DISPLAY_EVENTS)) as line:
                async for news in line:
                    _note(news, was_down=is_down)
                    is_down = isinstance(news, Down | TurnedAway)
                    heard = _in_the_rooms_words(news)
                    if heard is not None:
                        post(heard)
            await asyncio.sleep(rest_seconds)


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
