"""Caseworkers say of themselves whether they can be asked."""

from typing import Any

import pytest

from builders.running_service import Answer, RunningService


def says(service: RunningService, body: Any, token: str = "caseworker") -> Answer:
    return service.call("POST", "/v1/staff/availability", body, token=token, key=str(body))


def test_colleagues_see_who_is_away_and_until_when(service: RunningService):
    said = says(service, {"availability": "away", "until": "2026-11-23T11:00:00+01:00"})

    listed = service.call("GET", "/v1/staff/caseworkers", token="receptionist").json["caseworkers"]

    assert said.status == 200
    assert listed == [said.json]
    assert (said.json["availability"], said.json["until"]) == ("away", "2026-11-23T10:00:00Z")


@pytest.mark.parametrize(
    "body",
    [
        {"availability": "asleep"},
        {"availability": "away", "until": "2026-11-23T08:00:00+01:00"},
        {"availability": "away", "until": "9999-12-31T23:59:59-12:00"},
        {},
    ],
)
def test_what_makes_no_sense_is_refused(service: RunningService, body: Any):
    assert says(service, body).refused == (422, "malformed")


def test_nobody_says_it_who_is_no_caseworker(service: RunningService):
    assert says(service, {"availability": "away"}, token="lead").refused == (403, "forbidden")
