"""The alarm: raised once, told to all, seen, answered, ended; and who was not reached."""

import uuid
from collections.abc import Iterator
from typing import Any

import pytest

from builders.contract_house import Board, House
from builders.event_reader import STAFF, reading

FIELDS = {"id", "place", "by", "at", "drill", "ended_at", "seen", "coming", "not_reached"}


@pytest.fixture(autouse=True)
def listening(house: House) -> Iterator[None]:
    """Three colleagues say that they are there."""
    for name in ("rikke", "anne", "bo"):
        house.staff[name].post("/v1/staff/presence", {"place": "Lokale 2.14"}).body()
    yield


def press(board: Board, **words: Any) -> dict[str, Any]:
    said = {"id": str(uuid.uuid4()), "place": "Lokale 2.14", "drill": False} | words
    return dict(board.post("/v1/staff/alarms", said).body(201)) | {"said": said}


def look(board: Board, id: str) -> dict[str, Any]:
    return dict(board.get(f"/v1/staff/alarms/{id}").body())


def test_an_alarm_says_how_many_it_reaches(house: House):
    alarm = press(house.anne)

    assert alarm["id"] == alarm["said"]["id"]
    assert alarm["reachable"] == 2


def test_an_alarm_is_there_for_all_of_the_office_and_nobody_else(house: House):
    alarm = press(house.anne, drill=True)

    shown = look(house.reception, alarm["id"])

    assert shown.keys() >= FIELDS
    assert (shown["place"], shown["by"], shown["drill"], shown["ended_at"]) == ("Lokale 2.14", "Anne Holm", True, None)
    assert house.staff["nina"].get(f"/v1/staff/alarms/{alarm['id']}").refused == (404, "not_found")


def test_it_is_told_to_every_tool_at_once(house: House):
    with reading(house.outside, STAFF, house.bo.token) as bo, reading(house.outside, STAFF, house.anne.token) as anne:
        alarm = press(house.anne)

        told = [events.next("alarm", lambda event: event.data["id"] == alarm["id"]) for events in (bo, anne)]

    assert {event.data["place"] for event in told} == {"Lokale 2.14"}


def test_who_saw_it_and_who_is_coming(house: House):
    id = press(house.anne)["id"]
    path = f"/v1/staff/alarms/{id}"

    house.bo.post(path + "/seen").body()
    house.reception.post(path + "/coming").body()

    shown = look(house.anne, id)
    assert "Bo Lind" in shown["seen"]
    assert shown["coming"] == ["Rikke Reception"]
    assert not {"Bo Lind", "Rikke Reception", "Anne Holm"} & set(shown["not_reached"])


@pytest.mark.parametrize("end", ["false_alarm", "end"])
def test_the_end_is_told_to_all(house: House, end: str):
    id = press(house.anne)["id"]

    house.anne.post(f"/v1/staff/alarms/{id}/{end}").body()

    assert look(house.reception, id)["ended_at"]


def test_the_same_press_counts_once(house: House):
    first = press(house.anne)

    again = house.anne.post("/v1/staff/alarms", first["said"])

    assert (again.status, again.json["id"]) == (201, first["id"])
    assert look(house.bo, first["id"])["ended_at"] is None


def test_two_alarms_do_not_disturb_each_other(house: House):
    one, other = press(house.anne), press(house.bo)

    house.anne.post(f"/v1/staff/alarms/{one['id']}/end").body()

    assert look(house.reception, other["id"])["ended_at"] is None


@pytest.mark.parametrize("name", ["rikke", "lene", "aksel", "anne"])
def test_everybody_may_press(house: House, name: str):
    assert look(house.bo, press(house.staff[name])["id"])["by"]


def test_what_is_no_alarm(house: House):
    good: dict[str, Any] = {"id": str(uuid.uuid4()), "place": "2.14", "drill": False}
    for wrong in ({"id": "x"}, {"id": None}, {"place": None}, {"place": 7}, {"drill": "yes"}):
        assert house.anne.post("/v1/staff/alarms", good | wrong).refused == (422, "malformed"), wrong
    for path in (f"{uuid.uuid4()}/seen", "x/coming", f"{press(house.anne)['id']}/dance"):
        assert house.anne.post(f"/v1/staff/alarms/{path}").refused == (404, "not_found")
    assert house.outside.call("POST", "/v1/staff/alarms", good).refused == (401, "unauthorized")
    assert house.outside.call("POST", "/v1/staff/alarms", good, token=house.kiosk.token).refused == (403, "forbidden")
