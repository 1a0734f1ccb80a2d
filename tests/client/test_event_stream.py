"""An event stream that opens again, asks for what it missed, and knows silence."""

import asyncio
from contextlib import aclosing
from typing import Any

import pytest

from builders.stand_in_service import Mood, StandInService
from kiosk.client import event_stream
from kiosk.client.answers import Refused
from kiosk.client.event_stream import (
    Down,
    Heard,
    Opened,
    StreamNews,
    TurnedAway,
    listen,
)
from kiosk.client.retry import Backoff
from kiosk.client.transport import Endpoint, open_http
from kiosk.wire import paths

FIRST = b'id: 7\nevent: visit\ndata: {"id": "a"}\n\n'
SECOND = 'id: 8\nevent: visit\ndata: {"name": "æ\u2028ø"}\n\n'.encode()
COMMENT = b": still here\n\n"


@pytest.fixture
def service():
    with StandInService() as running:
        yield running


def hear(service: StandInService, count: int, **more: Any) -> list[StreamNews]:
    async def main() -> list[StreamNews]:
        heard: list[StreamNews] = []
        backoff = Backoff(first=0.01, cap=0.01)
        async with (
            open_http(Endpoint(url=service.url)) as http,
            aclosing(listen(http, paths.DISPLAY_EVENTS, backoff=backoff, **more)) as news,
        ):
            async for each in news:
                heard.append(each)
                if len(heard) == count:
                    break
        return heard

    return asyncio.run(asyncio.wait_for(main(), 10))


def test_events_come_with_name_id_and_data_whatever_the_cuts(service):
    whole = FIRST + COMMENT + SECOND
    service.script = [whole[:9], 0.01, whole[9:70], 0.01, whole[70:]]
    assert hear(service, 3) == [
        Opened(),
        Heard(name="visit", data='{"id": "a"}', id="7"),
        Heard(name="visit", data='{"name": "æ\u2028ø"}', id="8"),
    ]


def test_a_cut_stream_opens_again_and_asks_for_what_it_missed(service):
    service.script = [FIRST]
    news = hear(service, 5)
    assert [type(each) for each in news] == [Opened, Heard, Down, Opened, Heard]
    assert [headers.get("last-event-id") for headers in service.stream_headers] == [None, "7"]


def test_the_first_request_says_the_last_id_of_the_list(service):
    service.script = [FIRST]
    hear(service, 2, last_id="6")
    assert service.stream_headers[0]["last-event-id"] == "6"


def test_comments_keep_a_quiet_stream_alive(service):
    service.script = [COMMENT, 0.15, COMMENT, 0.15, COMMENT, 0.15, FIRST]
    assert [type(each) for each in hear(service, 2, silence=0.3)] == [Opened, Heard]


def test_silence_is_down(service):
    service.script = [FIRST, 60.0]
    assert hear(service, 3, silence=0.1)[2] == Down(reason="ReadTimeout")


def test_a_line_that_takes_the_question_and_answers_nothing_is_tried_anew(
    service: StandInService, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(event_stream, "ANSWER_SECONDS", 0.05)
    service.mood = Mood.HANGING
    assert hear(service, 2) == [Down(reason="ConnectTimeout")] * 2


def test_a_service_in_trouble_is_asked_again(service):
    service.mood = Mood.BROKEN
    assert hear(service, 2) == [Down(reason="status 500")] * 2


def test_who_is_turned_away_does_not_knock_again(service):
    service.mood = Mood.REVOKING
    assert hear(service, 2) == [TurnedAway(refused=Refused(status=401, code="unauthorized"))]


def test_something_else_than_a_stream_is_down(service):
    service.mood = Mood.BABBLING
    assert isinstance(hear(service, 2)[1], Down)
