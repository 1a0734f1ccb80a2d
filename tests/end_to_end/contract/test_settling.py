"""What the reception settles by hand: same person or two, and which appointment is whose."""

import pytest

from builders.contract_house import House, Visit

TAKEN, WRONG_STATE = (409, "appointment_taken"), (409, "wrong_state")


def possible_duplicate(house: House) -> tuple[Visit, Visit]:
    digits = house.diary.somebody()
    house.diary.plans("10:00", digits)
    first, second = house.arrives(digits, "10:00"), house.arrives(digits, "10:00")
    assert second["duplicate_of"] == first["id"]
    return first, second


def test_the_same_person_has_one_visit_with_two_numbers(house: House):
    first, second = possible_duplicate(house)

    merged = house.reception.does(second, "merge", visit_id=first["id"])

    kept = house.reception.again(first)
    assert (kept["also"], kept["status"], merged["status"]) == ([second["number"]], "waiting", "void")
    assert kept["appointment"]["id"] == first["appointment"]["id"]
    assert house.reception.again(second)["status"] == "void"


def test_numbers_of_a_merged_visit_go_along(house: House):
    first, second, third = house.walk_in(), house.walk_in(), house.walk_in()
    house.reception.does(third, "merge", visit_id=second["id"])

    house.reception.does(house.reception.again(second), "merge", visit_id=first["id"])

    assert sorted(house.reception.again(first)["also"]) == sorted([second["number"], third["number"]])


def test_needs_of_a_merged_visit_go_along(house: House):
    first, second = house.walk_in(), house.walk_in()
    house.kiosk.sends(house.kiosk.amendment(second["number"], house.kiosk.last_id, needs=["interpreter"]))
    second = house.reception.changed(second)

    house.reception.does(second, "merge", visit_id=first["id"])

    assert house.reception.again(first)["needs"] == ["interpreter"]
    house.reception.does(second, "undo")
    assert house.reception.again(first)["needs"] == []


def test_two_that_clash_in_one_number_can_be_the_same_person(house: House):
    first = house.walk_in()
    house.kiosk.sends(house.kiosk.words(first["number"], digits=None, declared="none"))
    house.walk_in()
    clash = next(each for each in house.reception.with_number(first["number"]) if each["id"] != first["id"])

    house.reception.does(clash, "merge", visit_id=first["id"])

    kept = house.reception.again(first)
    assert (kept["status"], kept["also"]) == ("waiting", [])


def test_nobody_is_merged_into_themselves_or_into_who_has_gone(house: House):
    visit = house.walk_in()
    gone = house.reception.does(house.walk_in(), "left")

    assert house.reception.takes(visit, "merge", visit_id=visit["id"]).refused == WRONG_STATE
    assert house.reception.takes(visit, "merge", visit_id=gone["id"]).refused == WRONG_STATE


def test_two_persons_are_separated(house: House):
    first, second = possible_duplicate(house)

    apart = house.reception.does(second, "separate")

    assert (apart["status"], apart["duplicate_of"]) == ("waiting", None)
    assert house.reception.again(first)["also"] == []
    assert house.reception.takes(apart, "separate").refused == WRONG_STATE


def test_separating_what_is_no_duplicate_is_refused(house: House):
    assert house.reception.takes(house.walk_in(), "separate").refused == WRONG_STATE
    assert house.reception.takes(house.expected(), "separate").refused == WRONG_STATE


@pytest.mark.parametrize(("declared", "outcome"), [("14:00", "near_miss"), ("12:00", "ambiguous")])
def test_resolving_sets_the_appointment_and_keeps_the_outcome(house: House, declared: str, outcome: str):
    digits = house.diary.somebody()
    for at in ("10:00",) if outcome == "near_miss" else ("09:30", "10:30"):
        house.diary.plans(at, digits)
    visit = house.arrives(digits, declared)
    assert visit["outcome"] == outcome

    resolved = house.reception.does(visit, "resolve", appointment_id=visit["candidates"][0]["id"])

    assert (resolved["outcome"], resolved["status"]) == (outcome, "waiting")
    assert "resolved" in resolved["flags"]
    assert resolved["appointment"]["id"] == visit["candidates"][0]["id"]
    assert house.anne.of(visit["number"])["id"] == visit["id"]


def test_resolving_without_an_appointment_makes_it_a_walk_in_to_call(house: House):
    visit = house.arrives(house.diary.somebody(), "10:00")

    resolved = house.reception.does(visit, "resolve", appointment_id=None)

    assert (resolved["appointment"], resolved["outcome"]) == (None, "unmatched")
    assert "resolved" in resolved["flags"]


def test_an_appointment_with_an_open_visit_refuses(house: House):
    first, second = possible_duplicate(house)
    other = house.walk_in()
    for visit in (second, other):
        refused = house.reception.takes(visit, "resolve", appointment_id=first["appointment"]["id"])
        assert refused.refused == TAKEN
        assert house.reception.again(visit) == visit


def test_resolving_to_the_appointment_it_has_already_is_no_clash_with_itself(house: House):
    visit = house.expected()

    resolved = house.reception.does(visit, "resolve", appointment_id=visit["appointment"]["id"])

    assert resolved["appointment"]["id"] == visit["appointment"]["id"]


def test_an_appointment_that_is_open_again_can_be_given(house: House):
    visit = house.reception.does(house.expected(), "coming", "not_here")
    other = house.walk_in()

    resolved = house.reception.does(other, "resolve", appointment_id=visit["appointment"]["id"])

    assert resolved["appointment"]["id"] == visit["appointment"]["id"]


def test_not_here_cannot_be_undone_into_an_appointment_that_is_taken(house: House):
    visit = house.reception.does(house.expected(), "coming", "not_here")
    house.reception.does(house.walk_in(), "resolve", appointment_id=visit["appointment"]["id"])

    refused = house.reception.takes(visit, "undo").refused

    assert refused in {TAKEN, (409, "nothing_to_undo"), WRONG_STATE}
    assert house.reception.again(visit)["status"] == "not_here"


def test_an_unreadable_number_can_be_resolved(house: House):
    number = house.kiosk.number()
    words = house.kiosk.words(number, digits=None, declared="none")
    house.kiosk.sends(words, envelope="?")
    digits = house.diary.somebody()
    there = house.diary.expects("10:00", digits)

    resolved = house.reception.does(house.reception.of(number), "resolve", appointment_id=there["id"])

    assert (resolved["outcome"], resolved["appointment"]["id"]) == ("unreadable", there["id"])
    assert house.arrives(digits, "10:00")["duplicate_of"] == resolved["id"]
