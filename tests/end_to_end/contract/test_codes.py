"""Booking a later time at the kiosk, and checking in with its code."""

import base64
import json
import uuid
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from builders.contract_house import House
from builders.outsider import Answer, sealed
from builders.street_kiosk import StreetKiosk


def free_times(house: House, *, ahead: int = 0) -> list[dict[str, str]]:
    """Of the first day that has some, that many days ahead or later."""
    state = house.kiosk.state()
    topic = state["topics"][0]["id"]
    since = date.fromisoformat(state["service_day"]) + timedelta(days=ahead)
    until = since if ahead == 0 else since + timedelta(days=7)
    path = f"/v1/kiosk/slots?topic={topic}&from={since}&to={until}"
    return list(house.outside.call("GET", path, token=house.kiosk.token).body()["slots"])


def booking(house: House, slot: str, **inside: Any) -> dict[str, Any]:
    state, name = house.kiosk.state(), str(uuid.uuid4())
    words = {"v": 1, "kind": "booking", "id": name, "slot_id": slot, "digits": None, "language": "da"}
    box = sealed(base64.b64decode(state["public_key"]), words | {"at": state["now"]} | inside)
    return {"id": name, "slot_id": slot, "key_id": state["key_id"], "envelope": base64.b64encode(box).decode()}


def books(house: House, body: dict[str, Any]) -> Answer:
    return house.outside.call("POST", "/v1/kiosk/bookings", body, token=house.kiosk.token)


def booked(house: House, *, ahead: int, digits: str | None = None) -> str:
    return str(books(house, booking(house, free_times(house, ahead=ahead)[-1]["id"], digits=digits)).body(201)["code"])


def comes_with(house: House, code: str) -> dict[str, Any]:
    return house.arrives(None, "unknown", code=code)


@pytest.fixture(autouse=True)
def fresh_kiosk(house: House) -> Iterator[None]:
    """A device books at most six times in ten minutes; it gives its reserve of numbers back."""
    aksel, usual = house.staff["aksel"], house.kiosk
    paired = house.service.pair(aksel.pairing_code("kiosk"))
    house.kiosk = StreetKiosk(outside=house.outside, token=paired["token"])
    yield
    house.kiosk = usual
    gone = house.outside.call("DELETE", f"/v1/staff/devices/{paired['device_id']}", token=aksel.token)
    assert gone.status == 204


def test_a_booking_of_today(house: House):
    code = booked(house, ahead=0, digits=house.diary.somebody())

    visit = comes_with(house, code)

    assert visit["outcome"] == "matched"
    assert set(visit["flags"]) <= {"early"}
    assert visit["appointment"]["id"]


def test_a_booking_of_today_found_by_digits_and_time(house: House):
    digits, slot = house.diary.somebody(), free_times(house)[-2]
    books(house, booking(house, slot["id"], digits=digits)).body(201)

    visit = house.arrives(digits, "unknown")

    assert visit["outcome"] == "matched"


def test_a_booking_of_another_day(house: House):
    visit = comes_with(house, booked(house, ahead=1))

    assert (visit["outcome"], visit["flags"], visit["appointment"]) == ("unmatched", ["other_day"], None)


@pytest.mark.parametrize("ahead", [0, 1])
def test_a_cancelled_booking(house: House, ahead: int):
    code = booked(house, ahead=ahead)
    assert house.reception.post(f"/v1/staff/bookings/{code}/cancel").status == 200

    visit = comes_with(house, code)

    assert (visit["outcome"], visit["appointment"]) == ("unmatched", None)
    assert "cancelled" in visit["flags"]


@pytest.mark.parametrize("code", ["NOSUCHCD", "æøå", "%", "' OR 1=1", "x" * 160])
def test_a_code_that_nobody_knows(house: House, code: str):
    visit = comes_with(house, code)

    assert (visit["outcome"], visit["flags"]) == ("unmatched", ["bad_code"])


def test_a_code_used_twice_may_be_the_same_person(house: House):
    code = booked(house, ahead=0)
    first = comes_with(house, code)

    assert comes_with(house, code)["duplicate_of"] == first["id"]


def test_the_answer_to_a_booking_is_the_same_again(house: House):
    body = booking(house, free_times(house, ahead=2)[0]["id"])

    first, again = books(house, body), books(house, body)

    assert first.body(201).keys() == {"code", "starts_at"}
    assert (first.status, first.raw) == (again.status, again.raw)


def test_two_people_never_get_the_same_place(house: House):
    slot = free_times(house, ahead=3)[0]["id"]
    books(house, booking(house, slot)).body(201)

    assert books(house, booking(house, slot)).refused == (409, "slot_taken")
    assert slot not in [each["id"] for each in free_times(house, ahead=3)]


def test_a_booked_place_is_free_again_after_it_was_cancelled(house: House):
    slot = free_times(house, ahead=4)[0]["id"]
    code = books(house, booking(house, slot)).body(201)["code"]

    house.reception.post(f"/v1/staff/bookings/{code}/cancel").body()

    assert slot in [each["id"] for each in free_times(house, ahead=4)]


def test_the_seventh_booking_in_ten_minutes_is_sent_to_the_reception(house: House):
    slots = [each["id"] for each in free_times(house, ahead=5)]
    answers = [books(house, booking(house, slot)) for slot in slots[:7]]

    assert [answer.status for answer in answers] == [201] * 6 + [429]
    assert int(answers[6].headers["retry-after"]) > 0
    assert json.loads(answers[6].raw)["status"] == 429


@pytest.mark.parametrize("path", ["nowhere", "nowhere/", "%00"])
def test_cancelling_what_was_never_booked_is_not_found(house: House, path: str):
    assert house.reception.post(f"/v1/staff/bookings/{path}/cancel").status == 404


def test_unknown_slots_and_topics_are_not_found(house: House):
    path = "/v1/kiosk/slots?topic=knitting&from=2026-11-26&to=2026-11-27"

    assert house.outside.call("GET", path, token=house.kiosk.token).refused == (404, "not_found")
    assert books(house, booking(house, "no slot")).refused == (404, "not_found")
