"""The file of a day, imported from the staff tool."""

import pytest
from sqlalchemy import select

from builders.exports import row, table
from builders.running_service import Answer, RunningService
from kiosk.service.store.tables import AppointmentRow, ImportRow

DAY = "2026-11-23"


def imported(service: RunningService, raw: bytes, day: str = DAY, *, key: str = "") -> Answer:
    return service.call("POST", f"/v1/staff/imports?day={day}", raw, token="receptionist", key=key)


def test_the_report_has_the_fields_of_the_contract(service: RunningService):
    answer = imported(service, table(row(id="A1"), row("25:99", id="A2")))

    assert answer.status == 200
    assert answer.json == {
        "added": 1,
        "changed": 0,
        "cancelled": 0,
        "rejected": [{"line": 3, "code": "bad_time"}],
        "unmapped": ["Anne Holm"],
    }


def test_what_was_imported_is_in_the_list_of_its_day(service: RunningService):
    imported(service, table(row()))

    def listed(day: str) -> list[str]:
        answer = service.call("GET", f"/v1/staff/appointments?day={day}", token="lead")
        return [each["room"] for each in answer.json["appointments"]]

    assert (listed(DAY), listed("2026-11-24")) == (["2.14"], [])


def test_a_file_of_another_day_is_refused_and_nothing_is_written(service: RunningService):
    assert imported(service, table(row()), day="2026-11-24").refused == (409, "wrong_day")
    assert service.reception.sees(lambda session: session.scalars(select(AppointmentRow)).all()) == []


@pytest.mark.parametrize(
    "raw", [b"", b"hello\r\nworld\r\n", b"PK\x03\x04\x00\x00", b"\xff\xfe\x00", b"BEGIN:VCALENDAR"]
)
def test_what_is_no_table_is_malformed(service: RunningService, raw: bytes):
    answer = imported(service, raw)

    assert answer.refused == (422, "malformed")
    assert b"hello" not in answer.raw


@pytest.mark.parametrize("day", ["", "tomorrow", "2026-02-30", "23-11-2026"])
def test_a_day_that_is_none_is_malformed(service: RunningService, day: str):
    assert imported(service, table(row()), day=day).refused == (422, "malformed")


def test_a_file_over_fifty_megabytes_is_too_large(service: RunningService):
    assert imported(service, b"x" * 50_000_001).refused == (413, "too_large")


def test_the_same_key_imports_once(service: RunningService):
    answers = [imported(service, table(row()), key="k1") for _ in range(2)]

    assert answers[0].raw == answers[1].raw
    assert answers[0].json["added"] == 1
    assert len(service.reception.sees(lambda session: session.scalars(select(ImportRow)).all())) == 1
