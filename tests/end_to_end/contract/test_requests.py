"""Requests as they should not be: the order of the checks, limits, keys, and answers that echo nothing."""

import http.client
import json
import uuid
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.parse import urlsplit

import pytest

from builders.contract_house import House

MARK = "Zebra4711"
AT_DESK: dict[str, Any] = {"number": None, "appointment_id": None, "topic": None, "needs": []}
BIG = b'{"a":"' + b"x" * (64 * 1024) + b'"}'
BROKEN = [b"", b"{", b"null", b"[]", b'"x"', b"\xff", b'{"a":', b"7", b"NaN", b"[" * 10_000, b"{" + b'"a":{' * 5_000]


def test_the_order_of_the_checks(house: House):
    """Each question is wrong in all that comes later, too."""
    kiosk, rikke, anne = house.kiosk.token, house.reception.token, house.anne.token
    gone = "/v1/staff/visits/gone/hand_over"

    def refused(token: str, path: str, body: bytes) -> tuple[int, str]:
        return house.outside.call("POST", path, body, token=token).refused

    assert refused("", gone, BIG) == (401, "unauthorized")
    assert refused(kiosk, gone, BIG) == (403, "forbidden")
    assert refused(rikke, gone, BIG) == (404, "not_found")
    ended = house.reception.does(house.walk_in(), "left")
    there = f"/v1/staff/visits/{ended['id']}/hand_over"
    assert refused(rikke, there, BIG) == (413, "too_large")
    assert refused(rikke, there, b"{") == (422, "malformed")
    assert refused(rikke, there, json.dumps({"caseworker_id": house.bo.user_id}).encode()) == (409, "wrong_state")
    assert refused(anne, f"/v1/staff/visits/{ended['id']}/merge", BIG) == (403, "forbidden")


@pytest.mark.parametrize("path", ["arrivals", "numbers", "bookings"])
def test_64_kib_on_kiosk_routes(house: House, path: str):
    exactly = b'{"a":"' + b"x" * (64 * 1024 - 8) + b'"}'
    assert len(exactly) == 64 * 1024

    for body, refused in ((BIG, (413, "too_large")), (exactly, (422, "malformed"))):
        answer = house.outside.call("POST", f"/v1/kiosk/{path}", body, token=house.kiosk.token)
        assert answer.refused == refused


def test_a_body_without_a_length_is_measured_too(house: House):
    def chunks():
        for _ in range(80):
            yield b"x" * 1024

    answer = house.outside.http.post(
        house.outside.url + "/v1/kiosk/arrivals",
        content=chunks(),
        headers={"Authorization": f"Bearer {house.kiosk.token}"},
    )

    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")


def test_50_mb_on_imports(house: House):
    answer = house.reception.post(f"/v1/staff/imports?day={house.diary.day}", b"x" * (50_000_000 + 1))

    assert answer.refused == (413, "too_large")


@pytest.mark.parametrize("path", ["/v1/pair", "/v1/sessions"])
@pytest.mark.parametrize("body", BROKEN, ids=range(len(BROKEN)))
def test_broken_json_before_anybody_is_known(house: House, path: str, body: bytes):
    answer = house.outside.call("POST", path, body)

    assert answer.refused == (422, "malformed")


@pytest.mark.parametrize("path", ["kiosk/arrivals", "kiosk/numbers", "kiosk/bookings", "staff/call_next"])
@pytest.mark.parametrize("body", BROKEN, ids=range(len(BROKEN)))
def test_broken_json_is_malformed(house: House, path: str, body: bytes):
    token = house.kiosk.token if path.startswith("kiosk") else house.reception.token

    assert house.outside.call("POST", f"/v1/{path}", body, token=token).refused == (422, "malformed")


def good_item(house: House) -> dict[str, Any]:
    return house.kiosk.item(house.kiosk.words(house.kiosk.number(), digits=None, declared="none"))


