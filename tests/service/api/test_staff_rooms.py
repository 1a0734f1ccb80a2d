"""The private rooms of the office, for the reception and for the caseworker whose citizen sits in one."""

from functools import partial

import pytest

from builders.at_work import AtWork
from builders.reception import OFFICE, at
from builders.running_service import RunningService
from kiosk.service.usecases.waiting_room import display_state

ROOM = "Blåt rum"


@pytest.fixture
def work(service: RunningService) -> AtWork:
    service.reception.now = at("09:52")
    service.reception.is_told(private_rooms=[ROOM])
    return AtWork(service.reception)


def test_a_room_is_given_and_given_back(service: RunningService, work: AtWork):
    visit = work.walk_in(14)
    wanted = {"visit_id": visit.id}

    given = service.call("POST", "/v1/staff/rooms/give", wanted, token="receptionist", key="1")
    again = service.call("POST", "/v1/staff/rooms/give", wanted, token="receptionist", key="1")

    assert (given.status, given.json["name"], given.json["number"]) == (200, ROOM, 14)
    assert again.raw == given.raw
    back = service.call("POST", "/v1/staff/rooms/give_back", {"room": ROOM}, token="lead", key="2")
    assert (back.status, back.json["taken"]) == (200, False)


def test_with_the_same_touch_the_number_is_called_and_the_public_room_is_not_told_of_the_room(
    service: RunningService, work: AtWork
):
    first, second = work.walk_in(14), work.walk_in(15)

    given = service.call(
        "POST", "/v1/staff/rooms/give", {"visit_id": first.id, "desk_id": "1"}, token="receptionist", key="1"
    )

    assert (given.status, given.json["name"]) == (200, ROOM)
    shown = work.reception.sees(partial(display_state, office_id=OFFICE, now=work.reception.now))
    assert [(call.number, call.place) for call in shown.recent] == [(14, "1")]
    assert ROOM not in shown.model_dump_json()
    busy = service.call(
        "POST", "/v1/staff/rooms/give", {"visit_id": second.id, "desk_id": "1"}, token="receptionist", key="2"
    )
    assert busy.refused == (409, "desk_busy")


def test_a_taken_room_is_refused(service: RunningService, work: AtWork):
    for number, expected in ((14, 200), (15, 409)):
        body = {"visit_id": work.walk_in(number).id, "room": ROOM}
        answer = service.call("POST", "/v1/staff/rooms/give", body, token="receptionist", key=str(number))
        assert answer.status == expected

    assert answer.refused == (409, "room_taken")


def test_a_caseworker_learns_only_where_the_own_citizen_sits(service: RunningService, work: AtWork):
    visit = work.walk_in(14)
    service.call("POST", "/v1/staff/rooms/give", {"visit_id": visit.id}, token="receptionist", key="1")

    (room,) = service.call("GET", "/v1/staff/rooms", token="caseworker").json["rooms"]
    assert (room["taken"], room["visit_id"], room["number"]) == (True, None, None)

    work.room.sets(visit, caseworker_id="caseworker")
    (room,) = service.call("GET", "/v1/staff/rooms", token="caseworker").json["rooms"]
    assert (room["visit_id"], room["number"]) == (visit.id, 14)


def test_an_office_without_rooms_lists_none(service: RunningService):
    assert service.call("GET", "/v1/staff/rooms", token="receptionist").json == {"rooms": []}
