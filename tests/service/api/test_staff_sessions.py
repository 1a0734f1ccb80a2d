"""Logging in and out over the wire."""

import pytest
from sqlalchemy.orm import Session

from builders.reception import KIOSK
from builders.running_service import Answer, RunningService
from builders.typed_passwords import PASSWORD, cheap_passwords
from kiosk.service.store.tables import UserRow


@pytest.fixture
def door(service: RunningService) -> RunningService:
    """The receptionist has a password."""
    passwords = cheap_passwords()
    hashed = passwords.hashed(PASSWORD)
    passwords.close()

    def let_in(session: Session) -> None:
        session.get_one(UserRow, "receptionist").password_hash = hashed

    service.reception.does(let_in)
    return service


def typed(door: RunningService, name: str = "receptionist", password: str = PASSWORD) -> Answer:
    return door.call("POST", "/v1/sessions", {"username": name, "password": password})


def test_a_session_is_begun_used_and_ended(door: RunningService):
    begun = typed(door)

    assert begun.status == 201
    assert set(begun.json) == {"token", "role", "office_id", "user_id", "name", "expires_at"}
    assert (begun.json["role"], begun.json["office_id"]) == ("receptionist", "main")
    token = begun.json["token"]
    assert door.call("GET", "/v1/staff/visits", token=token).status == 200
    ended = door.call("DELETE", "/v1/sessions/current", token=token)
    assert (ended.status, ended.raw) == (204, b"")
    assert door.call("GET", "/v1/staff/visits", token=token).refused == (401, "unauthorized")
    assert door.call("DELETE", "/v1/sessions/current", token=token).refused == (401, "unauthorized")


def test_a_wrong_password_and_an_unknown_name_have_the_same_answer(door: RunningService):
    wrong, unknown = typed(door, password="wrong"), typed(door, name="nobody")

    assert wrong.refused == (401, "bad_login")
    assert (wrong.status, wrong.raw) == (unknown.status, unknown.raw)


def test_the_eleventh_try_is_told_when_to_come_again(door: RunningService):
    for _ in range(10):
        typed(door, password="wrong")

    refused = typed(door)

    assert refused.refused == (429, "too_many_requests")
    assert 0 < int(refused.headers["retry-after"]) <= 300


@pytest.mark.parametrize(
    "body", [b"", b"{", b'{"username": "a"}', b'{"username": "a\\u0000", "password": "x"}', b'{"username": 1}', b"[]"]
)
def test_what_is_no_log_in_is_malformed(door: RunningService, body: bytes):
    assert door.call("POST", "/v1/sessions", body).refused == (422, "malformed")


def test_a_log_in_has_its_size(door: RunningService):
    assert door.call("POST", "/v1/sessions", b" " * 70_000).refused == (413, "too_large")


@pytest.mark.parametrize("token", ["", "nobody's", KIOSK])
def test_only_a_session_can_be_ended(door: RunningService, token: str):
    assert door.call("DELETE", "/v1/sessions/current", token=token).status in {401, 403}
