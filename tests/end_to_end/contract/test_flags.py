"""What else the reception is told of an arrival, whatever it matched."""

from datetime import datetime, timedelta

import pytest

from builders.contract_house import House


def earlier(house: House, **span: float) -> str:
    return (house.kiosk.is_now() - timedelta(**span)).isoformat()


def local(house: House, clock: str) -> str:
    """This clock time today, as a kiosk says it."""
    now = house.kiosk.is_now()
    hour, minute, second = map(int, clock.split(":"))
    return now.replace(hour=hour, minute=minute, second=second, microsecond=0).isoformat()


@pytest.mark.parametrize(
    ("at", "flag"),
    [
        ("07:59:59", ["early"]),
        ("08:00:00", []),
        ("09:00:00", []),
        ("09:15:00", []),
        ("09:15:01", ["late"]),
        ("09:39:00", ["late"]),
    ],
)
def test_early_and_late_are_told_to_the_second(house: House, at: str, flag: list[str]):
    digits = house.diary.somebody()
    house.diary.plans("09:00", digits)

    visit = house.arrives(digits, "09:00", at=local(house, at))

    assert visit["outcome"] == "matched"
    assert [each for each in visit["flags"] if each != "delivered_late"] == flag
    assert datetime.fromisoformat(visit["arrived_at"]) == datetime.fromisoformat(local(house, at))


def test_early_and_late_stand_only_beside_an_appointment(house: House):
    digits = house.diary.somebody()
    for at in ("09:00", "16:00"):
        house.diary.plans(at, digits)

    assert house.arrives(digits, "12:00")["flags"] == []
    assert house.arrives(None, "16:00")["flags"] == []


@pytest.mark.parametrize(("minutes", "flags"), [(9, []), (11, ["delivered_late"])])
def test_an_envelope_that_was_long_under_way(house: House, minutes: int, flags: list[str]):
    visit = house.arrives(None, "none", at=earlier(house, minutes=minutes))

    assert visit["flags"] == flags
    age = datetime.fromisoformat(visit["received_at"]) - datetime.fromisoformat(visit["arrived_at"])
    assert timedelta(minutes=minutes) <= age < timedelta(minutes=minutes + 1)


def test_late_delivery_before_the_end_is_still_the_caseworkers(house: House):
    digits = house.diary.somebody()
    house.diary.plans("09:00", digits, until="09:59")

    visit = house.arrives(digits, "09:00", at=earlier(house, minutes=20))

    assert "delivered_late" in visit["flags"]
    assert house.anne.of(visit["number"])["id"] == visit["id"]


def test_late_delivery_after_the_end_is_told_to_the_reception_only(house: House):
    digits = house.diary.somebody()
    house.diary.plans("08:00", digits, until="08:30")

    visit = house.arrives(digits, "08:00", at=local(house, "08:05:00"))

    assert (visit["outcome"], visit["flags"]) == ("matched", ["delivered_late"])
    assert house.anne.with_number(visit["number"]) == []


def test_a_number_that_may_not_have_been_seen(house: House):
    assert house.arrives(None, "unknown", seen=False)["flags"] == ["number_unseen"]


def test_the_same_digits_twice_without_an_appointment_are_said_of_the_second(house: House):
    digits = house.diary.somebody()

    first, second = house.arrives(digits, "none"), house.arrives(digits, "none")

    assert (first["flags"], second["flags"]) == ([], ["same_digits"])


def test_the_same_digits_are_not_said_of_somebody_who_has_left(house: House):
    digits = house.diary.somebody()
    house.reception.does(house.arrives(digits, "none"), "left")

    assert house.arrives(digits, "none")["flags"] == []


def test_the_same_digits_are_said_beside_an_appointment_too(house: House):
    digits = house.diary.somebody()
    first = house.arrives(digits, "none")
    house.diary.plans("10:00", digits)

    second = house.arrives(digits, "10:00")

    assert (second["outcome"], second["flags"]) == ("matched", ["same_digits"])
    assert first["flags"] == []


def test_a_walk_in_with_an_appointment_is_shown_to_its_caseworker_quietly(house: House):
    digits = house.diary.somebody()
    house.diary.plans("10:00", digits)

    visit = house.arrives(digits, "none")

    assert visit["flags"] == ["has_appointment"]
    assert house.anne.of(visit["number"])["id"] == visit["id"]
    assert house.bo.with_number(visit["number"]) == []


def test_topic_needs_and_language_come_along(house: House):
    topic = house.kiosk.state()["topics"][0]["id"]
    visit = house.arrives(None, "none", topic=topic, language="ar")

    assert (visit["topic"], visit["needs"], visit["also"], visit["place"]) == (topic, [], [], None)
    assert visit["version"] >= 1
