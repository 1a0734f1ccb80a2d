"""Free times in the staff tool: opened, blocked, booked for a citizen at the desk, and settled by the lead."""

from typing import Any

import pytest
from sqlalchemy.orm import Session

from builders.reception import KIOSK, at
from builders.running_service import Answer, RunningService
from kiosk.service.store.tables import SlotTimeRow
from kiosk.service.usecases.offices import NewOffice, add_office
from kiosk.service.usecases.staff import COMMAND_LINE

WEEK = "from=2026-11-24&to=2026-11-27"
MORNING = {"starts_at": "2026-11-24T08:00:00+01:00", "ends_at": "2026-11-24T10:00:00+01:00"}
EVENING = {"starts_at": "2026-11-24T17:00:00+01:00", "ends_at": "2026-11-24T18:00:00+01:00"}
FIRST = "general.20261124T0700"


def times(service: RunningService, token: str = "receptionist") -> dict[str, Any]:
    found: dict[str, Any] = service.call("GET", f"/v1/staff/times?topic=general&{WEEK}", token=token).json
    return found


def offered(service: RunningService) -> list[str]:
    answer = service.call("GET", f"/v1/kiosk/slots?topic=general&{WEEK}", token=KIOSK)
    return [slot["id"] for slot in answer.json["slots"]]


def change(service: RunningService, body: dict[str, Any], token: str = "receptionist") -> Answer:
    return service.call("POST", "/v1/staff/times", body, token=token, key=str(body))


def book(service: RunningService, body: dict[str, Any], *, key: str = "one", token: str = "receptionist") -> Answer:
    return service.call("POST", "/v1/staff/bookings", body, token=token, key=key)


def settle(service: RunningService, booking: Any, *, token: str = "lead") -> Answer:
    return service.call("PUT", "/v1/staff/topics/general", {"booking": booking}, token=token, key=str(booking))


def test_a_blocked_time_leaves_the_offer_and_comes_back(service: RunningService):
    before = offered(service)

    blocked = change(service, {"kind": "block", "topic": None, **MORNING})

    assert blocked.status == 201
    assert before[4:] == offered(service)
    assert times(service)["changed"] == [blocked.json]
    taken_back = service.call("DELETE", f"/v1/staff/times/{blocked.json['id']}", token="lead")
    assert taken_back.status == 204
    assert offered(service) == before


def test_an_extra_time_is_offered(service: RunningService):
    change(service, {"kind": "extra", "topic": "general", **EVENING})

    assert offered(service)[15:17] == ["general.20261124T1600", "general.20261124T1630"]


def test_staff_see_who_is_free(service: RunningService):
    settle(service, {"caseworkers": ["caseworker"]})

    first = times(service)["slots"][0]

    assert (first["id"], first["free"]) == (FIRST, 1)
    assert first["caseworkers"] == [{"id": "caseworker", "name": "Caseworker Prøve"}]


def test_the_desk_books_for_a_citizen(service: RunningService):
    booked = book(service, {"slot_id": FIRST, "digits": "010190"})

    assert booked.status == 201
    assert set(booked.json) == {"code", "starts_at", "appointment", "visit"}
    assert FIRST not in offered(service)
    appointment = booked.json["appointment"]["id"]
    looked = service.call("GET", f"/v1/staff/persons/{appointment}", token="receptionist")
    assert looked.json == {"name": None, "digits": "010190"}


def test_the_desk_books_at_short_notice_where_the_kiosk_does_not(service: RunningService):
    service.reception.later(days=1, minutes=-5)

    assert "general.20261124T0800" not in offered(service)
    assert book(service, {"slot_id": "general.20261124T0800"}).status == 201


def test_one_key_books_once(service: RunningService):
    answers = [book(service, {"slot_id": FIRST, "digits": None}) for _ in range(2)]

    assert answers[0].raw == answers[1].raw
    assert book(service, {"slot_id": FIRST}, key="two").refused == (409, "slot_taken")