@pytest.mark.parametrize("missing", ["id", "service_day", "number"])
@pytest.mark.parametrize("wrong", ["left out", None, "", "x", -1, 10_000, 1.5, True, [], {}, "2026-02-30", 2**70])
def test_an_item_without_id_day_or_number_refuses_the_request_and_nothing_is_stored(house: House, missing, wrong):
    good, bad = good_item(house), good_item(house)
    bad = {name: value for name, value in bad.items() if name != missing} | (
        {} if wrong == "left out" else {missing: wrong}
    )

    answer = house.kiosk.hand_in(good, bad)

    assert answer.refused == (422, "malformed")
    house.walk_in()
    assert house.reception.with_number(good["number"]) == []


def test_fifty_items_are_taken_and_one_more_is_too_many(house: House):
    items = [good_item(house)] * 51

    assert house.kiosk.hand_in(*items[:50]).body(202) == {"accepted": 50}
    assert house.kiosk.hand_in(*items).refused == (422, "too_many")
    assert house.kiosk.hand_in().body(202) == {"accepted": 0}


@pytest.mark.parametrize(
    "path",
    ["/", "/v1", "/v1/kiosk", "/v1/staff/", "/v1/staff/visits/", "/v2/pair", "/healthz/", "/docs", "/redoc", "/%00"]
    + ["/openapi.json", "/v1/staff/visits/x", "//", "/v1/staff/..%2f..%2fetc", "/" + MARK],
)
def test_a_path_that_is_none_of_ours(house: House, path: str):
    answer = house.outside.call("GET", path, token=house.reception.token)

    assert answer.refused == (404, "not_found")
    assert MARK.encode() not in answer.raw


@pytest.mark.parametrize(
    ("method", "path"), [("PUT", "/v1/pair"), ("DELETE", "/v1/staff/visits"), ("TRACE", "/healthz")]
)
def test_a_method_that_is_none_of_ours(house: House, method: str, path: str):
    assert house.outside.call(method, path, token=house.reception.token).refused[0] == 405


def test_nothing_that_was_sent_comes_back(house: House):
    rikke, kiosk = house.reception.token, house.kiosk.token
    visit = house.walk_in()["id"]
    asked = [
        ("POST", "/v1/pair", {"code": MARK}, ""),
        ("POST", "/v1/pair", {"code": [MARK]}, ""),
        ("POST", "/v1/sessions", {"username": MARK, "password": MARK}, ""),
        ("POST", "/v1/sessions", {"username": [MARK], MARK: 1}, ""),
        ("POST", "/v1/kiosk/numbers", {"service_day": MARK, "count": MARK}, kiosk),
        ("POST", "/v1/kiosk/arrivals", {"arrivals": [{"id": MARK}]}, kiosk),
        ("GET", f"/v1/kiosk/slots?topic={MARK}&from={MARK}&to={MARK}", None, kiosk),
        ("GET", f"/v1/staff/appointments?day={MARK}", None, rikke),
        ("GET", f"/v1/staff/persons/{MARK}", None, rikke),
        ("POST", f"/v1/staff/visits/{MARK}/coming", {}, rikke),
        ("POST", f"/v1/staff/visits/{visit}/{MARK}", {}, rikke),
        ("POST", f"/v1/staff/visits/{visit}/hand_over", {"caseworker_id": MARK}, rikke),
        ("POST", f"/v1/staff/imports?day={MARK}", MARK, rikke),
        ("POST", f"/v1/staff/imports?day={house.diary.day}", MARK, rikke),
        ("POST", "/v1/staff/arrivals", {"number": MARK, "needs": [MARK]}, rikke),
    ]

    answers = [house.outside.call(method, path, body, token=token) for method, path, body, token in asked]

    for (_, path, *_), answer in zip(asked, answers, strict=True):
        assert answer.refused[0] in range(400, 500), path
        assert MARK.encode() not in answer.raw, path
        assert MARK not in str(answer.headers), path


def test_a_problem_document_says_type_title_status_and_code(house: House):
    problem = house.outside.call("GET", "/v1/staff/visits").json

    assert {"type", "title", "status", "code"} <= set(problem)


