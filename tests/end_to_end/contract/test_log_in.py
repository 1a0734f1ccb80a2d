"""Sessions: begun with a password, ended by hand, and throttled by name alone."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

import pytest

from builders.contract_house import House, logged_in, run_commands
from builders.processes import PASSWORD


@pytest.fixture(scope="module")
def newcomers(house: House) -> list[str]:
    """Users of these tests alone, whom they may lock out."""
    names = ["emil", "freja", "gorm", "helle"]
    words = ["--role", "receptionist", "--office", "main"]
    run_commands(
        house.installation, [{"argv": ["user", "add", name, *words], "stdin": PASSWORD + "\n"} for name in names]
    )
    return names


def test_a_session_says_who_and_until_when(house: House):
    session = house.outside.log_in("rikke", PASSWORD).body(201)

    assert (session["role"], session["office_id"], session["name"]) == ("receptionist", "main", "Rikke Reception")
    assert session["user_id"] == house.reception.user_id
    assert datetime.fromisoformat(session["expires_at"]) > house.kiosk.is_now()


def test_ending_a_session_ends_that_one_alone(house: House):
    one, other = logged_in(house.outside, "lene"), logged_in(house.outside, "lene")

    ended = house.outside.call("DELETE", "/v1/sessions/current", token=one.token)

    assert ended.status in (200, 204)
    assert one.get("/v1/staff/visits").refused == (401, "unauthorized")
    assert other.get("/v1/staff/visits").status == 200


def test_a_wrong_password_and_an_unknown_name_are_refused_alike(house: House, newcomers: list[str]):
    wrong = house.outside.log_in(newcomers[0], "not the password")
    unknown = house.outside.log_in("nobody at all", "not the password")

    assert (wrong.status, wrong.raw) == (unknown.status, unknown.raw)
    assert wrong.refused[0] == 401


def test_ten_wrong_passwords_and_colleagues_are_not_locked_out(house: House, newcomers: list[str]):
    _, name, colleague, _ = newcomers
    answers = [house.outside.log_in(name, f"wrong password {n}").status for n in range(10)]

    eleventh, right = house.outside.log_in(name, "wrong again"), house.outside.log_in(name, PASSWORD)

    assert answers == [401] * 10
    assert (eleventh.status, right.status) == (429, 429)
    assert 0 < int(right.headers["retry-after"]) <= 300
    assert house.outside.log_in(colleague, PASSWORD).status == 201


def test_an_unknown_name_is_throttled_like_a_known_one(house: House):
    """Or the throttle would tell who works here."""
    answers = [house.outside.log_in("nobody in particular", f"wrong password {n}").status for n in range(11)]

    assert answers == [401] * 10 + [429]


def test_many_at_once_are_no_way_around_it(house: House, newcomers: list[str]):
    name = newcomers[3]
    with ThreadPoolExecutor(8) as at_once:
        answers = list(at_once.map(lambda n: house.outside.log_in(name, f"wrong password {n}").status, range(24)))

    assert answers.count(401) <= 10
    assert set(answers) == {401, 429}


@pytest.mark.parametrize("username", ["RIKKE", " rikke ", "", "rikke\x00", "x" * 5000, "' OR 1=1 --", "\ud800"])
def test_other_spellings_are_no_defect(house: House, username: str):
    assert house.outside.log_in(username, "not the password").status in (401, 422)


@pytest.mark.parametrize("body", [{}, {"username": "rikke"}, {"username": "rikke", "password": None}, {"username": 7}])
def test_half_a_log_in_is_malformed(house: House, body: dict[str, object]):
    assert house.outside.call("POST", "/v1/sessions", body).refused == (422, "malformed")