@pytest.mark.parametrize("digits", ["310290", "01019", "0101901", "٠١٠١٩٠", 10190])
def test_digits_that_cannot_be_are_refused_and_not_echoed(service: RunningService, digits: Any):
    refused = book(service, {"slot_id": FIRST, "digits": digits})

    assert refused.refused == (422, "malformed")
    assert str(digits) not in refused.raw.decode()
    assert FIRST in offered(service)


def test_a_booking_is_listed_and_cancelled_by_its_code(service: RunningService):
    code = book(service, {"slot_id": FIRST}).json["code"]
    bookings = service.call("GET", f"/v1/staff/bookings?{WEEK}", token="lead").json["bookings"]
    assert [(each["code"], each["topic"], each["readable"]) for each in bookings] == [(code, "general", True)]
    unreadable = service.call("GET", f"/v1/staff/bookings?{WEEK}&unreadable=true", token="lead").json["bookings"]
    assert unreadable == []

    cancelled = service.call("POST", f"/v1/staff/bookings/{code}/cancel", token="receptionist", key="cancel")

    assert (cancelled.status, cancelled.json["cancelled"]) == (200, True)
    assert FIRST in offered(service)
    unknown = service.call("POST", "/v1/staff/bookings/NONE/cancel", token="receptionist", key="other")
    assert unknown.refused == (404, "not_found")


def test_a_walk_in_gets_a_time_instead_of_waiting(service: RunningService):
    arrived = service.call("POST", "/v1/staff/arrivals", {"needs": []}, token="receptionist", key="arrival").json

    booked = book(service, {"slot_id": FIRST, "visit_id": arrived["id"]}).json

    assert (booked["visit"]["id"], booked["visit"]["status"]) == (arrived["id"], "left")
    assert booked["visit"]["undo_until"] is not None
    assert book(service, {"slot_id": FIRST, "visit_id": "nobody"}, key="two").refused == (404, "not_found")
    undone = service.call("POST", f"/v1/staff/visits/{arrived['id']}/undo", {}, token="receptionist", key="undo")
    assert (undone.json["status"], FIRST in offered(service)) == ("waiting", True)


def test_the_lead_settles_how_a_topic_is_booked(service: RunningService):
    span = {"opens": "13:00", "closes": "14:00"}
    settings = {"slot_minutes": 20, "capacity": 2, "week": [[span], [span], [], [], [], [], []]}

    settled = settle(service, settings)

    assert settled.json["booking"] | settings == settled.json["booking"]
    assert offered(service) == [f"general.20261124T12{minute}" for minute in ("00", "20", "40")]
    assert service.call("GET", "/v1/staff/topics/general", token="admin").json == settled.json
    settle(service, None)
    assert offered(service) == []
    assert service.call("GET", "/v1/kiosk/state", token=KIOSK).json["topics"][0]["bookable"] is False


@pytest.mark.parametrize(
    ("booking", "refused"),
    [
        ({"slot_minutes": 7}, (422, "malformed")),
        ({"capacity": 0}, (422, "malformed")),
        ({"week": [[]]}, (422, "malformed")),
        ({"week": [[{"opens": "14:00", "closes": "13:00"}]] * 7}, (422, "malformed")),
        ({"caseworkers": ["receptionist"]}, (404, "not_found")),
    ],
)
def test_settings_that_make_no_sense_are_refused(service: RunningService, booking: Any, refused: tuple[int, str]):
    assert settle(service, booking).refused == refused
    assert len(offered(service)) == 60


@pytest.mark.parametrize(
    ("body", "refused"),
    [
        ({"kind": "block", "topic": "nowhere", **MORNING}, (404, "not_found")),
        ({"kind": "extra", "topic": None, **MORNING}, (422, "malformed")),
        ({"kind": "block", "starts_at": MORNING["ends_at"], "ends_at": MORNING["starts_at"]}, (422, "malformed")),
        ({"kind": "block", "starts_at": "2026-11-24T08:00:00", "ends_at": "2026-11-24T09:00:00"}, (422, "malformed")),
        ({"kind": "holiday", **MORNING}, (422, "malformed")),
        ({"kind": "block", **MORNING, "ends_at": "2036-11-24T09:00:00Z"}, (422, "malformed")),
        ({"kind": "block", **MORNING, "starts_at": "0001-01-01T00:00:00+14:00"}, (422, "malformed")),
        ({"kind": "block", **MORNING, "topic": "\0"}, (422, "malformed")),
    ],
)
def test_a_change_that_cannot_be_is_refused(service: RunningService, body: Any, refused: tuple[int, str]):
    assert change(service, body).refused == refused


