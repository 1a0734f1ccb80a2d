"""A span of numbers is the reception's to void, within bounds, and once per key."""

import pytest

from builders.at_work import AtWork
from builders.reception import at
from builders.running_service import RunningService

VOID = "/v1/staff/numbers/void"


def test_a_span_is_voided_once_and_taken_back(service: RunningService):
    service.reception.now = at("09:52")
    work = AtWork(service.reception)
    work.walk_in(31)

    first = service.call("POST", VOID, {"first": 31, "last": 60}, token="receptionist", key="1")
    again = service.call("POST", VOID, {"first": 31, "last": 60}, token="receptionist", key="1")

    assert (first.status, first.json["numbers"], first.json["kept"]) == (200, [31], [])
    assert again.raw == first.raw
    body = {"visit_ids": first.json["visit_ids"]}
    back = service.call("POST", f"{VOID}/undo", body, token="receptionist", key="2")
    assert (back.status, back.json) == (200, {"numbers": [31]})


@pytest.mark.parametrize(
    ("first", "last"), [(0, 5), (9, 8), (1, 201), (9_000, 10_000)], ids=["none", "backwards", "too many", "beyond"]
)
def test_no_span_is_refused(service: RunningService, first: int, last: int):
    answer = service.call("POST", VOID, {"first": first, "last": last}, token="receptionist", key="1")

    assert answer.refused == (422, "malformed")


def test_a_caseworker_voids_nothing(service: RunningService):
    for path, body in ((VOID, {"first": 1, "last": 2}), (f"{VOID}/undo", {"visit_ids": []})):
        assert service.call("POST", path, body, token="caseworker", key="1").refused == (403, "forbidden")
