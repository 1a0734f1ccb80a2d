"""Channels over their routes: judged, sealed, tried, removed; nothing of an address in any answer."""

import pytest

from builders.running_service import RunningService

NEW = {"kind": "email", "name": "Post", "scope": "office", "address": "prove@example.org"}
OWN = NEW | {"scope": "staff", "staff_id": "caseworker"}
WEBHOOK = NEW | {"kind": "webhook", "address": "https://hooks.example.org/x", "secret": "whsec_" + "bWFk" * 8}


def add(service: RunningService, body: object, token: str = "lead") -> tuple[int, str]:
    answer = service.call("POST", "/v1/staff/channels", body, token=token)
    return answer.status, answer.json.get("code") or answer.json["id"]


def test_a_channel_lives_and_goes(service: RunningService):
    answer = service.call("POST", "/v1/staff/channels", WEBHOOK, token="admin")
    channel = answer.json["id"]

    assert answer.status == 201
    listed = service.call("GET", "/v1/staff/channels", token="lead")
    assert [each["id"] for each in listed.json["channels"]] == [channel]
    assert not any(word in answer.raw + listed.raw for word in (b"hooks", b"whsec", b"bWFk"))
    tried = service.call("POST", f"/v1/staff/channels/{channel}/test", {}, token="admin", key="a")
    assert tried.status == 202 and tried.json["message_id"]
    assert service.call("POST", f"/v1/staff/channels/{channel}/test", {}, token="admin", key="a").raw == tried.raw
    assert service.call("DELETE", f"/v1/staff/channels/{channel}", token="lead").status == 204
    assert service.call("DELETE", f"/v1/staff/channels/{channel}", token="lead").refused == (404, "not_found")
    assert service.call("POST", f"/v1/staff/channels/{channel}/test", {}, token="lead").refused == (404, "not_found")


def test_a_channel_says_what_the_operator_has_not_set_up(service: RunningService):
    bodies = (NEW, NEW | {"kind": "sms", "address": "+447700900000"}, WEBHOOK)
    added = [service.call("POST", "/v1/staff/channels", body, token="lead").json for body in bodies]

    assert [each["lacks"] for each in added] == ["no_mail_server", "no_carrier", None]
    listed = service.call("GET", "/v1/staff/channels", token="lead").json["channels"]
    assert {each["id"]: each["lacks"] for each in listed} == {each["id"]: each["lacks"] for each in added}


def test_a_caseworker_keeps_their_own_alone(service: RunningService):
    status, own = add(service, OWN, token="caseworker")
    _, office = add(service, NEW)

    assert status == 201
    listed = service.call("GET", "/v1/staff/channels", token="caseworker").json["channels"]
    assert [each["id"] for each in listed] == [own]
    assert add(service, NEW, token="caseworker") == (403, "forbidden")
    assert add(service, OWN | {"staff_id": "lead"}, token="caseworker") == (403, "forbidden")
    assert service.call("DELETE", f"/v1/staff/channels/{office}", token="caseworker").status == 404


@pytest.mark.parametrize(
    "body",
    [
        NEW | {"address": "nobody"},
        NEW | {"kind": "sms", "address": "00000000"},
        NEW | {"kind": "teams", "address": "http://hooks.example.org/"},
        NEW | {"kind": "teams", "address": "https://127.0.0.1/"},
        NEW | {"kind": "teams", "address": "https://169.254.169.254/"},
        NEW | {"kind": "teams", "address": "file:///etc/passwd"},
        WEBHOOK | {"address": "https://user:hush@hooks.example.org/"},
        WEBHOOK | {"secret": "short"},
    ],
)
def test_an_address_that_may_not_be_is_refused_and_not_repeated(service: RunningService, body: dict[str, str]):
    assert add(service, body) == (422, "address_refused")


@pytest.mark.parametrize(
    "body",
    [
        {},
        NEW | {"kind": "pigeon"},
        NEW | {"name": ""},
        NEW | {"scope": "staff"},
        NEW | {"scope": "team"},
        NEW | {"staff_id": "caseworker"},
        NEW | {"secret": "x"},
        NEW | {"address": "a@example.org\r\nBcc: b@example.org"},
        NEW | {"address": "a" * 2001},
    ],
)
def test_what_is_no_channel_is_malformed(service: RunningService, body: dict[str, str]):
    assert add(service, body) == (422, "malformed")


def test_whom_it_is_to_reach_must_be_there(service: RunningService):
    assert add(service, OWN | {"staff_id": "nobody"}) == (404, "not_found")
