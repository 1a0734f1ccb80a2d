"""The kiosk's background work against a service that comes and goes."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from datetime import date, timedelta

import pytest

from builders.spooling import AT, DAY, Desk, a_desk
from builders.stand_in_service import Mood, StandInService, a_state
from kiosk.client.device_answers import read_state
from kiosk.client.transport import Endpoint
from kiosk.domain.numbers import Block
from kiosk.spool import courier as courier_module
from kiosk.spool.condition import Condition
from kiosk.spool.courier import Courier
from kiosk.spool.memory import recall_state

TOMORROW = DAY + timedelta(days=1)


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    monkeypatch.setattr(courier_module, "BEAT_SECONDS", 0.02)


@pytest.fixture
def service():
    with StandInService() as running:
        yield running


@pytest.fixture
def desk(tmp_path):
    with a_desk(tmp_path, reserve=Block(first=9000, last=9049)) as desk:
        yield desk


Until = Callable[[Condition], bool]


def courier_of(service: StandInService, desk: Desk, report: Callable[[Condition], None]) -> Courier:
    endpoint = Endpoint(url=service.url, token="made-up")
    return Courier(
        endpoint, desk.spool, known=desk.known, clock=desk.clock, in_hand=36, journal=desk.notes, report=report
    )


def run_until(
    service: StandInService, desk: Desk, until: Until, meanwhile: Callable[[Courier], Awaitable[None]] | None = None
) -> Condition:
    """Runs the courier until a report satisfies `until`; fails after ten seconds."""

    async def main() -> Condition:
        found: asyncio.Future[Condition] = asyncio.get_running_loop().create_future()

        def report(condition: Condition) -> None:
            if until(condition) and not found.done():
                found.set_result(condition)

        courier = courier_of(service, desk, report)
        running = asyncio.ensure_future(courier.run())
        try:
            if meanwhile is not None:
                await meanwhile(courier)
            return await asyncio.wait_for(found, 10)
        finally:
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)

    return asyncio.run(main())


def filled(service: StandInService) -> Until:
    return lambda _: service.leased[DAY] >= 36 and service.leased[TOMORROW] >= 36


def test_numbers_are_in_hand_for_today_and_the_next_opening_day(service, desk):
    condition = run_until(service, desk, filled(service))
    assert condition.numbers_left >= 30 + 50
    assert service.requests["POST /v1/kiosk/numbers"] == 4


def test_the_heartbeat_says_what_waits_here(service, desk):
    desk.register()
    service.poison = {desk.waiting()[0].id}
    run_until(service, desk, lambda _: len(service.queries) > 1)
    assert service.queries[0].items() >= {"spool": "1", "paper": "none", "unprinted": "0"}.items()


def test_a_slip_that_nobody_is_sure_of_is_told_and_after_ten_minutes_no_more(service, desk):
    desk.known.unprinted = 1

    def is_told_no_more(_: Condition) -> bool:
        desk.machine.passes(100)
        return bool(service.queries[-1]["unprinted"] == "0")

    run_until(service, desk, is_told_no_more)
    assert service.queries[0]["unprinted"] == "1"


def test_the_heartbeat_says_how_far_off_the_machine_is_and_how_many_numbers_are_left(service, desk):
    desk.machine.jumps(-90)
    run_until(service, desk, lambda _: "numbers" in service.queries[-1] and "clock" in service.queries[-1])
    offset = float(service.queries[-1]["clock"]) / 1000
    assert offset == pytest.approx(desk.machine.time.wall - read_state(service.state).now.timestamp(), abs=1)
    assert int(service.queries[-1]["numbers"]) >= 36


def test_what_is_spooled_while_it_runs_goes_at_once(service, desk):
    async def meanwhile(courier: Courier) -> None:
        await asyncio.sleep(0.2)
        await asyncio.to_thread(desk.register)
        courier.wake()

    run_until(service, desk, lambda _: len(service.arrivals) == 1, meanwhile)
    assert service.arrivals[0]["number"] in (1, 9000)


def test_what_is_spooled_when_it_has_ended_disturbs_nobody(service, desk):
    ended: list[Courier] = []

    async def meanwhile(courier: Courier) -> None:
        ended.append(courier)

    run_until(service, desk, lambda condition: condition.online, meanwhile)
    ended[0].wake()


def test_a_service_that_was_away_gets_everything(service, desk):
    desk.lease(1, 20)
    for _ in range(5):
        desk.register()
    service.mood = Mood.GONE

    async def meanwhile(_: Courier) -> None:
        await asyncio.sleep(0.2)
        service.mood = Mood.GOOD

    run_until(service, desk, lambda _: len(service.distinct) == 5, meanwhile)


def test_without_the_service_the_kiosk_says_that_it_is_offline(service, desk):
    service.mood = Mood.GONE
    condition = run_until(service, desk, lambda _: True)
    assert (condition.online, condition.revoked, condition.numbers_left) == (False, False, 50)


def test_a_revoked_kiosk_says_so_and_comes_back_when_it_may(service, desk):
    service.mood = Mood.REVOKING
    assert run_until(service, desk, lambda condition: condition.revoked).revoked
    service.mood = Mood.GOOD
    assert not run_until(service, desk, lambda condition: condition.online).revoked


def test_no_numbers_left_is_asked_about_once_a_minute_only(service, desk):
    service.numbers_gone = True
    run_until(service, desk, lambda _: len(service.queries) > 5)
    assert service.requests["POST /v1/kiosk/numbers"] == 2


def test_the_state_is_remembered_for_a_restart_without_the_service(service, desk):
    service.state = a_state(open=False, office_name="Rådhuset")
    run_until(service, desk, lambda condition: condition.online)
    recalled = desk.spool.submit(recall_state).result(10)
    assert isinstance(recalled, tuple)
    state, anchor = recalled
    assert (state.open, state.office_name, anchor.at, anchor.service_day) == (False, "Rådhuset", AT, DAY)


def test_a_state_that_repeats_the_last_one_is_not_written_again(service, desk):
    run_until(service, desk, filled(service))
    before = desk.spool.submit(lambda connection: connection.total_changes).result(10)
    run_until(service, desk, lambda _: len(service.queries) > 10)
    after = desk.spool.submit(lambda connection: connection.total_changes).result(10)
    assert isinstance(before, int) and isinstance(after, int)
    assert after - before <= 4


def test_the_clock_follows_the_services_word(service, desk):
    service.state = a_state(now="2026-11-24T08:00:00+01:00", service_day="2026-11-24")
    run_until(service, desk, lambda condition: condition.online)
    assert desk.clock.service_day() == date(2026, 11, 24)


def test_a_key_that_was_announced_is_used_when_it_comes(service, desk):
    desk.known.state = read_state(a_state(next_key={"key_id": "key-2", "public_key": a_state()["public_key"]}))
    service.state = a_state(key_id="key-2")
    run_until(service, desk, lambda condition: condition.online)
    assert desk.register() and desk.waiting()[-1].key_id == "key-2"
    assert "key.not_announced" not in desk.notes.names


def test_a_key_that_nobody_announced_is_used_and_noted(service, desk):
    service.state = a_state(key_id="key-9")
    run_until(service, desk, lambda condition: condition.online)
    assert "key.not_announced" in desk.notes.names


def test_a_disk_that_failed_is_tried_until_it_is_good_again(service, desk):
    service.mood = Mood.GONE
    desk.spool.disk_good = False
    assert run_until(service, desk, lambda condition: condition.disk_good).disk_good


def test_nothing_personal_is_noted(service, desk):
    desk.register(digits=b"610165", code="CODE-0000")
    run_until(service, desk, lambda _: len(service.arrivals) == 1)
    assert not {"610165", "CODE-0000"} & set(json.dumps(desk.notes.events).split('"'))


def test_what_the_reception_must_know_is_told_before_the_next_beat(service, desk, monkeypatch):
    monkeypatch.setattr(courier_module, "BEAT_SECONDS", 60.0)

    async def meanwhile(courier: Courier) -> None:
        while not service.queries or service.leased.total() < 72:
            await asyncio.sleep(0.01)
        desk.known.paper = "out"
        courier.beat_now()

    run_until(service, desk, lambda _: service.queries[-1]["paper"] == "out", meanwhile)
    assert service.queries[0]["paper"] == "none"
