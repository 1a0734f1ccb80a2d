"""What depends on the hour: one database, met by services that live later and later."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta

import pytest

from builders.contract_house import Board, House, logged_in, opened_house
from builders.outsider import Outsider, outsider
from builders.processes import Installation
from builders.telling_process import until_true


@pytest.fixture(scope="module")
def morning(tmp_path_factory: pytest.TempPathFactory, forenoon: str) -> Iterator[House]:
    """The tests stand in the order of their moments, for no night is taken back."""
    with opened_house(
        Installation(folder=tmp_path_factory.mktemp("moments"), clock=forenoon), staff=["rikke", "anne"]
    ) as opened:
        yield opened


@contextmanager
def living_at(house: House, moment: str) -> Iterator[Outsider]:
    with house.living_at(moment).serving() as service, outsider(service.url) as outside:
        yield outside


def later(house: House, **span: float) -> str:
    return (house.kiosk.is_now() + timedelta(**span)).isoformat()


def test_a_step_is_taken_back_within_two_minutes(morning: House):
    quick, slow = (morning.reception.does(morning.walk_in(), "left") for _ in range(2))

    with living_at(morning, later(morning, seconds=110)) as outside:
        rikke = Board(outside=outside, token=morning.reception.token)
        assert rikke.takes(quick, "undo").status == 200
    with living_at(morning, later(morning, seconds=125)) as outside:
        rikke = Board(outside=outside, token=morning.reception.token)
        assert rikke.takes(slow, "undo").refused == (409, "nothing_to_undo")


def test_a_code_is_good_for_ten_minutes(morning: House):
    code = morning.installation.pairing_code("kiosk")

    with living_at(morning, later(morning, minutes=10, seconds=1)) as outside:
        assert outside.call("POST", "/v1/pair", {"code": code}).refused == (404, "bad_code")
    with living_at(morning, later(morning, minutes=9)) as outside:
        assert outside.call("POST", "/v1/pair", {"code": code}).status == 201


def test_a_session_ends_by_itself(morning: House):
    session = morning.outside.log_in("rikke", "correct horse battery").body(201)
    expires = datetime.fromisoformat(session["expires_at"])

    with living_at(morning, expires.isoformat()) as outside:
        answer = outside.call("GET", "/v1/staff/visits", token=session["token"])

    assert answer.refused == (401, "unauthorized")
    assert expires - morning.kiosk.is_now() <= timedelta(hours=24)


def test_by_hand_the_days_before_are_deleted_and_today_is_kept(morning: House):
    today = morning.expected()["appointment"]["id"]
    past = "2026-11-10"
    text = "external_id;starts_at;ends_at;cpr;caseworker;initials;room;team;status;citizen\r\n"
    text += "N1;10-11-2026 10:00;10-11-2026 10:30;010190-0000;Anne Holm;ANHO;N1;Job;Planlagt;Prøve Person\r\n"
    morning.reception.post(f"/v1/staff/imports?day={past}", text.encode()).body()
    (before,) = morning.reception.get(f"/v1/staff/appointments?day={past}").body()["appointments"]

    morning.installation.command("night")

    assert morning.reception.get(f"/v1/staff/appointments?day={past}").body() == {"appointments": []}
    assert morning.reception.get(f"/v1/staff/persons/{before['id']}").refused == (404, "not_found")
    assert morning.reception.get(f"/v1/staff/persons/{today}").body()["name"]


def test_a_day_can_be_ended_by_hand_and_goes_on_all_the_same(morning: House):
    digits = morning.diary.somebody()
    there = morning.diary.expects("10:00", digits)
    visit = morning.arrives(digits, "10:00")

    morning.installation.command("night", "--before", "2026-11-26")

    closed = morning.reception.again(visit)
    assert (closed["status"], "closed_by_night" in closed["flags"]) == ("left", True)
    assert morning.reception.get(f"/v1/staff/persons/{there['id']}").refused == (404, "not_found")
    assert morning.walk_in()["outcome"] == "walk_in"
    again = morning.diary.expects("11:00", digits)
    assert morning.arrives(digits, "11:00")["appointment"]["id"] == again["id"]


@pytest.mark.parametrize(("moment", "day"), [("25T23:59:30", "2026-11-25"), ("26T00:00:01", "2026-11-26")])
def test_doors_and_days_are_local(morning: House, moment: str, day: str):
    with living_at(morning, f"2026-11-{moment}+01:00") as outside:
        state = outside.call("GET", "/v1/kiosk/state", token=morning.kiosk.token).body()

    assert (state["open"], state["service_day"]) == (False, day)
    assert state["times"]


def test_the_service_does_it_by_itself(morning: House):
    visit = morning.expected()
    with living_at(morning, "2026-11-26T06:00:00+01:00") as outside:
        rikke = logged_in(outside, "rikke")

        assert rikke.visits() == []
        until_true(lambda: not rikke.get("/v1/staff/appointments?day=2026-11-25").body()["appointments"], seconds=20)
        gone = rikke.get(f"/v1/staff/persons/{visit['appointment']['id']}")
        assert gone.refused == (404, "not_found")
        assert rikke.takes(visit, "coming").refused[0] in (404, 409)


def test_numbers_begin_anew_and_yesterdays_visits_are_not_shown(morning: House):
    with living_at(morning, "2026-11-26T08:30:00+01:00") as outside:
        kiosk = morning.kiosk_at(outside)
        number = kiosk.arrives(None, "none")
        rikke = logged_in(outside, "rikke")
        visit = rikke.of(number)

        assert number == 1
        assert rikke.visits() == [visit]


def test_on_a_friday_the_next_opening_day_is_monday(morning: House):
    friday = "2026-11-27"
    with living_at(morning, f"{friday}T10:00:00+01:00") as outside:
        answers = [morning.kiosk_at(outside).lease(1, day=day) for day in (friday, "2026-11-28", "2026-11-30")]

    assert date.fromisoformat(friday).weekday() == 4
    assert [answer.status == 201 for answer in answers] == [True, False, True]


def test_a_weekend_is_closed_and_takes_who_comes_all_the_same(morning: House):
    """Taken and matched whether the office is open or closed."""
    with living_at(morning, "2026-11-28T11:00:00+01:00") as outside:
        kiosk = morning.kiosk_at(outside)
        assert kiosk.state()["open"] is False
        number = kiosk.number()
        kiosk.sends(kiosk.words(number, digits=None, declared="none"))

        assert logged_in(outside, "rikke").of(number)["outcome"] == "walk_in"


def test_summer_time_is_the_offices_own(morning: House):
    with living_at(morning, "2027-07-01T10:00:00+02:00") as outside:
        state = outside.call("GET", "/v1/kiosk/state", token=morning.kiosk.token).body()

    assert (state["open"], state["now"][-6:]) == (True, "+02:00")


def test_nothing_personal_is_left_in_the_files(morning: House):
    """After the nights above: names and digits were never written openly, and the keys are gone."""
    for file in morning.installation.folder.rglob("*"):
        if file.is_file():
            assert b"Pr\xc3\xb8ve" not in file.read_bytes(), file.name
