"""Every row of the table of matching, seen from outside: digits and a time go in, the reception's list comes out."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from builders.contract_house import Appointment, House, Visit
from builders.made_up_people import one_digit_off

OFFICE_TIME = ZoneInfo("Europe/Copenhagen")
MATCHED, NEAR, AMBIGUOUS, UNMATCHED, WALK_IN = "matched", "near_miss", "ambiguous", "unmatched", "walk_in"
# (declared, appointments of these digits, outcome, flags, what is shown as candidates)
TABLE = [
    ("10:00", ["10:00"], MATCHED, [], []),
    ("10:00", ["10:14"], MATCHED, [], []),
    ("10:00", ["10:00", "11:00"], MATCHED, [], []),
    ("10:00", ["10:00", "10:00"], AMBIGUOUS, [], ["10:00", "10:00"]),
    ("10:00", ["10:00", "10:10", "12:00"], AMBIGUOUS, [], ["10:00", "10:10"]),
    ("10:00", ["10:15"], MATCHED, ["other_time"], []),
    ("10:00", ["10:30"], MATCHED, ["other_time"], []),
    ("10:00", ["09:30"], MATCHED, ["other_time"], []),
    ("10:00", ["10:31"], NEAR, [], ["10:31"]),
    ("10:00", ["09:29"], NEAR, [], ["09:29"]),
    ("10:00", ["14:00"], NEAR, [], ["14:00"]),
    ("10:00", ["10:15", "14:00"], AMBIGUOUS, [], ["10:15", "14:00"]),
    ("10:07", ["10:20"], MATCHED, [], []),
    ("10:00", [], UNMATCHED, [], []),
    ("unknown", ["13:00"], MATCHED, [], []),
    ("unknown", ["09:00", "13:00"], AMBIGUOUS, [], ["09:00", "13:00"]),
    ("unknown", [], UNMATCHED, [], []),
    ("none", [], WALK_IN, [], []),
    ("none", ["13:00"], WALK_IN, ["has_appointment"], ["13:00"]),
    ("none", ["11:00", "13:00"], WALK_IN, ["has_appointment"], ["11:00", "13:00"]),
]


def timing(appointment: Appointment, visit: Visit) -> list[str]:
    """The flag of an appointment that is long to come, or begun a while ago."""
    ahead = datetime.fromisoformat(appointment["starts_at"]) - datetime.fromisoformat(visit["arrived_at"])
    if ahead > timedelta(minutes=60):
        return ["early"]
    return ["late"] if -ahead > timedelta(minutes=15) else []


def clock(moment: str) -> str:
    return f"{datetime.fromisoformat(moment).astimezone(OFFICE_TIME):%H:%M}"


def ids(appointments: list[Appointment]) -> set[str]:
    return {each["id"] for each in appointments}


@pytest.mark.parametrize(("declared", "at", "outcome", "flags", "candidates"), TABLE)
def test_a_row_of_the_table(house: House, declared, at, outcome, flags, candidates):
    digits = house.diary.somebody()
    booked = [house.diary.expects(each, digits) for each in at]

    visit = house.arrives(digits, declared)

    shown = [clock(each["starts_at"]) for each in visit["candidates"]]
    assert (visit["outcome"], visit["status"], shown) == (outcome, "waiting", candidates)
    assert visit["appointment"] == (booked[0] if outcome == MATCHED else None)
    assert sorted(visit["flags"]) == sorted(flags + (timing(booked[0], visit) if outcome == MATCHED else []))
    assert ids(visit["candidates"]) <= ids(booked)


@pytest.mark.parametrize(
    ("declared", "outcome"), [("10:00", "unmatched"), ("unknown", "unmatched"), ("none", "walk_in")]
)
def test_somebody_without_digits(house: House, declared: str, outcome: str):
    visit = house.arrives(None, declared)

    assert (visit["outcome"], visit["flags"], visit["candidates"]) == (outcome, [], [])


def test_a_slip_of_one_digit_is_a_near_miss_at_that_time_alone(house: House):
    digits = house.diary.somebody()
    there = house.diary.expects("11:00", digits)

    at_that_time = house.arrives(one_digit_off(digits), "11:00")
    half_an_hour_off = house.arrives(one_digit_off(digits), "11:30")

    assert (at_that_time["outcome"], ids(at_that_time["candidates"])) == ("near_miss", {there["id"]})
    assert (half_an_hour_off["outcome"], half_an_hour_off["candidates"]) == ("unmatched", [])


def test_two_neighbours_swapped_are_a_near_miss(house: House):
    house.diary.plans("11:00", "120396")

    visit = house.arrives("210396", "11:00")

    assert visit["outcome"] == "near_miss"


def test_several_nearly_the_same_are_all_shown(house: House):
    there = [house.diary.expects("11:15", digits) for digits in ("240680", "240681")]

    visit = house.arrives("240682", "11:15")

    assert (visit["outcome"], ids(visit["candidates"])) == ("near_miss", ids(there))


def test_who_has_come_already_may_be_the_same_person(house: House):
    digits = house.diary.somebody()
    house.diary.plans("10:00", digits)
    first = house.arrives(digits, "10:00")

    for declared in ("10:00", "10:15", "14:00", "unknown", "none"):
        second = house.arrives(digits, declared)
        assert (second["outcome"], second["duplicate_of"]) == ("possible_duplicate", first["id"])
        assert second["appointment"] is None


@pytest.mark.parametrize("step", ["not_here", "left", "wrong_person"])
def test_an_appointment_that_is_open_again_is_matched_anew(house: House, step: str):
    digits = house.diary.somebody()
    there = house.diary.expects("10:00", digits)
    first = house.reception.does(house.arrives(digits, "10:00"), "coming", step)

    second = house.arrives(digits, "10:00")

    assert second["outcome"] == "matched"
    assert second["appointment"]["id"] == there["id"]
    assert second["id"] != first["id"]


def test_after_a_merge_the_appointment_has_one_visit_alone(house: House):
    """The merged visit is void; the one it became part of is still there."""
    digits = house.diary.somebody()
    house.diary.plans("10:00", digits)
    first = house.arrives(digits, "10:00")
    house.reception.does(house.arrives(digits, "10:00"), "merge", visit_id=first["id"])

    third = house.arrives(digits, "10:00")

    assert (third["outcome"], third["duplicate_of"]) == ("possible_duplicate", first["id"])


@pytest.mark.parametrize("steps", [["collected"], ["collected", "ended"]])
@pytest.mark.parametrize("declared", ["10:00", "unknown"])
def test_who_was_collected_before_is_said_to_have_been_seen(house: House, declared: str, steps: list[str]):
    digits = house.diary.somebody()
    there = house.diary.expects("10:00", digits)
    house.reception.does(house.arrives(digits, "10:00"), *steps)

    second = house.arrives(digits, declared)

    assert (second["outcome"], second["flags"], second["appointment"]) == ("unmatched", ["already_seen"], None)
    assert ids(second["candidates"]) == {there["id"]}


@pytest.mark.parametrize("declared", ["10:00", "unknown"])
def test_a_cancelled_appointment_found_alone(house: House, declared: str):
    digits = house.diary.somebody()
    house.diary.plans("10:00", digits, cancelled=True)

    visit = house.arrives(digits, declared)

    assert (visit["outcome"], visit["flags"], visit["appointment"]) == ("unmatched", ["cancelled"], None)


def test_beside_a_planned_appointment_a_cancelled_one_does_not_count(house: House):
    digits = house.diary.somebody()
    planned = house.diary.expects("10:00", digits)
    house.diary.plans("10:00", digits, cancelled=True)

    visit = house.arrives(digits, "10:00")

    assert (visit["outcome"], visit["appointment"]["id"]) == ("matched", planned["id"])
    assert "cancelled" not in visit["flags"]


@pytest.mark.parametrize("digits", ["610165", "910165", "290200", "890204"])
def test_replacement_numbers_and_leap_days_are_digits_like_others(house: House, digits: str):
    house.diary.plans("10:00", digits)

    assert house.arrives(digits, "10:00")["outcome"] == "matched"
