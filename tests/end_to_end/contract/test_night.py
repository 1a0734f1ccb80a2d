"""What is left of a day after the next night, and the look at a person before it."""

from collections.abc import Iterator

import pytest

from builders.contract_house import House, logged_in, opened_house
from builders.outsider import outsider
from builders.processes import Installation


@pytest.fixture(scope="module")
def evening(tmp_path_factory: pytest.TempPathFactory, forenoon: str) -> Iterator[House]:
    with opened_house(Installation(folder=tmp_path_factory.mktemp("night"), planted=forenoon)) as opened:
        yield opened


def test_a_person_is_shown_to_those_whose_citizen_it_is(house: House):
    digits = house.diary.somebody()
    there = house.diary.expects("10:00", digits)
    path = f"/v1/staff/persons/{there['id']}"

    person = house.reception.get(path).body()

    assert person == {"name": f"Prøve {there['room']}", "digits": digits}
    assert house.anne.get(path).body() == person
    assert house.bo.get(path).refused == (404, "not_found")
    assert house.staff["aksel"].get(path).refused == (403, "forbidden")


def test_no_list_holds_a_name_or_digits(house: House):
    visit = house.expected()
    digits = house.reception.get(f"/v1/staff/persons/{visit['appointment']['id']}").body()["digits"]

    for path in ("visits", "appointments", "desks", "caseworkers", "devices"):
        listed = house.reception.get(f"/v1/staff/{path}").raw.decode()
        assert "Prøve" not in listed, path
        assert digits not in listed, path


def test_by_hand_the_days_before_are_deleted_and_today_is_kept(evening: House):
    today = evening.expected()["appointment"]["id"]
    past = "2026-11-10"
    text = "external_id;starts_at;ends_at;cpr;caseworker;initials;room;team;status;citizen\r\n"
    text += "N1;10-11-2026 10:00;10-11-2026 10:30;010190-0000;Anne Holm;ANHO;N1;Job;Planlagt;Prøve Person\r\n"
    evening.reception.post(f"/v1/staff/imports?day={past}", text.encode()).body()
    (before,) = evening.reception.get(f"/v1/staff/appointments?day={past}").body()["appointments"]

    evening.installation.command("night")

    assert evening.reception.get(f"/v1/staff/appointments?day={past}").body() == {"appointments": []}
    assert evening.reception.get(f"/v1/staff/persons/{before['id']}").refused == (404, "not_found")
    assert evening.reception.get(f"/v1/staff/persons/{today}").body()["name"]


def test_a_day_can_be_ended_by_hand_and_goes_on_all_the_same(evening: House):
    digits = evening.diary.somebody()
    there = evening.diary.expects("10:00", digits)
    visit = evening.arrives(digits, "10:00")

    evening.installation.command("night", "--before", "2026-11-26")

    closed = evening.reception.again(visit)
    assert (closed["status"], "closed_by_night" in closed["flags"]) == ("left", True)
    assert evening.reception.get(f"/v1/staff/persons/{there['id']}").refused == (404, "not_found")
    assert evening.walk_in()["outcome"] == "walk_in"
    again = evening.diary.expects("11:00", digits)
    assert evening.arrives(digits, "11:00")["appointment"]["id"] == again["id"]


def test_the_service_does_it_by_itself(evening: House):
    visit = evening.expected()
    with evening.living_at("2026-11-26T06:00:00+01:00").serving() as service, outsider(service.url) as outside:
        rikke = logged_in(outside, "rikke")

        assert rikke.visits() == []
        assert rikke.get("/v1/staff/appointments?day=2026-11-25").body() == {"appointments": []}
        gone = rikke.get(f"/v1/staff/persons/{visit['appointment']['id']}")
        assert gone.refused == (404, "not_found")
        assert rikke.takes(visit, "coming").refused[0] in (404, 409)


def test_nothing_personal_is_left_in_the_files(evening: House):
    """After the nights above: names and digits were never written openly, and the keys are gone."""
    for file in evening.installation.folder.rglob("*"):
        if file.is_file():
            assert b"Pr\xc3\xb8ve" not in file.read_bytes(), file.name
