"""Alarms over the wire: every tool hears of them, and nothing stands in their way."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from fastapi.concurrency import run_in_threadpool

from builders.event_reader import STAFF, reading
from builders.running_service import Answer, RunningService
from kiosk.service.api import staff_lists
from kiosk.service.api.alarm_path import AlarmPath

ID = "0f8f1e0a-8a5e-4a63-9d1a-6a4a7f1f0001"
PRESS = {"id": ID, "place": "Lokale 2.14", "drill": False}
FIELDS = {"id", "place", "by", "at", "drill", "ended_at", "seen", "coming", "not_reached"}
CROWD = 60


def pressed(service: RunningService, body: Any = PRESS, token: str = "caseworker") -> Answer:
    return service.call("POST", "/v1/staff/alarms", body, token=token)


def answered(service: RunningService, step: str, token: str = "lead") -> Answer:
    return service.call("POST", f"/v1/staff/alarms/{ID}/{step}", token=token)


def test_an_alarm_says_how_many_colleagues_are_listening(service: RunningService):
    for token in ("lead", "receptionist", "caseworker"):
        service.call("POST", "/v1/staff/presence", {"place": ""}, token=token)

    raised = pressed(service)

    assert (raised.status, raised.json) == (201, {"id": ID, "reachable": 2})
    assert pressed(service).raw == raised.raw


def test_every_tool_hears_of_it_and_of_its_answers(service: RunningService):
    with reading(service, STAFF, "admin") as stream:
        pressed(service)
        first = stream.next("alarm")
        answered(service, "coming")
        second = stream.next("alarm")

    assert set(first.data) >= FIELDS
    assert (first.data["by"], first.data["place"]) == ("Caseworker Prøve", "Lokale 2.14")
    assert second.data["coming"] == ["Lead Prøve"]
    assert service.call("GET", f"/v1/staff/alarms/{ID}", token="receptionist").json == second.data


def test_an_alarm_ends_for_all(service: RunningService):
    pressed(service)

    assert answered(service, "false_alarm").json["ended_at"] is not None
    assert answered(service, "end").refused == (409, "wrong_state")


@pytest.mark.parametrize("body", [b"{", {"place": "x"}, PRESS | {"id": "one"}, PRESS | {"drill": "yes"}])
def test_a_press_that_makes_no_sense_is_malformed(service: RunningService, body: Any):
    assert pressed(service, body).refused == (422, "malformed")


def test_what_there_is_not_is_not_found(service: RunningService):
    assert answered(service, "seen").refused == (404, "not_found")
    pressed(service)
    assert answered(service, "dance").refused == (404, "not_found")


@pytest.fixture
def crowded(service: RunningService, monkeypatch: pytest.MonkeyPatch) -> Iterator[RunningService]:
    """Every thread that routes share is taken, and stays so."""
    inside, over = threading.Semaphore(0), threading.Event()

    def held(*asked: Any, **more: Any) -> list[Any]:
        inside.release()
        over.wait(30)
        return []

    monkeypatch.setattr(staff_lists, "list_desks", held)
    with ThreadPoolExecutor(CROWD) as crowd:
        for _ in range(CROWD):
            crowd.submit(service.call, "GET", "/v1/staff/desks", token="lead")
        for _ in range(40):
            assert inside.acquire(timeout=20)
        yield service
        over.set()


def answered_within(service: RunningService, seconds: float) -> bool:
    answer = threading.Event()

    def press() -> None:
        if pressed(service).status == 201:
            answer.set()

    threading.Thread(target=press, daemon=True).start()
    return answer.wait(seconds)


def test_an_alarm_goes_through_a_crowd(crowded: RunningService):
    assert answered_within(crowded, 15.0)


def test_on_the_way_that_all_routes_share_it_would_wait(crowded: RunningService, monkeypatch: pytest.MonkeyPatch):
    """The planted defect."""

    async def shared(self: AlarmPath, work: Callable[[], Any]) -> Any:
        return await run_in_threadpool(work)

    monkeypatch.setattr(AlarmPath, "run", shared)

    assert not answered_within(crowded, 1.0)
