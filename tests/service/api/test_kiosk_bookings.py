"""The routes by which a kiosk books a later time."""

import base64
import uuid
from datetime import datetime

import pytest

from builders.reception import KIOSK, Reception
from builders.running_service import Answer, RunningService
from kiosk.service.usecases.book_slot import BookingRequested, book_slot

WEEK = "/v1/kiosk/slots?topic=general&from=2026-11-24&to=2026-11-27"


def slots(service: RunningService, path: str = WEEK) -> list[dict[str, str]]:
    found: list[dict[str, str]] = service.call("GET", path, token=KIOSK).json["slots"]
    return found


def a_booking(reception: Reception, slot: str, *, digits: bytes | None = b"010190") -> dict[str, str]:
    name, key_id, envelope = reception.booking_envelope(slot, digits=digits)
    return {"id": name, "slot_id": slot, "key_id": key_id, "envelope": base64.b64encode(envelope).decode()}


def book(service: RunningService, body: object, token: str = KIOSK) -> Answer:
    return service.call("POST", "/v1/kiosk/bookings", body, token=token)


def test_free_times_are_those_of_the_asked_days(service: RunningService):
    found = slots(service)

    assert len(found) == 4 * 15
    assert found[0]["starts_at"] == "2026-11-24T08:00:00+01:00"
    assert set(found[0]) == {"id", "starts_at"}


def test_a_kiosk_books_and_the_time_is_gone(service: RunningService):
    first = slots(service)[0]

    booked = book(service, a_booking(service.reception, first["id"]))

    assert booked.status == 201
    assert set(booked.json) == {"code", "starts_at"}
    assert datetime.fromisoformat(booked.json["starts_at"]) == datetime.fromisoformat(first["starts_at"])
    assert first not in slots(service)
    assert book(service, a_booking(service.reception, first["id"])).refused == (409, "slot_taken")


def test_the_same_booking_again_has_the_same_answer(service: RunningService):
    body = a_booking(service.reception, slots(service)[0]["id"])

    first, again = book(service, body), book(service, body)

    assert (first.status, first.raw) == (again.status, again.raw)


def test_the_answer_is_the_same_whatever_is_in_the_envelope(service: RunningService):
    ids = [slot["id"] for slot in slots(service)]
    bodies = [
        a_booking(service.reception, ids[0]),
        a_booking(service.reception, ids[1], digits=None),
        a_booking(service.reception, ids[2]) | {"slot_id": ids[3]},
        a_booking(service.reception, ids[4]) | {"envelope": "no base64"},
        a_booking(service.reception, ids[5]) | {"key_id": "unknown"},
    ]

    answers = [book(service, body) for body in bodies]

    assert {answer.status for answer in answers} == {201}
    assert len({(len(answer.raw), tuple(sorted(set(answer.headers) - {"date"}))) for answer in answers}) == 1


def test_the_seventh_booking_in_ten_minutes_is_told_to_wait(service: RunningService):
    ids = [slot["id"] for slot in slots(service)]
    for each in ids[:6]:
        assert book(service, a_booking(service.reception, each)).status == 201

    seventh = book(service, a_booking(service.reception, ids[6]))

    assert seventh.refused == (429, "too_many_requests")
    assert seventh.headers["retry-after"] == "600"
    assert book(service, a_booking(service.reception, ids[6]), token="kiosk-2").status == 201


@pytest.mark.parametrize(
    ("query", "refused"),
    [
        ("topic=nowhere&from=2026-11-24&to=2026-11-27", (404, "not_found")),
        ("topic=nowhere&from=never&to=2026-11-27", (404, "not_found")),
        ("topic=general&from=2026-11-27&to=2026-11-24", (422, "malformed")),
        ("topic=general&from=20261124&to=2026-11-27", (422, "malformed")),
        ("topic=general&from=2026-02-30&to=2026-11-27", (422, "malformed")),
        ("topic=general", (422, "malformed")),
        ("from=2026-11-24&to=2026-11-27", (422, "malformed")),
        ("topic=%00&from=2026-11-24&to=2026-11-27", (404, "not_found")),
    ],
)
def test_a_question_that_has_no_answer_is_refused(service: RunningService, query: str, refused: tuple[int, str]):
    assert service.call("GET", f"/v1/kiosk/slots?{query}", token=KIOSK).refused == refused


@pytest.mark.parametrize(
    ("change", "refused"),
    [
        ({"slot_id": "general.20261124T0001"}, (404, "not_found")),
        ({"slot_id": "nowhere.20261124T0700"}, (404, "not_found")),
        ({"slot_id": "general.20261120T0700"}, (409, "slot_taken")),
        ({"id": "1"}, (422, "malformed")),
        ({"envelope": 7}, (422, "malformed")),
        ({"envelope": "A" * 70_000}, (413, "too_large")),
    ],
)
def test_a_booking_that_cannot_be_is_refused(service: RunningService, change: dict[str, object], refused):
    body = a_booking(service.reception, slots(service)[0]["id"]) | change

    assert book(service, body).refused == refused


def test_only_kiosks_book(service: RunningService):
    body = a_booking(service.reception, "general.20261124T0700")

    assert book(service, body, token="nobody").refused == (401, "unauthorized")
    assert book(service, body, token="receptionist").refused == (403, "forbidden")
    assert service.call("GET", WEEK).refused == (401, "unauthorized")


def test_what_is_free_does_not_depend_on_who_asks(service: RunningService):
    wanted = BookingRequested(id=str(uuid.uuid4()), office_id="main", slot=slots(service)[0]["id"], device_id=KIOSK)
    service.reception.does(lambda session: book_slot(session, wanted, now=service.reception.now))

    answers = [service.call("GET", WEEK, token=token).raw for token in (KIOSK, "kiosk-2")]

    assert answers[0] == answers[1]
