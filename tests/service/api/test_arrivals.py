"""The route citizens wait behind: one answer for all, kept before it is given, and nothing of it comes back."""

import base64
import json
import uuid
from typing import Any

import pytest
from sqlalchemy import select

from builders.reception import DISPLAY, KIOSK, TODAY
from builders.running_service import Answer, RunningService
from kiosk.service.store.tables import InboxRow

PATH = "/v1/kiosk/arrivals"


def item(number: int = 17, **changes: Any) -> dict[str, Any]:
    plain: dict[str, Any] = {
        "id": str(uuid.uuid4()),
        "service_day": TODAY.isoformat(),
        "number": number,
        "key_id": "k1",
        "envelope": base64.b64encode(b"sealed" * 90).decode(),
    }
    return {name: value for name, value in (plain | changes).items() if value is not ...}


def send(service: RunningService, *items: dict[str, Any], token: str = KIOSK) -> Answer:
    return service.call("POST", PATH, {"arrivals": items}, token=token)


def kept(service: RunningService) -> list[InboxRow]:
    return service.reception.sees(lambda session: list(session.scalars(select(InboxRow).order_by(InboxRow.seq))))


def test_what_was_accepted_is_kept_as_it_came(service: RunningService):
    sent = item()

    answer = send(service, sent)

    assert (answer.status, answer.raw) == (202, b'{"accepted":1}')
    (row,) = kept(service)
    assert (row.id, row.number, row.service_day, row.key_id) == (sent["id"], 17, TODAY, "k1")
    assert row.envelope == base64.b64decode(sent["envelope"])
    assert row.device_id == KIOSK


@pytest.mark.parametrize(
    "changes",
    [
        {"envelope": "no base64"},
        {"envelope": "Zm9v\n"},
        {"envelope": 17},
        {"envelope": ...},
        {"envelope": ""},
        {"key_id": ...},
        {"key_id": ["k1"]},
        {"key_id": "../master"},
        {"number": 9999},
        {"service_day": "2030-01-01"},
    ],
)
def test_whatever_is_inside_the_answer_has_the_same_bytes(service: RunningService, changes: dict[str, Any]):
    good, other = send(service, item()), send(service, item(**changes))

    assert (other.status, other.raw) == (good.status, good.raw)
    assert set(other.headers) == set(good.headers)
    assert len(kept(service)) == 2


@pytest.mark.parametrize(
    "changes",
    [
        {"id": ...},
        {"id": "17"},
        {"id": None},
        {"number": ...},
        {"number": "17"},
        {"number": 17.0},
        {"number": True},
        {"number": 0},
        {"number": 10_000},
        {"service_day": ...},
        {"service_day": "2026-02-30"},
        {"service_day": "23.11.2026"},
        {"service_day": 20261123},
    ],
)
def test_an_item_without_id_day_or_number_refuses_the_whole(service: RunningService, changes: dict[str, Any]):
    assert send(service, item(16), item(**changes)).refused == (422, "malformed")
    assert kept(service) == []


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b"17", b"null", b'{"arrivals": {}}', b'{"arrivals": [17]}', b"[" * 30_000, b"\xff"]
)
def test_what_is_no_batch_is_malformed(service: RunningService, body: bytes):
    assert service.call("POST", PATH, body, token=KIOSK).refused == (422, "malformed")


def test_an_empty_batch_is_none_accepted(service: RunningService):
    assert send(service).raw == b'{"accepted":0}'


def test_fifty_at_once_and_not_one_more(service: RunningService):
    assert send(service, *(item(number) for number in range(1, 51))).raw == b'{"accepted":50}'
    assert send(service, *(item(number) for number in range(1, 52))).refused == (422, "too_many")
    assert len(kept(service)) == 50


def test_one_id_counts_once_also_within_a_batch(service: RunningService):
    sent = item()

    answers = [send(service, sent, sent | {"id": sent["id"].upper()}), send(service, sent)]

    assert [answer.json["accepted"] for answer in answers] == [2, 1]
    assert len(kept(service)) == 1


def test_who_may_not_is_told_before_anything_is_read(service: RunningService):
    assert service.call("POST", PATH, b"{", token="").refused == (401, "unauthorized")
    assert service.call("POST", PATH, b"{", token="nobody").refused == (401, "unauthorized")
    assert service.call("POST", PATH, b"{", token=DISPLAY).refused == (403, "forbidden")
    assert service.call("POST", PATH, b"{", token="receptionist").refused == (403, "forbidden")


def test_a_body_over_the_limit_is_too_large(service: RunningService):
    padded = json.dumps({"arrivals": [item()]}).encode().ljust(64 * 1024)

    assert service.call("POST", PATH, padded, token=KIOSK).status == 202
    assert service.call("POST", PATH, padded + b" ", token=KIOSK).refused == (413, "too_large")


def test_answers_forbid_keeping_them_and_tell_nothing_of_the_server(service: RunningService):
    answer = send(service, item())

    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "python" not in str(answer.headers).lower()


def test_nothing_else_is_served(service: RunningService):
    assert service.call("GET", "/openapi.json").refused == (404, "not_found")
    assert service.call("GET", "/docs").refused == (404, "not_found")
    assert service.call("GET", PATH, token=KIOSK).refused == (405, "method_not_allowed")
    assert service.call("GET", "/healthz").json == {"status": "ok"}
