"""Statistics in the staff tool."""

import pytest

from builders.arrivals import KioskRoom
from builders.running_service import RunningService

DAY = "from=2026-11-23&to=2026-11-23"


def arrive(service: RunningService, count: int) -> None:
    for number in range(17, 17 + count):
        KioskRoom(service.reception).arrives(number, digits=None, declared="none", topic="general")


def test_an_empty_day_has_no_figures(service: RunningService):
    answer = service.call("GET", f"/v1/staff/figures?{DAY}", token="lead")

    assert (answer.status, answer.json["days"], answer.json["total"]["arrivals"]) == (200, [], 0)
    assert answer.json["total"]["waiting_others"] == {"met": 0, "median": None, "most": None}


def test_arrivals_are_counted_by_the_local_hour(service: RunningService):
    arrive(service, 5)

    said = service.call("GET", f"/v1/staff/figures?{DAY}", token="lead").json
    total = said["total"]

    assert total["arrivals_by_hour"] == {"9": 5}
    assert (total["walk_ins_by_topic"], total["kiosk_by_language"]) == ({"general": 5}, {"da": 5})
    assert said["days"][0]["figures"]["walk_ins_by_topic"] == {}


def test_a_single_walk_in_of_a_topic_is_not_told(service: RunningService):
    arrive(service, 1)

    total = service.call("GET", f"/v1/staff/figures?{DAY}", token="lead").json["total"]

    assert (total["walk_ins_by_topic"], total["walk_ins_together"]) == ({}, None)
    assert (total["kiosk_by_language"], total["kiosk_together"]) == ({}, None)


@pytest.mark.parametrize(
    "query", ["", "from=2026-11-23", "from=2026-11-24&to=2026-11-23", "from=2025-11-22&to=2026-11-24"]
)
def test_a_span_that_makes_no_sense_is_refused(service: RunningService, query: str):
    assert service.call("GET", f"/v1/staff/figures?{query}", token="lead").refused == (422, "malformed")
