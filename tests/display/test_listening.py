"""The line to the service in the room's words: cut, it is opened again and asks for what it missed."""

import asyncio
from collections.abc import Iterator

import pytest

from builders.stand_in_service import Mood, StandInService
from kiosk.client.transport import Endpoint
from kiosk.display.listening import listen_to_service
from kiosk.display.room import LineDown, LineUp, TurnedAway
from kiosk.wire.events import Call, CallWithdrawn, DisplayState, Here

HERE = b'id: 7\nevent: here\ndata: {"numbers": [12, 14], "names": ["made up"]}\n\n'
WITHDRAWN = b'id: 8\nevent: call_withdrawn\ndata: {"number": 13}\n\n'
GOSSIP = b'id: 9\nevent: gossip\ndata: {"name": "made up"}\n\n'


@pytest.fixture
def service() -> Iterator[StandInService]:
    with StandInService() as running:
        yield running


def heard(service: StandInService, count: int) -> list[object]:
    async def main() -> list[object]:
        said: list[object] = []
        enough = asyncio.Event()

        def post(what: object) -> None:
            said.append(what)
            if len(said) == count:
                enough.set()

        line = asyncio.create_task(listen_to_service(Endpoint(url=service.url), post, rest_seconds=0.01))
        await asyncio.wait_for(enough.wait(), 10)
        line.cancel()
        await asyncio.gather(line, return_exceptions=True)
        return said[:count]

    return asyncio.run(main())


def test_events_come_as_values_and_gossip_is_left_out(service: StandInService) -> None:
    service.script = [HERE, GOSSIP, WITHDRAWN]

    assert heard(service, 4) == [LineUp(), Here(numbers=[12, 14]), CallWithdrawn(number=13), LineDown()]


def test_a_cut_line_is_opened_again_and_asks_for_what_it_missed(service: StandInService) -> None:
    service.script = [HERE]

    heard(service, 5)

    assert service.stream_headers[1]["last-event-id"] == "7"


def test_a_screen_that_is_turned_away_asks_again(service: StandInService) -> None:
    service.mood = Mood.REVOKING

    assert heard(service, 2) == [TurnedAway(), TurnedAway()]


def test_a_call_that_the_line_says_twice_is_heard_once(service: StandInService) -> None:
    called = b'id: 6\nevent: call\ndata: {"number": 13, "place": "1", "at": "2026-11-23T09:52:00+01:00"}\n\n'
    service.script = [called, WITHDRAWN, called]

    first = heard(service, 6)

    assert [type(each) for each in first] == [LineUp, Call, CallWithdrawn, LineDown, LineUp, LineDown]


def test_a_service_that_counts_anew_is_heard(service: StandInService) -> None:
    state = b'id: 2\nevent: state\ndata: {"open": true}\n\n'
    service.script = [WITHDRAWN, state, b'id: 3\nevent: call_withdrawn\ndata: {"number": 14}\n\n']

    assert [type(each) for each in heard(service, 4)] == [LineUp, CallWithdrawn, DisplayState, CallWithdrawn]


def test_the_screen_says_itself_that_it_is_there(service: StandInService) -> None:
    service.script = [HERE, 0.2]

    heard(service, 3)

    assert service.requests["POST /v1/display/presence"] >= 1
