"""Taking back one's own last step: within two minutes, once, and only while nobody acted since."""

import pytest

from builders.contract_house import House

NOTHING = (409, "nothing_to_undo")


@pytest.mark.parametrize(
    "steps",
    [
        ["coming"],
        ["collected"],
        ["collected", "ended"],
        ["coming", "not_here"],
        ["left"],
        ["later"],
        ["coming", "wrong_person"],
        ["later", "later"],
    ],
)
def test_a_step_is_taken_back(house: House, steps: list[str]):
    *earlier, last = steps
    before = house.reception.does(house.expected(), *earlier)

    undone = house.reception.does(before, last, "undo")

    for field in ("status", "appointment", "outcome", "also", "place", "candidates", "flags"):
        assert undone[field] == before[field], field
    assert house.reception.again(before) == undone


@pytest.mark.parametrize("step", ["hand_over", "cannot", "resolve", "separate"])
def test_a_decision_is_taken_back(house: House, step: str):
    digits = house.diary.somebody()
    house.diary.plans("10:00", digits)
    first = house.arrives(digits, "10:00")
    visit = house.arrives(digits, "10:00") if step == "separate" else first
    words = {"caseworker_id": house.bo.user_id, "appointment_id": None}

    undone = house.reception.does(house.reception.does(visit, step, **words), "undo")

    for field in ("status", "appointment", "outcome", "duplicate_of", "flags", "caseworker"):
        assert undone[field] == visit[field], field


def test_a_call_is_taken_back_and_the_desk_is_free(house: House):
    visit = house.walk_in()
    desk = house.reception.free_desk()["id"]
    undone = house.reception.does(house.reception.does(visit, "call", desk_id=desk), "undo")

    desks = {each["id"]: each["visit_id"] for each in house.reception.get("/v1/staff/desks").body()["desks"]}
    assert (undone["status"], undone["place"], desks[desk]) == ("waiting", None, None)


def test_a_merge_is_taken_back(house: House):
    first, second = house.walk_in(), house.walk_in()
    merged = house.reception.does(second, "merge", visit_id=first["id"])

    undone = house.reception.does(merged, "undo")

    assert (undone["id"], undone["status"]) == (second["id"], "waiting")
    assert house.reception.again(first)["also"] == []


def test_a_step_is_taken_back_once(house: House):
    visit = house.reception.does(house.expected(), "coming", "undo")

    assert house.reception.takes(visit, "undo").refused == NOTHING


def test_only_the_last_step_is_taken_back(house: House):
    visit = house.reception.does(house.expected(), "coming", "collected", "undo")

    assert visit["status"] == "on_the_way"
    assert house.reception.takes(visit, "undo").refused == NOTHING


def test_where_nothing_was_done_there_is_nothing_to_take_back(house: House):
    assert house.reception.takes(house.walk_in(), "undo").refused == NOTHING


def test_nobody_takes_back_what_somebody_else_did(house: House):
    visit = house.anne.does(house.expected(), "coming")

    assert house.reception.takes(visit, "undo").refused == NOTHING
    assert house.anne.does(visit, "undo")["status"] == "waiting"


def test_not_after_somebody_acted_since(house: House):
    visit = house.anne.does(house.expected(), "coming")
    house.reception.does(visit, "collected")

    assert house.anne.takes(visit, "undo").refused == NOTHING


def test_a_visit_given_away_can_be_taken_back_by_who_gave_it(house: House):
    visit = house.anne.does(house.expected(), "hand_over", caseworker_id=house.bo.user_id)

    undone = house.anne.takes(visit, "undo").body()

    assert undone["status"] == "waiting"
    assert house.anne.of(visit["number"])["id"] == visit["id"]
    assert house.bo.with_number(visit["number"]) == []


def test_the_wrong_persons_appointment_comes_back(house: House):
    visit = house.expected()
    wrong = house.anne.does(visit, "coming", "wrong_person")

    undone = house.anne.takes(wrong, "undo").body()

    assert undone["appointment"]["id"] == visit["appointment"]["id"]
    assert undone["status"] == "on_the_way"


def test_an_undone_later_does_not_count(house: House):
    visit = house.reception.does(house.expected(), "later", "later", "undo", "later")

    assert house.reception.takes(visit, "later").refused == (409, "wrong_state")


def test_the_wrong_persons_appointment_does_not_come_back_once_it_is_taken(house: House):
    digits = house.diary.somebody()
    house.diary.plans("10:00", digits)
    visit = house.reception.does(house.arrives(digits, "10:00"), "coming", "wrong_person")
    right = house.arrives(digits, "10:00")
    assert right["outcome"] == "matched"

    refused = house.reception.takes(visit, "undo").refused

    assert refused in {NOTHING, (409, "appointment_taken"), (409, "wrong_state")}
    assert house.reception.again(visit)["appointment"] is None
