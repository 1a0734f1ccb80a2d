"""Envelopes on their way: nothing lost, nothing held up, in order."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from builders.spooling import Desk, a_desk
from builders.stand_in_service import Mood, StandInService
from kiosk.client.device_calls import DeviceCalls
from kiosk.client.transport import Endpoint, open_http
from kiosk.spool import envelopes
from kiosk.spool.shipping import BROKEN_ASIDE_SECONDS, REFUSED_ASIDE_SECONDS, Shipped, Shipper


@pytest.fixture
def service():
    with StandInService() as running:
        yield running


@pytest.fixture
def desk(tmp_path):
    with a_desk(tmp_path) as desk:
        desk.lease(1, 200)
        yield desk


def with_shipper(service: StandInService, desk: Desk, work: Callable[[Shipper], Awaitable[Any]]) -> Any:
    async def main() -> Any:
        async with open_http(Endpoint(url=service.url)) as http:
            shipper = Shipper(
                desk.spool, DeviceCalls(http), steady=lambda: desk.machine.time.steady, journal=desk.notes
            )
            return await work(shipper)

    return asyncio.run(asyncio.wait_for(main(), 20))


def ship(service: StandInService, desk: Desk, times: int = 1) -> list[Shipped]:
    async def rounds(shipper: Shipper) -> list[Shipped]:
        return [await shipper.ship() for _ in range(times)]

    found: list[Shipped] = with_shipper(service, desk, rounds)
    return found


def handed_in(service: StandInService) -> list[int]:
    return [item["number"] for item in service.arrivals]


def test_everything_goes_in_order_in_batches_of_fifty(service, desk):
    for _ in range(120):
        desk.register()
    assert ship(service, desk, 4) == [Shipped.SOME] * 3 + [Shipped.NOTHING]
    assert handed_in(service) == list(range(1, 121))
    assert service.requests["POST /v1/kiosk/arrivals"] == 3
    assert desk.waiting() == []


def test_what_goes_can_be_opened_by_the_service(service, desk):
    desk.register(declared="none")
    ship(service, desk)
    (item,) = service.arrivals
    assert service.opened(item).id == item["id"]
    assert service.opened(item).number == item["number"]


@pytest.mark.parametrize("mood", [Mood.BROKEN, Mood.GONE, Mood.REDIRECTING, Mood.BABBLING, Mood.REVOKING])
def test_an_envelope_stays_until_the_service_has_said_that_it_has_it(service, desk, mood):
    desk.register()
    service.mood = mood
    ship(service, desk)
    assert len(desk.waiting()) == 1


def test_an_answer_that_got_lost_sends_the_same_envelopes_again(service, desk):
    desk.register()
    service.mood = Mood.DROPPING
    assert ship(service, desk) == [Shipped.STUCK]
    service.mood = Mood.GOOD
    assert ship(service, desk) == [Shipped.SOME]
    assert len(service.arrivals) == 2
    assert len(service.distinct) == 1


def test_a_revoked_kiosk_keeps_what_it_has_and_goes_on_when_it_is_paired_again(service, desk):
    desk.register()
    service.mood = Mood.REVOKING
    assert ship(service, desk) == [Shipped.REVOKED]
    service.mood = Mood.GOOD
    assert ship(service, desk) == [Shipped.SOME]
    assert handed_in(service) == [1]


@pytest.mark.parametrize("bad", [0, 24, 49])
def test_one_envelope_that_the_service_cannot_take_holds_up_no_other(service, desk, bad):
    for _ in range(50):
        desk.register()
    service.poison = {desk.waiting()[bad].id}
    assert ship(service, desk) == [Shipped.SOME]
    assert handed_in(service) == [number for number in range(1, 51) if number != bad + 1]
    assert [envelope.number for envelope in desk.waiting()] == [bad + 1]


def test_a_refused_envelope_is_tried_again_later(service, desk):
    desk.register()
    service.poison = {desk.waiting()[0].id}

    async def refused_and_later(shipper: Shipper) -> list[Shipped]:
        first = [await shipper.ship(), await shipper.ship()]
        service.poison.clear()
        desk.machine.passes(REFUSED_ASIDE_SECONDS + 1)
        return [*first, await shipper.ship()]

    assert with_shipper(service, desk, refused_and_later) == [Shipped.SOME, Shipped.NOTHING, Shipped.SOME]
    assert desk.waiting() == []


def test_an_envelope_that_breaks_the_service_waits_while_the_others_go(service, desk):
    for _ in range(8):
        desk.register()
    service.poison, service.poison_status = {desk.waiting()[0].id}, 500

    async def until_empty(shipper: Shipper) -> list[Shipped]:
        rounds = [await shipper.ship() for _ in range(3)]
        service.poison.clear()
        desk.machine.passes(BROKEN_ASIDE_SECONDS + 1)
        return [*rounds, await shipper.ship()]

    found = with_shipper(service, desk, until_empty)
    assert found == [Shipped.STUCK, Shipped.SOME, Shipped.NOTHING, Shipped.SOME]
    assert handed_in(service) == [2, 3, 4, 5, 6, 7, 8, 1]


def test_a_service_that_breaks_on_everything_is_not_hammered(service, desk):
    for _ in range(50):
        desk.register()
    service.mood = Mood.BROKEN
    ship(service, desk)
    assert service.requests["POST /v1/kiosk/arrivals"] <= 7


def test_envelopes_of_an_earlier_day_are_delivered_too(service, desk):
    desk.register()
    desk.machine.passes(24 * 3600)
    desk.lease(1, 5, desk.clock.service_day())
    desk.register()
    ship(service, desk)
    assert [item["service_day"] for item in service.arrivals] == ["2026-11-23", "2026-11-24"]


def test_a_disk_that_cannot_forget_what_was_delivered_waits(service, desk, monkeypatch):
    desk.register()

    def full(*_: object) -> None:
        raise OSError("no space")

    with monkeypatch.context() as context:
        context.setattr(envelopes, "drop", full)
        assert ship(service, desk) == [Shipped.STUCK]
    ship(service, desk)
    assert (len(service.distinct), desk.waiting()) == (1, [])


def test_every_envelope_on_the_line_has_one_size(service, desk):
    desk.register(declared="none", topic="housing")
    desk.register(digits=None, code="MADE-UP-0000")
    ship(service, desk)
    assert len({len(item["envelope"]) for item in service.arrivals}) == 1
