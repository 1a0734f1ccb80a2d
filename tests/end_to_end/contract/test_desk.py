"""Check-in at the desk, and no-shows: what the reception does on behalf of a citizen."""

import uuid
from typing import Any

import pytest

from builders.contract_house import House
from builders.outsider import Answer

NO_SHOW = "/v1/staff/appointments/{}/no_show"


def checks_in(house: House, **words: Any) -> Answer:
    body = {"number": None, "appointment_id": None, "topic": None, "needs": []} | words
    return house.reception.post("/v1/staff/arrivals", body, key=str(uuid.uuid4()))


def test_without_anything_said_it_is_a_walk_in_with_a_number_of_its_own(house: House):
    one, other = checks_in(house).body(201), checks_in(house).body(201)

    assert (one["outcome"], one["status"], one["appointment"]) == ("walk_in", "waiting", None)
    assert 1 <= one["number"] <= 8999
    assert one["number"] != other["number"]
    assert house.reception.again(one) == one


def test_a_number_of_the_desk_is_never_leased_to_a_kiosk(house: House):
    at_desk = {checks_in(house).body(201)["number"] for _ in range(3)}
    leased = house.kiosk.lease(20).body(201)

    assert not at_desk & set(range(leased["first"], leased["last"] + 1))


def test_with_an_appointment_its_caseworker_is_told(house: House):
    there = house.diary.expects("10:00", house.diary.somebody())
    topic = house.kiosk.state()["topics"][0]["id"]

    visit = checks_in(house, appointment_id=there["id"], topic=topic, needs=["interpreter"]).body(201)

    assert (visit["outcome"], visit["appointment"]["id"]) == ("matched", there["id"])
    assert (visit["topic"], visit["needs"]) == (topic, ["interpreter"])
    assert house.anne.of(visit["number"])["id"] == visit["id"]


def test_an_appointment_that_has_a_visit_refuses(house: House):
    visit = house.expected()

    refused = checks_in(house, appointment_id=visit["appointment"]["id"]).refused

    assert refused == (409, "appointment_taken")


def test_the_envelope_that_comes_later_joins_the_visit(house: House):
    digits, number = house.diary.somebody(), house.kiosk.number()
    there = house.diary.expects("10:00", digits)
    visit = checks_in(house, number=number, appointment_id=there["id"]).body(201)

    house.kiosk.sends(house.kiosk.words(number, digits=digits, declared="10:00"))
    house.walk_in()

    (joined,) = house.reception.with_number(number)
    assert (joined["id"], joined["outcome"]) == (visit["id"], "matched")
    assert joined["appointment"]["id"] == there["id"]


def test_an_unreadable_envelope_joins_too(house: House):
    number = house.kiosk.number()
    visit = checks_in(house, number=number).body(201)

    house.kiosk.sends(house.kiosk.words(number, digits=None, declared="none"), envelope="?")
    house.walk_in()

    (joined,) = house.reception.with_number(number)
    assert (joined["id"], joined["outcome"]) == (visit["id"], "walk_in")


def test_a_second_envelope_for_that_number_is_a_conflict(house: House):
    number = house.kiosk.number()
    visit = checks_in(house, number=number).body(201)
    for _ in range(2):
        house.kiosk.sends(house.kiosk.words(number, digits=None, declared="none"))
    house.walk_in()

    outcomes = {each["id"]: each["outcome"] for each in house.reception.with_number(number)}

    assert outcomes.pop(visit["id"]) == "walk_in"
    assert list(outcomes.values()) == ["number_conflict"]


def test_needs_of_the_envelope_are_added(house: House):
    number = house.kiosk.number()
    visit = checks_in(house, number=number, needs=["private"]).body(201)
    words = house.kiosk.words(number, digits=None, declared="none")
    house.kiosk.sends(words)
    house.kiosk.sends(house.kiosk.amendment(number, words["id"], needs=["companion"]))
    house.walk_in()

    assert "companion" in house.reception.again(visit)["needs"]


def test_a_number_that_has_a_visit_already_is_refused(house: House):
    """The kiosk's envelope was quicker."""
    visit = house.walk_in()

    answer = checks_in(house, number=visit["number"])

    assert answer.refused[0] == 409
    assert house.reception.with_number(visit["number"]) == [visit]


@pytest.mark.parametrize("number", [0, -1, 10_000, "17", 1.5, True])
def test_what_is_no_number_is_malformed(house: House, number: object):
    assert checks_in(house, number=number).refused == (422, "malformed")


@pytest.mark.parametrize("words", [{"appointment_id": "never"}, {"topic": "knitting"}])
def test_what_is_not_there_is_not_found(house: House, words: dict[str, str]):
    assert checks_in(house, **words).refused == (404, "not_found")


@pytest.mark.parametrize("needs", [["cake"], "private", [None], [["private"]]])
def test_unknown_needs_are_malformed(house: House, needs: object):
    assert checks_in(house, needs=needs).refused == (422, "malformed")


def test_a_no_show_is_a_mark_on_the_appointment(house: House):
    there = house.diary.expects("09:00", house.diary.somebody())

    marked = house.reception.post(NO_SHOW.format(there["id"])).body()
    unmarked = house.reception.post(NO_SHOW.format(there["id"]) + "/undo").body()

    assert (marked["id"], marked["no_show"]) == (there["id"], True)
    assert unmarked == there


def test_a_no_show_twice_and_its_undo_twice(house: House):
    there = house.diary.expects("09:00", house.diary.somebody())
    path = NO_SHOW.format(there["id"])

    answers = [
        house.reception.post(each, key=str(uuid.uuid4())) for each in (path, path, path + "/undo", path + "/undo")
    ]

    assert all(answer.status in (200, 409) for answer in answers)
    assert answers[0].status == answers[2].status == 200


def test_who_comes_after_the_no_show_is_matched_all_the_same(house: House):
    digits = house.diary.somebody()
    there = house.diary.expects("09:00", digits)
    house.reception.post(NO_SHOW.format(there["id"])).body()

    assert house.arrives(digits, "09:00")["outcome"] == "matched"


def test_no_show_of_nothing_is_not_found(house: House):
    assert house.reception.post(NO_SHOW.format("never")).refused == (404, "not_found")
    assert house.reception.post(NO_SHOW.format("never") + "/undo").refused == (404, "not_found")
