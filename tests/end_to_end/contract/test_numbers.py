"""Numbers: leased once per office and day, from 1 up, until there are none."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from builders.contract_house import House
from builders.outsider import Answer
from builders.street_kiosk import StreetKiosk


def leased(answer: Answer) -> range:
    block = answer.body(201)
    return range(block["first"], block["last"] + 1)


def test_the_first_number_of_a_day_is_one_and_the_next_block_follows(spare_house: House):
    """On the next opening day, of which nobody has had a number yet."""
    tomorrow = str(spare_house.diary.day + timedelta(days=1))

    blocks = [leased(spare_house.kiosk.lease(count, day=tomorrow)) for count in (1, 20, 5)]

    assert blocks == [range(1, 2), range(2, 22), range(22, 27)]


def test_offices_count_for_themselves(spare_house: House):
    today = spare_house.kiosk.lease(3).body(201)

    assert today["service_day"] == str(spare_house.diary.day)
    assert leased(spare_house.other_kiosk.lease(3))[0] == 1


def test_two_kiosks_never_have_the_same_number(spare_house: House):
    code = spare_house.staff["aksel"].pairing_code("kiosk")
    second = StreetKiosk(outside=spare_house.outside, token=spare_house.service.pair(code)["token"])
    with ThreadPoolExecutor(8) as at_once:
        answers = at_once.map(lambda n: (spare_house.kiosk, second)[n % 2].lease(1 + n % 20), range(40))
        blocks = [leased(answer) for answer in answers]

    numbers = [number for block in blocks for number in block]
    assert len(numbers) == len(set(numbers))
    assert sorted(numbers) == list(range(min(numbers), max(numbers) + 1))


@pytest.mark.parametrize("count", [0, -1, 21, 2**70, "1", None, 1.5, True])
def test_a_count_that_cannot_be(house: House, count: object):
    words = {"service_day": str(house.diary.day), "count": count}
    answer = house.outside.call("POST", "/v1/kiosk/numbers", words, token=house.kiosk.token)

    assert answer.refused == (422, "malformed")


@pytest.mark.parametrize("day", ["", "today", "2026-02-30", "25-11-2026", None, 20261125, "2026-11-25T00:00:00"])
def test_a_day_that_cannot_be(house: House, day: object):
    words = {"service_day": day, "count": 1}
    answer = house.outside.call("POST", "/v1/kiosk/numbers", words, token=house.kiosk.token)

    assert answer.refused == (422, "malformed")


@pytest.mark.parametrize("days", [-1, 2, 3, 7, 400])
def test_neither_today_nor_the_next_opening_day(house: House, days: int):
    assert house.kiosk.lease(1, day=str(house.diary.day + timedelta(days=days))).refused[0] in (409, 422)


def test_the_last_number_is_8999_and_then_there_are_none(spare_house: House):
    """The other office's, on its next opening day."""
    day = str(spare_house.diary.day + timedelta(days=1))
    with ThreadPoolExecutor(8) as at_once:
        answers = list(at_once.map(lambda _: spare_house.other_kiosk.lease(20, day=day), range(450)))
    rest = [spare_house.other_kiosk.lease(1, day=day) for _ in range(20)]

    given = sorted(number for answer in [*answers, *rest] if answer.status == 201 for number in leased(answer))
    assert given == list(range(1, 9000))
    assert rest[-1].refused == (409, "no_numbers")
    assert spare_house.kiosk.lease(1).status == 201


@pytest.mark.parametrize("number", [9000, 9999, 8999])
def test_numbers_of_the_reserve_are_taken_like_others(house: House, number: int):
    house.kiosk.sends(house.kiosk.words(number, digits=None, declared="none"))

    assert house.reception.of(number)["outcome"] == "walk_in"