@pytest.mark.parametrize(
    ("slot", "code"),
    [
        ("general.20261123T0600", "slot_past"),
        ("general.20261224T0900", "closed"),
        ("general.20261225T0900", "closed"),
        ("general.20261128T0900", "closed"),
        ("general.20261130T1700", "closed"),
        ("general.20261130T0900", "slot_taken"),
    ],
    ids=["past", "christmas eve", "christmas day", "saturday", "evening", "just taken"],
)
def test_the_desk_is_told_why_a_time_cannot_be_booked(service: RunningService, slot: str, code: str):
    book(service, {"slot_id": "general.20261130T0900"})

    assert book(service, {"slot_id": slot}, key="again").refused == (409, code)


def test_the_kiosk_is_told_no_more_than_that_it_is_taken(service: RunningService):
    envelope = {"id": "0f8f1e0a-8a5e-4a63-9d1a-6a4a7f1f0001", "key_id": "any", "envelope": ""}

    refused = service.call("POST", "/v1/kiosk/bookings", {**envelope, "slot_id": "general.20261123T0700"}, token=KIOSK)

    assert refused.refused == (409, "slot_taken")


@pytest.mark.parametrize(
    ("day", "code"), [("2026-12-25", "closed"), ("2026-11-22", "slot_past")], ids=["holiday", "past"]
)
def test_no_time_is_opened_on_a_closed_day_or_in_the_past(service: RunningService, day: str, code: str):
    span = {"starts_at": f"{day}T10:00:00+01:00", "ends_at": f"{day}T11:00:00+01:00"}

    assert change(service, {"kind": "extra", "topic": "general", **span}).refused == (409, code)


def test_an_opened_time_has_its_own_capacity_and_staff_see_every_time(service: RunningService):
    change(service, {"kind": "extra", "topic": "general", "capacity": 2, **EVENING})
    change(service, {"kind": "block", "topic": "general", **MORNING}, token="admin")
    book(service, {"slot_id": "general.20261124T1600"})

    seen = {
        each["id"][-4:]: (each["state"], each["free"], each["taken"])
        for each in times(service, "admin")["slots"]
        if "1124T" in each["id"]
    }

    assert len(seen) == 17
    assert (seen["0700"], seen["0900"]) == (("blocked", 0, 0), ("free", 1, 0))
    assert (seen["1600"], seen["1630"]) == (("free", 1, 1), ("free", 2, 0))


def test_who_may_what(service: RunningService):
    nobody = [
        change(service, {"kind": "block", **MORNING}, token="caseworker"),
        book(service, {"slot_id": FIRST}, token="caseworker"),
        settle(service, None, token="receptionist"),
        service.call("GET", f"/v1/staff/times?topic=general&{WEEK}", token=KIOSK),
        service.call("POST", "/v1/staff/bookings/ANY/cancel", token="caseworker", key="x"),
    ]

    assert {answer.refused for answer in nobody} == {(403, "forbidden")}
    assert service.call("DELETE", "/v1/staff/times/unknown", token="lead").refused == (404, "not_found")
    assert service.call("PUT", "/v1/staff/topics/none", {}, token="lead", key="k").refused == (404, "not_found")


def test_a_time_that_another_office_blocked_stays_blocked(service: RunningService):
    blocked = change(service, {"kind": "block", "topic": None, **MORNING}).json["id"]
    service.reception.does(lambda session: _given_to_another_office(session, blocked))

    assert service.call("DELETE", f"/v1/staff/times/{blocked}", token="lead").refused == (404, "not_found")


def _given_to_another_office(session: Session, time_id: str) -> None:
    other = NewOffice(id="other", name="Andet kontor", desks=1, time_zone="Europe/Copenhagen")
    add_office(session, other, by=COMMAND_LINE, now=at("08:00"))
    session.get_one(SlotTimeRow, time_id).office_id = "other"
