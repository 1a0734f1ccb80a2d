"""What was sent, for the reception without names; and by which policy, for leads and administrators."""

from datetime import timedelta
from typing import Any

import pytest

from builders.busy_kiosk import until
from builders.pickups import Ladder
from builders.reception import OFFICE, at
from builders.running_service import RunningService
from kiosk.domain.channels import ChannelKind, ChannelScope
from kiosk.domain.message_kinds import MessageKind
from kiosk.service.usecases.put_message import put_message

POLICIES = "/v1/staff/policies"
BOARD = {"after_seconds": 240, "rung": "board", "kinds": []}


def _saves(service: RunningService, *steps: dict[str, Any], stand_ins: Any = (), **more: Any) -> Any:
    body = {"policies": [{"steps": list(steps), **more}], "stand_ins": list(stand_ins)}
    return service.call("PUT", POLICIES, body, token="lead")


def test_an_office_begins_with_the_default(service: RunningService):
    (policy,) = service.call("GET", POLICIES, token="lead").json["policies"]

    assert policy["team"] is None
    assert [(step["after_seconds"], step["rung"]) for step in policy["steps"]] == [
        (0, "staff_tool"),
        (90, "channels"),
        (180, "team"),
        (300, "board"),
    ]


def test_what_is_saved_is_what_holds(service: RunningService):
    stand_in = {"caseworker_id": "caseworker", "stand_in_id": "lead"}

    saved = _saves(service, BOARD, team="Job", coming_for_seconds=120, stand_ins=[stand_in])

    assert saved.status == 200
    assert saved.json == service.call("GET", POLICIES, token="admin").json
    assert [(each["team"], each["coming_for_seconds"]) for each in saved.json["policies"]] == [
        (None, 300),
        ("Job", 120),
    ]
    assert saved.json["stand_ins"] == [stand_in]


def test_one_policy_is_changed_and_the_others_stay_as_they_are(service: RunningService):
    Ladder(service.reception).has_channel("team", ChannelScope.TEAM, team="Job", kind=ChannelKind.TEAMS)
    stand_in = {"caseworker_id": "caseworker", "stand_in_id": "lead"}
    assert _saves(service, {"after_seconds": 0, "rung": "team"}, team="Job", stand_ins=[stand_in]).status == 200
    channel = service.call("GET", "/v1/staff/channels", token="lead").json["channels"][0]["id"]
    service.call("DELETE", f"/v1/staff/channels/{channel}", token="lead")

    changed = service.call("PATCH", POLICIES, {"team": "Youth", "policy": {"steps": [BOARD]}}, token="lead").json

    assert [(each["team"], len(each["steps"])) for each in changed["policies"]] == [(None, 4), ("Job", 1), ("Youth", 1)]
    assert (changed["stand_ins"], changed["teams"]) == ([stand_in], ["Job", "Youth"])
    assert changed["reach_nobody"] == ["Job"]


@pytest.mark.parametrize("last", ["staff_tool", "channels", "stand_in", "team", "office"])
def test_a_policy_whose_last_step_reaches_nobody_is_refused(service: RunningService, last: str):
    refused = _saves(service, {"after_seconds": 0, "rung": last})

    assert refused.refused == (422, "last_step_reaches_nobody")


def test_a_team_with_a_channel_is_somebody(service: RunningService):
    Ladder(service.reception).has_channel("team", ChannelScope.TEAM, team="Job", kind=ChannelKind.TEAMS)
    last = {"after_seconds": 0, "rung": "team"}

    assert _saves(service, last, team="Job").status == 200
    assert _saves(service, last | {"kinds": ["sms"]}, team="Job").refused == (422, "last_step_reaches_nobody")
    assert _saves(service, last, team="Other").refused == (422, "last_step_reaches_nobody")


@pytest.mark.parametrize("kind", [ChannelKind.EMAIL, ChannelKind.SMS])
def test_a_channel_that_the_service_cannot_send_by_is_nobody(service: RunningService, kind: ChannelKind):
    last = {"after_seconds": 0, "rung": "office"}
    ladder = Ladder(service.reception)
    ladder.has_channel("lacking", ChannelScope.OFFICE, kind=kind)
    assert _saves(service, last).refused == (422, "last_step_reaches_nobody")

    ladder.has_channel("well", ChannelScope.OFFICE, kind=ChannelKind.TEAMS)
    assert _saves(service, last).json["reach_nobody"] == []
    service.call("DELETE", "/v1/staff/channels/well", token="lead")

    assert service.call("GET", POLICIES, token="lead").json["reach_nobody"] == [None]


@pytest.mark.parametrize(
    ("stand_in", "refused"),
    [
        ({"caseworker_id": "caseworker", "stand_in_id": "caseworker"}, (422, "malformed")),
        ({"caseworker_id": "caseworker", "stand_in_id": "nobody"}, (404, "not_found")),
    ],
)
def test_a_stand_in_is_a_colleague(service: RunningService, stand_in: dict[str, str], refused: tuple[int, str]):
    assert _saves(service, BOARD, stand_ins=[stand_in]).refused == refused


def test_what_was_put_into_the_outbox_is_listed_with_its_channel(service: RunningService):
    ladder = Ladder(service.reception)
    ladder.has_channel("mail")
    visit = ladder.work.expected()
    ladder.passes(hours=3)

    (seen,) = service.call("GET", "/v1/staff/messages", token="lead").json["messages"]

    assert seen["channel"] == {"id": "mail", "kind": "email", "name": "mail", "scope": "staff"}
    assert (seen["kind"], seen["number"], seen["visit_id"]) == ("pickup", 17, visit.id)
    assert (seen["state"], seen["reason"], seen["attempts"]) == ("stale", "late", 0)


def test_the_reception_sees_what_was_sent_for_todays_visits_and_no_name_of_a_channel(service: RunningService):
    ladder = Ladder(service.reception)
    ladder.has_channel("prove@example.org")
    ladder.has_channel("office", ChannelScope.OFFICE)
    service.reception.now = at("10:00")
    visit = ladder.work.expected()
    ladder.passes(minutes=2)
    service.reception.does(
        lambda session: put_message(
            session,
            office_id=OFFICE,
            kind=MessageKind.SOURCE_FAILED,
            to=["office"],
            stale_after=timedelta(hours=1),
            now=service.reception.now,
        )
    )

    answer = service.call("GET", "/v1/staff/messages", token="receptionist")

    (seen,) = answer.json["messages"]
    assert (seen["number"], seen["visit_id"]) == (17, visit.id)
    assert seen["channel"] == {"id": "", "kind": "email", "name": "", "scope": "staff"}
    assert b"example.org" not in answer.raw
    assert len(service.call("GET", "/v1/staff/messages", token="lead").json["messages"]) == 2
    for token in ("receptionist", "lead"):
        about = service.call("GET", f"/v1/staff/messages?visit={visit.id}", token=token).json["messages"]
        assert len(about) == 1
    assert service.call("GET", "/v1/staff/messages?visit=other%00", token="receptionist").json["messages"] == []


def test_a_running_service_takes_each_step_and_tries_its_messages_by_itself(service: RunningService):
    ladder = Ladder(service.reception)
    service.reception.now = at("10:00")
    ladder.has_channel("mail")
    ladder.work.expected()

    service.reception.later(seconds=90)

    until(lambda: _states(service) == [("failed", "settings_lost")], seconds=20)


def _states(service: RunningService) -> list[tuple[str, str]]:
    seen = service.call("GET", "/v1/staff/messages", token="lead").json["messages"]
    return [(each["state"], each["reason"]) for each in seen]
