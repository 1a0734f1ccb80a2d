"""Pairing devices by one-time codes, and shutting them out again."""

import base64

import pytest

from builders.contract_house import House
from builders.outsider import Answer, Outsider, outsider

BAD_CODE = (404, "bad_code")


@pytest.fixture
def doors(spare_house: House) -> House:
    """Wrong codes shut out all who come from the same address."""
    return spare_house


def pair(outside: Outsider, code: object) -> Answer:
    return outside.call("POST", "/v1/pair", {"code": code})


def test_a_kiosk_is_given_what_it_needs(house: House):
    paired = pair(house.outside, house.installation.pairing_code("kiosk")).body(201)

    assert (paired["kind"], paired["office_id"]) == ("kiosk", "main")
    assert len(base64.b64decode(paired["public_key"])) == 32
    assert paired["reserve"]["last"] - paired["reserve"]["first"] == 49
    assert 9000 <= paired["reserve"]["first"] <= 9950
    state = house.outside.call("GET", "/v1/kiosk/state", token=paired["token"]).body()
    assert (state["key_id"], state["public_key"]) == (paired["key_id"], paired["public_key"])


def test_a_waiting_room_screen_has_no_numbers(house: House):
    paired = pair(house.outside, house.staff["nora"].pairing_code("display")).body(201)

    assert (paired["kind"], paired["office_id"], paired["reserve"]) == ("display", "nord", None)


def test_every_kiosk_has_a_reserve_of_its_own(house: House):
    reserves = [pair(house.outside, house.staff["nora"].pairing_code("kiosk")).body(201)["reserve"] for _ in range(3)]

    assert len({each["first"] for each in reserves}) == 3
    assert all((each["first"] - 9000) % 50 == 0 for each in reserves)


def test_a_code_is_used_once(doors: House):
    code = doors.staff["aksel"].pairing_code("kiosk")
    pair(doors.outside, code).body(201)

    assert pair(doors.outside, code).refused == BAD_CODE


def test_a_code_is_typed_as_people_type(doors: House):
    code = doors.staff["aksel"].pairing_code("kiosk")

    assert pair(doors.outside, f" {code.lower()} ").status == 201


def test_five_wrong_codes_then_wait(doors: House):
    """Counted by address, in one process."""
    lived = doors.staff["aksel"].pairing_code("kiosk")
    with doors.installation.serving() as service, outsider(service.url) as outside:
        answers = [pair(outside, f"WRONG{n}") for n in range(6)]
        guessed_at = pair(outside, lived)
        made_later = pair(outside, doors.staff["aksel"].pairing_code("kiosk"))

    assert [answer.refused for answer in answers[:5]] == [BAD_CODE] * 5
    assert {answer.status for answer in (answers[5], guessed_at)} == {429}
    assert 0 < int(answers[5].headers["retry-after"]) <= 600
    assert made_later.status == 201


def test_five_wrong_ends_of_one_code_and_it_is_worth_nothing(doors: House):
    code = doors.staff["aksel"].pairing_code("kiosk")
    wrong = code[:-1] + ("2" if code[-1] != "2" else "3")
    with doors.installation.serving() as service, outsider(service.url) as outside:
        answers = [pair(outside, wrong) for _ in range(5)]
    with doors.installation.serving() as service, outsider(service.url) as outside:
        right = pair(outside, code)

    assert [answer.refused for answer in answers] == [BAD_CODE] * 5
    assert right.status == 429


@pytest.mark.parametrize("code", [None, 7, [], {}, True])
def test_what_is_no_code_is_malformed(doors: House, code: object):
    assert pair(doors.outside, code).refused == (422, "malformed")


def test_a_device_that_is_shut_out_is_refused_at_once(doors: House):
    aksel = doors.staff["aksel"]
    paired = pair(doors.outside, doors.staff["aksel"].pairing_code("kiosk")).body(201)
    state = ("GET", "/v1/kiosk/state")
    assert doors.outside.call(*state, token=paired["token"]).status == 200

    gone = doors.outside.call("DELETE", f"/v1/staff/devices/{paired['device_id']}", token=aksel.token)

    assert (gone.status, gone.raw) == (204, b"")
    assert doors.outside.call(*state, token=paired["token"]).refused == (401, "unauthorized")
    listed = {each["id"]: each for each in aksel.get("/v1/staff/devices").body()["devices"]}
    assert listed[paired["device_id"]]["revoked"] is True


def test_a_heartbeat_is_seen(house: House):
    query = "?spool=3&paper=low"
    house.outside.call("GET", "/v1/kiosk/state" + query, token=house.kiosk.token).body()

    devices = house.staff["aksel"].get("/v1/staff/devices").body()["devices"]

    assert {"id", "kind", "last_seen", "revoked"} <= devices[0].keys()
    assert any(each["last_seen"] for each in devices if each["kind"] == "kiosk")


@pytest.mark.parametrize(
    "query", ["?spool=-1", "?spool=x", "?spool=" + "9" * 40, "?paper=lots", "?spool=&paper=", "?x=1"]
)
def test_a_strange_heartbeat_is_no_defect(house: House, query: str):
    assert house.outside.call("GET", "/v1/kiosk/state" + query, token=house.kiosk.token).status in (200, 422)
