"""What an administrator does over the wire: users, pairing codes, devices."""

from typing import Any

import pytest

from builders.reception import KIOSK
from builders.running_service import RunningService

NEW = {"username": "Bo", "password": "correct horse battery", "role": "caseworker", "initials": "BOLI"}


def test_a_user_is_made_listed_changed_and_deactivated(service: RunningService):
    made = service.call("POST", "/v1/staff/users", NEW, token="admin")

    assert made.status == 201
    assert set(made.json) == {"id", "username", "name", "initials", "role", "active"}
    changed = service.call("PATCH", f"/v1/staff/users/{made.json['id']}", {"active": False}, token="admin")
    assert changed.json == made.json | {"active": False}
    users = service.call("GET", "/v1/staff/users", token="admin").json["users"]
    assert changed.json in users


@pytest.mark.parametrize(
    "body",
    [
        NEW | {"password": "too short"},
        NEW | {"role": "king"},
        NEW | {"username": ""},
        NEW | {"username": "a" * 201},
        {"username": "bo"},
    ],
)
def test_a_user_that_cannot_be_is_malformed(service: RunningService, body: object):
    assert service.call("POST", "/v1/staff/users", body, token="admin").refused == (422, "malformed")


def test_a_name_is_given_once(service: RunningService):
    service.call("POST", "/v1/staff/users", NEW, token="admin")

    assert service.call("POST", "/v1/staff/users", NEW, token="admin").refused == (409, "name_taken")


def test_an_administrator_replaces_a_forgotten_password(service: RunningService):
    replaced = service.call(
        "POST", "/v1/staff/users/receptionist/password", {"password": "another horse battery"}, token="admin"
    )

    assert replaced.status == 200
    assert service.call("GET", "/v1/staff/visits", token="receptionist").refused == (401, "unauthorized")
    typed = {"username": "receptionist", "password": "another horse battery"}
    assert service.call("POST", "/v1/sessions", typed).status == 201


def test_a_user_that_there_is_not_is_not_found(service: RunningService):
    for method, path in (("PATCH", "/v1/staff/users/nobody"), ("POST", "/v1/staff/users/nobody/password")):
        assert service.call(method, path, b"{", token="admin").refused == (404, "not_found")


def test_a_pairing_code_of_the_staff_tool_pairs_a_device(service: RunningService):
    made = service.call("POST", "/v1/staff/pairing_codes", {"kind": "display"}, token="admin")

    assert (made.status, set(made.json)) == (201, {"code", "expires_at"})
    paired = service.call("POST", "/v1/pair", {"code": made.json["code"]})
    assert (paired.status, paired.json["kind"]) == (201, "display")


def test_a_device_has_the_name_of_its_code_until_it_gets_another(service: RunningService):
    asked = {"kind": "kiosk", "name": " Kiosk ved indgangen "}
    code = service.call("POST", "/v1/staff/pairing_codes", asked, token="admin").json["code"]
    paired = service.call("POST", "/v1/pair", {"code": code})
    path = f"/v1/staff/devices/{paired.json['device_id']}"

    def listed() -> str:
        devices = service.call("GET", "/v1/staff/devices", token="lead").json["devices"]
        (name,) = [device["name"] for device in devices if device["id"] == paired.json["device_id"]]
        return str(name)

    assert b"indgangen" not in paired.raw
    assert listed() == "Kiosk ved indgangen"
    assert service.call("PATCH", path, {"name": "Kiosk i gangen"}, token="admin").json["name"] == "Kiosk i gangen"
    assert service.call("PATCH", path, {"name": ""}, token="admin").status == 200
    assert listed() == ""


@pytest.mark.parametrize("name", ["a" * 41, "two\nlines", None, 7])
def test_a_name_that_cannot_be_is_malformed(service: RunningService, name: object):
    answer = service.call("PATCH", f"/v1/staff/devices/{KIOSK}", {"name": name}, token="admin")

    assert answer.refused == (422, "malformed")


def test_a_device_is_shut_out_at_once(service: RunningService):
    def listed() -> dict[str, Any]:
        devices = service.call("GET", "/v1/staff/devices", token="lead").json["devices"]
        (found,) = [device for device in devices if device["id"] == KIOSK]
        return dict(found)

    assert {"kind": "kiosk", "revoked": False}.items() <= listed().items()

    shut_out = service.call("DELETE", f"/v1/staff/devices/{KIOSK}", token="admin")

    assert (shut_out.status, shut_out.raw) == (204, b"")
    assert listed()["revoked"] is True
    assert service.call("DELETE", "/v1/staff/devices/nobody's", token="admin").refused == (404, "not_found")


def test_presence_says_how_many_colleagues_listen(service: RunningService):
    def reachable(token: str) -> int:
        answer = service.call("POST", "/v1/staff/presence", {"place": "2.14"}, token=token)
        return int(answer.json["reachable"])

    assert [reachable("lead"), reachable("caseworker"), reachable("lead"), reachable("lead")] == [0, 1, 1, 1]
    service.reception.later(seconds=9)
    assert reachable("lead") == 0
