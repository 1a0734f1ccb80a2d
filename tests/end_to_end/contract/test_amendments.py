"""Second envelopes: needs and a corrected time, after the first, before it, or without it."""

import uuid

import pytest

from builders.contract_house import House


def test_needs_that_come_after(house: House):
    visit = house.walk_in()

    house.kiosk.sends(house.kiosk.amendment(visit["number"], house.kiosk.last_id, needs=["private", "interpreter"]))

    changed = house.reception.changed(visit)
    assert set(changed["needs"]) == {"private", "interpreter"}
    assert changed["version"] > visit["version"]


def test_needs_that_come_first(house: House):
    number, about = house.kiosk.number(), str(uuid.uuid4())
    house.kiosk.sends(house.kiosk.amendment(number, about, needs=["companion"]))
    house.walk_in()
    assert house.reception.with_number(number) == []

    house.kiosk.sends(house.kiosk.words(number, digits=None, declared="none", id=about))

    assert house.reception.of(number)["needs"] == ["companion"]


def test_both_in_one_batch_in_the_wrong_order(house: House):
    number = house.kiosk.number()
    arrival = house.kiosk.words(number, digits=None, declared="none")
    amendment = house.kiosk.amendment(number, arrival["id"], needs=["come_to_me"])

    house.kiosk.hand_in(house.kiosk.item(amendment), house.kiosk.item(arrival)).body(202)

    assert house.reception.of(number)["needs"] == ["come_to_me"]


def test_a_corrected_time_that_comes_first(house: House):
    digits, number, about = house.diary.somebody(), house.kiosk.number(), str(uuid.uuid4())
    there = house.diary.expects("11:00", digits)
    house.kiosk.sends(house.kiosk.amendment(number, about, declared="11:00"))

    house.kiosk.sends(house.kiosk.words(number, digits=digits, declared="14:00", id=about))

    visit = house.reception.of(number)
    assert (visit["outcome"], visit["appointment"]["id"]) == ("matched", there["id"])


def test_a_corrected_time_is_matched_anew(house: House):
    digits = house.diary.somebody()
    there = house.diary.expects("11:00", digits)
    visit = house.arrives(digits, "14:00")
    assert visit["outcome"] == "near_miss"

    house.kiosk.sends(house.kiosk.amendment(visit["number"], house.kiosk.last_id, declared="11:00"))

    changed = house.reception.changed(visit)
    assert (changed["id"], changed["outcome"]) == (visit["id"], "matched")
    assert changed["appointment"]["id"] == there["id"]
    assert (changed["candidates"], "corrected" in changed["flags"]) == ([], False)
    assert house.anne.of(visit["number"])["id"] == visit["id"]


def test_a_time_corrected_away_frees_the_appointment(house: House):
    digits = house.diary.somebody()
    house.diary.plans("11:00", digits)
    visit = house.arrives(digits, "11:00")

    house.kiosk.sends(house.kiosk.amendment(visit["number"], house.kiosk.last_id, declared="15:00"))

    changed = house.reception.changed(visit)
    assert (changed["outcome"], changed["appointment"]) == ("near_miss", None)
    assert house.anne.with_number(visit["number"]) == []
    assert house.arrives(digits, "11:00")["outcome"] == "matched"


@pytest.mark.parametrize("step", ["coming", "later", "collected"])
def test_after_staff_have_acted_a_corrected_time_is_only_shown(house: House, step: str):
    digits = house.diary.somebody()
    there = house.diary.expects("11:00", digits)
    visit = house.arrives(digits, "11:00")
    arrival = house.kiosk.last_id
    acted = house.reception.does(visit, step)

    house.kiosk.sends(house.kiosk.amendment(visit["number"], arrival, declared="14:00", needs=["private"]))

    changed = house.reception.changed(acted)
    assert (changed["status"], changed["outcome"]) == (acted["status"], "matched")
    assert changed["appointment"]["id"] == there["id"]
    assert "corrected" in changed["flags"]
    assert changed["needs"] == ["private"]


def test_the_last_of_two_amendments_counts(house: House):
    visit = house.walk_in()
    arrival = house.kiosk.last_id
    house.kiosk.sends(house.kiosk.amendment(visit["number"], arrival, needs=["private"]))
    once = house.reception.changed(visit)

    house.kiosk.sends(house.kiosk.amendment(visit["number"], arrival, needs=[]))

    assert house.reception.changed(once)["needs"] == []


def test_null_leaves_things_as_they_are(house: House):
    visit = house.walk_in()
    arrival = house.kiosk.last_id
    house.kiosk.sends(house.kiosk.amendment(visit["number"], arrival, needs=["private"]))
    once = house.reception.changed(visit)

    house.kiosk.sends(house.kiosk.amendment(visit["number"], arrival))
    house.walk_in()

    again = house.reception.again(visit)
    assert (again["needs"], again["outcome"], again["flags"]) == (["private"], once["outcome"], once["flags"])


def test_an_amendment_whose_arrival_never_comes_is_evidence_only(house: House):
    number = house.kiosk.number()

    house.kiosk.sends(house.kiosk.amendment(number, str(uuid.uuid4()), needs=["private"], declared="10:00"))
    house.walk_in()

    assert house.reception.with_number(number) == []


def test_an_amendment_of_a_merged_number_reaches_the_visit_that_is_left(house: House):
    first = house.walk_in()
    second = house.walk_in()
    arrival = house.kiosk.last_id
    merged = house.reception.does(second, "merge", visit_id=first["id"])
    assert merged["status"] in ("void", "waiting")
    before = house.reception.again(first)

    house.kiosk.sends(house.kiosk.amendment(second["number"], arrival, needs=["interpreter"]))

    assert house.reception.changed(before)["needs"] == ["interpreter"]
