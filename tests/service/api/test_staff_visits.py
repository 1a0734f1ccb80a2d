"""Visits over the wire: whose they are, what they look like, and the event that the list is true for."""

from typing import Any

import pytest

from builders.at_work import AtWork
from builders.reception import at
from builders.running_service import RunningService
from kiosk.domain.visits import Step
from kiosk.service.usecases.offices import NewOffice, add_office
from kiosk.service.usecases.staff import COMMAND_LINE

VISIT = {
    "id", "number", "also", "status", "outcome", "flags", "appointment", "candidates", "duplicate_of", "arrived_at",
    "received_at", "topic", "needs", "place", "version",
}  # fmt: skip
APPOINTMENT = {"id", "starts_at", "ends_at", "caseworker", "caseworker_name", "room"}


@pytest.fixture
def work(service: RunningService) -> AtWork:
    service.reception.now = at("09:52")
    return AtWork(service.reception)


def listed(service: RunningService, token: str) -> list[dict[str, Any]]:
    answer = service.call("GET", "/v1/staff/visits", token=token)
    assert answer.status == 200
    found: list[dict[str, Any]] = answer.json["visits"]
    return found


def test_a_visit_has_the_fields_of_the_contract(service: RunningService, work: AtWork):
    work.expected(17)

    (visit,) = listed(service, "lead")

    assert set(visit) >= VISIT
    assert set(visit["appointment"]) >= APPOINTMENT
    assert visit["appointment"]["caseworker"] == {"id": "caseworker", "name": "Caseworker Prøve"}
    assert (visit["number"], visit["status"], visit["outcome"], visit["version"]) == (17, "waiting", "matched", 1)


def test_the_reception_sees_the_offices_visits_and_a_caseworker_their_own(service: RunningService, work: AtWork):
    work.reception.employ("bo")
    work.expected(17)
    work.walk_in(14)

    assert [each["number"] for each in listed(service, "receptionist")] == [14, 17]
    assert [each["number"] for each in listed(service, "caseworker")] == [17]
    assert listed(service, "bo") == []


def test_a_caseworker_is_shown_the_walk_in_who_may_be_their_citizen(service: RunningService, work: AtWork):
    work.reception.employ("bo")
    work.room.appointment("11:00")
    work.room.arrives(18, declared="none")

    assert [each["flags"] for each in listed(service, "caseworker")] == [["has_appointment"]]
    assert listed(service, "bo") == []


def test_the_list_has_ended_visits_and_none_of_yesterday(service: RunningService, work: AtWork):
    work.does(work.walk_in(14), Step.LEFT)
    yesterday = work.walk_in(15)
    work.room.sets(yesterday, service_day=yesterday.service_day.replace(day=22))

    assert [each["number"] for each in listed(service, "lead")] == [14]


def test_what_can_be_taken_back_says_until_when_to_whom_it_belongs(service: RunningService, work: AtWork):
    work.does(work.walk_in(14), Step.LEFT)

    assert listed(service, "receptionist")[0]["undo_until"] == "2026-11-23T08:54:00Z"
    assert listed(service, "lead")[0]["undo_until"] is None


def test_the_list_names_the_event_it_is_true_for(service: RunningService, work: AtWork):
    before = service.call("GET", "/v1/staff/visits", token="lead").json["last_event_id"]
    work.does(work.walk_in(14), Step.LEFT)

    assert service.call("GET", "/v1/staff/visits", token="lead").json["last_event_id"] == before + 2


def test_the_next_one_is_called_or_nobody(service: RunningService, work: AtWork):
    work.walk_in(14)

    called = service.call("POST", "/v1/staff/call_next", {"desk_id": "1"}, token="receptionist")
    nobody = service.call("POST", "/v1/staff/call_next", {"desk_id": "2"}, token="receptionist")

    assert (called.status, called.json["place"], called.json["desk_id"]) == (200, "1", "1")
    assert (nobody.status, nobody.raw) == (204, b"")
    busy = service.call("POST", "/v1/staff/call_next", {"desk_id": "1"}, token="receptionist")
    assert busy.refused == (409, "desk_busy")
    desks = service.call("GET", "/v1/staff/desks", token="receptionist").json["desks"]
    assert [(desk["id"], desk["visit_id"]) for desk in desks] == [("1", called.json["id"]), ("2", None)]


def test_somebody_is_checked_in_at_the_desk(service: RunningService, work: AtWork):
    appointment = work.room.appointment("10:00")
    body = {"number": 17, "appointment_id": appointment, "topic": None, "needs": ["companion"]}

    visit = service.call("POST", "/v1/staff/arrivals", body, token="receptionist")
    again = service.call("POST", "/v1/staff/arrivals", body | {"number": None}, token="receptionist")

    assert (visit.status, visit.json["number"], visit.json["needs"]) == (201, 17, ["companion"])
    assert again.refused == (409, "appointment_taken")


@pytest.mark.parametrize("body", [{"needs": ["a lawyer"]}, {"number": 0}, {"number": 10_000}, {"number": "x"}])
def test_a_check_in_that_makes_no_sense_is_malformed(service: RunningService, body: object):
    assert service.call("POST", "/v1/staff/arrivals", body, token="lead").refused == (422, "malformed")


def test_the_first_look_at_a_list_is_audited_once(service: RunningService, work: AtWork):
    before = work.left_behind()[2]

    for _ in range(3):
        listed(service, "lead")
        service.call("GET", "/v1/staff/appointments", token="lead")

    assert work.left_behind()[2] == before + 2


def test_every_look_at_a_person_is_audited(service: RunningService, work: AtWork):
    appointment = work.room.appointment("10:00")
    before = work.left_behind()[2]

    answers = [service.call("GET", f"/v1/staff/persons/{appointment}", token="lead") for _ in range(3)]

    assert [set(answer.json) for answer in answers] == [{"name", "digits"}] * 3
    assert work.left_behind()[2] == before + 3


def test_an_object_of_another_office_is_not_found(service: RunningService, work: AtWork):
    other = NewOffice(id="other", name="Andet kontor", desks=1, time_zone="Europe/Copenhagen")
    work.reception.does(lambda session: add_office(session, other, by=COMMAND_LINE, now=work.reception.now))
    visit = work.expected()
    work.room.sets(visit, office_id="other")

    assert service.call("POST", f"/v1/staff/visits/{visit.id}/coming", token="lead").refused == (404, "not_found")
    assert listed(service, "lead") == []
