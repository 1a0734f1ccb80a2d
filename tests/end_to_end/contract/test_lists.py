"""What staff ask for to fill their lists, and an installation that is started for the first time."""

import stat
from datetime import datetime
from pathlib import Path

from builders.contract_house import House
from builders.outsider import outsider
from builders.processes import Installation


def test_a_visit_has_every_field(house: House):
    visit = house.expected()

    assert {
        "id", "number", "also", "status", "outcome", "flags", "appointment", "candidates", "duplicate_of", "arrived_at",
        "received_at", "topic", "needs", "place", "version",
    } <= visit.keys()  # fmt: skip
    assert {"id", "starts_at", "ends_at", "caseworker", "caseworker_name", "room"} <= visit["appointment"].keys()
    assert visit["appointment"]["caseworker"] == {"id": house.anne.user_id, "name": "Anne Holm"}
    assert datetime.fromisoformat(visit["arrived_at"]).utcoffset() is not None


def test_the_list_says_which_event_it_is_true_for(house: House):
    listed = house.reception.get("/v1/staff/visits").body()
    house.walk_in()
    later = house.reception.get("/v1/staff/visits").body()

    assert listed.keys() >= {"visits", "last_event_id"}
    assert later["last_event_id"] > listed["last_event_id"]


def test_visits_that_are_over_stay_on_the_list(house: House):
    visits = [
        house.reception.does(house.expected(), "collected", "ended"),
        house.reception.does(house.walk_in(), "left"),
    ]

    listed = {visit["id"]: visit["status"] for visit in house.reception.visits()}

    assert [listed[visit["id"]] for visit in visits] == ["ended", "left"]


def test_desks_caseworkers_topics_and_devices(house: House):
    rikke = house.reception
    (desk, *_), caseworkers = (rikke.get(f"/v1/staff/{what}").body()[what] for what in ("desks", "caseworkers"))
    (topic, *_), (device, *_) = (rikke.get(f"/v1/staff/{what}").body()[what] for what in ("topics", "devices"))

    assert desk.keys() >= {"id", "name", "visit_id"}
    assert {each["name"] for each in caseworkers} == {"Anne Holm", "Bo Lind"}
    assert all(each["availability"] in ("free", "meeting", "away") and "until" in each for each in caseworkers)
    assert topic.keys() >= {"id", "texts"}
    assert device.keys() >= {"id", "kind", "last_seen", "revoked"}


def test_appointments_of_today_are_the_default(house: House):
    house.expected()

    today = house.reception.get("/v1/staff/appointments").body()
    mine = house.anne.get("/v1/staff/appointments").body()["appointments"]

    assert today == house.reception.get(f"/v1/staff/appointments?day={house.diary.day}").body()
    assert {each["caseworker"]["id"] for each in mine} == {house.anne.user_id}


def test_the_first_start_makes_the_office_main_and_keys_for_nobody_else_to_read(tmp_path: Path):
    installation = Installation(folder=tmp_path / "new", extra_env={"KIOSK_OPENAPI": "true"})
    with installation.serving() as service, outsider(service.url) as outside:
        description = outside.call("GET", "/openapi.json")
        installation.add_user("rikke", "receptionist")
        token = service.log_in("rikke")["token"]
        desks = outside.call("GET", "/v1/staff/desks", token=token).body()["desks"]

    files = [each for each in installation.secrets.rglob("*") if each.is_file()]
    assert description.body()["paths"]
    assert [desk["name"] for desk in desks] == ["1", "2"]
    assert files
    assert {stat.S_IMODE(each.stat().st_mode) for each in files} == {0o600}
