"""The table of steps: what is allowed where, and that everything else is refused and changes nothing."""

from collections.abc import Callable
from typing import Any

import pytest

from builders.contract_house import Board, House, Visit

WAY: dict[str, list[str]] = {
    "waiting": [],
    "on_the_way": ["coming"],
    "called": ["call"],
    "collected": ["collected"],
    "ended": ["collected", "ended"],
    "not_here": ["coming", "not_here"],
    "left": ["left"],
    "void": ["merge"],
}
ALLOWED: dict[str, dict[str, str]] = {
    "waiting": {
        "coming": "on_the_way",
        "collected": "collected",
        "call": "called",
        "left": "left",
        "later": "waiting",
        "cannot": "waiting",
        "hand_over": "waiting",
        "resolve": "waiting",
        "merge": "void",
    },
    "on_the_way": {
        "collected": "collected",
        "call": "called",
        "not_here": "not_here",
        "left": "left",
        "wrong_person": "waiting",
        "later": "waiting",
        "cannot": "waiting",
        "hand_over": "waiting",
    },
    "called": {
        "call_again": "called",
        "put_back": "waiting",
        "collected": "collected",
        "not_here": "not_here",
        "left": "left",
        "wrong_person": "waiting",
        "hand_over": "waiting",
    },
    "collected": {"ended": "ended", "wrong_person": "waiting", "hand_over": "waiting"},
    "ended": {},
    "not_here": {},
    "left": {},
    "void": {},
}
STEPS = [
    "coming",
    "later",
    "cannot",
    "collected",
    "ended",
    "not_here",
    "wrong_person",
    "left",
    "call",
    "call_again",
    "put_back",
    "resolve",
    "merge",
    "separate",
    "hand_over",
]


def words_of(house: House, step: str, other: Visit | None = None, desk: str = "1") -> dict[str, Any]:
    """The body of a step; any that it does not need it gets, too."""
    given: dict[str, Callable[[], dict[str, Any]]] = {
        "call": lambda: {"desk_id": desk},
        "merge": lambda: {"visit_id": (other or house.walk_in())["id"]},
        "resolve": lambda: {"appointment_id": None},
        "hand_over": lambda: {"caseworker_id": house.bo.user_id},
        "cannot": lambda: {"caseworker_id": None},
    }
    return given.get(step, dict)()


def visit_in(house: House, status: str) -> Visit:
    visit = house.expected("10:00")
    for step in WAY[status]:
        visit = house.reception.does(visit, step, **words_of(house, step, desk=house.reception.free_desk()["id"]))
    assert visit["status"] == status
    return visit


@pytest.mark.parametrize(
    ("status", "step", "leads_to"), [(status, *each) for status, steps in ALLOWED.items() for each in steps.items()]
)
def test_a_step_that_the_table_allows(house: House, status: str, step: str, leads_to: str):
    visit = visit_in(house, status)

    after = house.reception.does(visit, step, **words_of(house, step, desk=house.reception.free_desk()["id"]))

    assert (after["id"], after["status"]) == (visit["id"], leads_to)
    assert after["version"] > visit["version"]
    assert house.reception.again(visit) == after


@pytest.mark.parametrize("status", ALLOWED)
def test_every_other_step_is_refused_and_changes_nothing(house: House, status: str):
    visit, other, desk = visit_in(house, status), house.walk_in(), house.reception.free_desk()["id"]
    before = house.reception.again(visit)
    others = [step for step in STEPS if step not in ALLOWED[status]]

    refused = {step: house.reception.takes(visit, step, **words_of(house, step, other, desk)) for step in others}

    assert {answer.refused for answer in refused.values()} == {(409, "wrong_state")}
    assert house.reception.again(visit) == before


def test_a_third_later_is_refused(house: House):
    visit = house.reception.does(house.expected(), "later", "later")

    assert house.reception.takes(visit, "later").refused == (409, "wrong_state")