def test_answers_are_never_stored_on_the_way(house: House):
    for path in ("/v1/staff/visits", "/v1/staff/appointments", "/nowhere"):
        assert "no-store" in house.reception.get(path).headers["cache-control"]


def test_healthz_is_open_to_all_and_says_nothing_else(house: House):
    for token in ("", "nobody's", house.kiosk.token):
        assert house.outside.call("GET", "/healthz", token=token).body() == {"status": "ok"}


@pytest.mark.parametrize(
    "line", [b"GET /healthz HTTP/9.9\r\n\r\n", b"\x16\x03\x01\x00\xa5", b"GET /\xff HTTP/1.1\r\n\r\n"]
)
def test_noise_on_the_line_is_no_defect(house: House, line: bytes):
    raw = http.client.HTTPConnection(urlsplit(house.outside.url).netloc, timeout=5)
    raw.connect()
    raw.sock.sendall(line)
    answered = raw.sock.recv(200)
    raw.close()

    assert b" 500 " not in answered
    assert house.outside.call("GET", "/healthz").status == 200


# ---- the same key, the same answer -----------------------------------------------------


def test_the_same_key_gets_the_same_answer(house: House):
    visit, key = house.expected(), str(uuid.uuid4())
    path = f"/v1/staff/visits/{visit['id']}/coming"

    first, again = house.reception.post(path, {}, key=key), house.reception.post(path, {}, key=key)

    assert (first.status, first.raw) == (again.status, again.raw)
    assert house.reception.again(visit)["version"] == first.json["version"]
    assert house.reception.takes(visit, "coming").refused == (409, "wrong_state")


def test_a_refusal_is_remembered_too(house: House):
    visit, key = house.walk_in(), str(uuid.uuid4())
    path = f"/v1/staff/visits/{visit['id']}/ended"
    refused = house.reception.post(path, {}, key=key)
    house.reception.does(visit, "collected")

    again = house.reception.post(path, {}, key=key)

    assert (refused.refused, again.refused) == ((409, "wrong_state"), (409, "wrong_state"))


def test_one_check_in_for_one_key(house: House):
    key = str(uuid.uuid4())

    answers = [house.reception.post("/v1/staff/arrivals", AT_DESK, key=key) for _ in range(3)]

    assert len({(answer.status, answer.raw) for answer in answers}) == 1
    assert answers[0].status == 201


def test_one_check_in_for_one_key_also_when_all_come_at_once(house: House):
    key = str(uuid.uuid4())
    with ThreadPoolExecutor(6) as at_once:
        answers = list(at_once.map(lambda _: house.reception.post("/v1/staff/arrivals", AT_DESK, key=key), range(6)))

    assert {(answer.status, answer.raw) for answer in answers} == {(201, answers[0].raw)}


def test_one_call_for_one_key(house: House):
    """The second press is not told that the desk is busy."""
    house.walk_in()
    body, key = {"desk_id": house.reception.free_desk()["id"]}, str(uuid.uuid4())

    first, again = (house.reception.post("/v1/staff/call_next", body, key=key) for _ in range(2))

    assert (first.status, first.raw) == (again.status, again.raw)
    assert first.json["status"] == "called"


def test_a_key_is_the_users_own(house: House):
    key = str(uuid.uuid4())

    mine = house.reception.post("/v1/staff/arrivals", AT_DESK, key=key).body(201)
    theirs = house.staff["lene"].post("/v1/staff/arrivals", AT_DESK, key=key).body(201)

    assert mine["id"] != theirs["id"]


@pytest.mark.parametrize("key", ["x", "x" * 255, "æ", "a b", "%00"])
def test_any_key_is_no_defect(house: House, key: str):
    visit = house.walk_in()
    headers = [(b"Authorization", f"Bearer {house.reception.token}".encode()), (b"Idempotency-Key", key.encode())]
    answer = house.outside.http.post(
        f"{house.outside.url}/v1/staff/visits/{visit['id']}/left", headers=headers, content=b"{}"
    )

    assert answer.status_code in (200, 422)
