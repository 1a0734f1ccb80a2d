"""Any request at all, made up from the description of the routes: never a 500, and nothing of it comes back."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builders.at_work import AtWork
from builders.reception import KIOSK, at
from builders.running_service import RunningService
from kiosk.service.api import staff_lists
from kiosk.service.app import create_app
from kiosk.settings.service import ServiceSettings
from kiosk.wire import paths
from kiosk.wire.problems import MEDIA_TYPE, Code

ENDLESS = {paths.STAFF_EVENTS, paths.DISPLAY_EVENTS}
TOKENS = ("lead", "receptionist", "caseworker", "admin", KIOSK)
SAID = {"type", "title", "status", "code"}


@pytest.fixture
def busy(service: RunningService) -> RunningService:
    """Somebody is waiting, so that not every answer is that there is nothing."""
    service.reception.now = at("09:52")
    work = AtWork(service.reception)
    work.walk_in(14)
    work.expected(17)
    return service


def operations(app: FastAPI) -> Iterator[Any]:
    schema: Any = schemathesis.openapi.from_dict(app.openapi())
    for found in schema.get_all_operations():
        operation = found.ok()
        if operation.path not in ENDLESS:
            yield operation


def faults(said: str, status: int, media_type: str, raw: bytes) -> list[str]:
    """`raw` of a problem document holds its code and nothing that was sent."""
    found = [f"{said}: {status}"] if status >= 500 else []
    if media_type == MEDIA_TYPE:
        problem = json.loads(raw)
        code = Code(problem["code"])
        if set(problem) != SAID or problem["title"] != code.replace("_", " "):
            found.append(f"{said}: echoes")
    return found


@settings(max_examples=4, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_no_request_breaks_the_service_or_is_echoed(busy: RunningService, data: st.DataObject):
    for operation in operations(create_app(ServiceSettings(openapi=True))):
        token = data.draw(st.sampled_from(TOKENS))
        case = data.draw(operation.as_strategy())

        answer = case.call(base_url=busy.url, headers={"Authorization": f"Bearer {token}"})

        media_type = answer.headers.get("content-type", [""])[0]
        assert faults(operation.label, answer.status_code, media_type, answer.content) == []


def test_a_route_that_breaks_is_found_and_its_error_is_not_told(busy: RunningService, monkeypatch: pytest.MonkeyPatch):
    """The planted defect: an error that nobody foresaw, with a citizen's digits in it."""

    def breaks(*asked: object, **more: object) -> None:
        raise ValueError("010190")

    monkeypatch.setattr(staff_lists, "list_desks", breaks)

    answer = busy.call("GET", "/v1/staff/desks", token="lead")

    assert faults("desks", answer.status, answer.headers["content-type"], answer.raw) == ["desks: 500"]
    assert b"010190" not in answer.raw


def test_an_echo_is_found():
    raw = json.dumps({"type": "about:blank", "title": "malformed: 010190", "status": 422, "code": "malformed"})

    assert faults("planted", 422, MEDIA_TYPE, raw.encode()) == ["planted: echoes"]