def test_a_third_later_is_refused_after_coming_too(house: House):
    visit = house.reception.does(house.expected(), "later", "coming", "later")

    assert house.reception.takes(visit, "later").refused == (409, "wrong_state")


def test_a_call_says_the_place(house: House):
    desk = house.reception.free_desk()["id"]
    names = {each["id"]: each["name"] for each in house.reception.get("/v1/staff/desks").body()["desks"]}

    called = house.reception.does(house.walk_in(), "call", desk_id=desk)

    assert names[desk] in called["place"]
    assert house.reception.does(called, "put_back")["place"] is None


def test_handing_over_gives_the_visit_to_another_caseworker(house: House):
    visit = house.walk_in()

    handed = house.reception.does(visit, "hand_over", caseworker_id=house.bo.user_id)

    assert handed["status"] == "waiting"
    assert house.bo.of(visit["number"])["id"] == visit["id"]
    assert house.bo.does(handed, "coming", "collected", "ended")["status"] == "ended"


def test_who_cannot_names_who_takes_over(house: House):
    visit = house.expected()

    house.anne.does(visit, "cannot", caseworker_id=house.bo.user_id)

    assert house.bo.of(visit["number"])["id"] == visit["id"]
    assert house.anne.with_number(visit["number"]) == []


def test_who_cannot_without_a_name_leaves_it_to_the_reception(house: House):
    visit = house.expected()

    after = house.anne.does(visit, "cannot", caseworker_id=None)

    assert after["status"] == "waiting"
    assert house.reception.again(visit)["status"] == "waiting"


def test_the_wrong_person_waits_without_the_appointment(house: House):
    visit = house.anne.does(house.expected(), "coming", "wrong_person")

    shown = house.reception.again(visit)
    assert (shown["status"], shown["appointment"]) == ("waiting", None)
    assert house.anne.with_number(visit["number"]) == []


@pytest.mark.parametrize(
    ("step", "words"),
    [
        ("call", {}),
        ("call", {"desk_id": 7}),
        ("merge", {}),
        ("merge", {"visit_id": None}),
        ("hand_over", {}),
        ("hand_over", {"caseworker_id": None}),
        ("cannot", {"caseworker_id": 7}),
        ("resolve", {"appointment_id": 7}),
    ],
)
def test_a_step_without_its_words_is_malformed(house: House, step: str, words: dict[str, Any]):
    visit = house.walk_in()

    assert house.reception.takes(visit, step, **words).refused == (422, "malformed")
    assert house.reception.again(visit) == visit


@pytest.mark.parametrize(
    ("step", "words"),
    [
        ("call", {"desk_id": "nowhere"}),
        ("merge", {"visit_id": "nobody"}),
        ("hand_over", {"caseworker_id": "nobody"}),
        ("cannot", {"caseworker_id": "nobody"}),
        ("resolve", {"appointment_id": "never"}),
    ],
)
def test_a_step_towards_what_is_not_there_is_not_found(house: House, step: str, words: dict[str, Any]):
    visit = house.walk_in()

    assert house.reception.takes(visit, step, **words).refused == (404, "not_found")
    assert house.reception.again(visit) == visit


@pytest.mark.parametrize("step", ["dance", "Coming", "coming%20", "../coming"])
def test_a_step_that_nobody_knows_is_not_found(house: House, step: str):
    assert house.reception.takes(house.walk_in(), step).status == 404


def test_a_receptionist_is_nobody_to_hand_over_to(house: House):
    """Only caseworkers collect."""
    visit, rikke = house.walk_in(), house.reception.user_id

    assert house.reception.takes(visit, "hand_over", caseworker_id=rikke).status in (404, 422)


def one_step(board: Board, visit: Visit) -> str:
    return board.takes(visit, "coming").refused[1]


def test_a_visit_that_is_nowhere(house: House):
    nowhere = {"id": "00000000-0000-4000-8000-000000000000"}

    assert (one_step(house.reception, nowhere), one_step(house.anne, nowhere)) == ("not_found", "not_found")
