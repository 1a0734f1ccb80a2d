"""On a holiday the office is closed, unless it says otherwise."""

from datetime import date

import pytest

from builders.reception import OFFICE, Reception
from kiosk.domain.opening import spans_of
from kiosk.service.usecases.office_rules import office_rules
from kiosk.service.usecases.public_holidays import UnknownPlace, own_days, public_holidays

EASTER_MONDAY = date(2027, 3, 29)
OWN_DAY = date(2027, 6, 4)


def is_open_on(reception: Reception, day: date) -> bool:
    return bool(spans_of(reception.sees(lambda session: office_rules(session, OFFICE)).hours, day))


def test_an_office_is_closed_on_holidays_and_on_its_own_days(reception: Reception):
    reception.is_told(closed_days=[OWN_DAY.isoformat()])

    assert not is_open_on(reception, EASTER_MONDAY)
    assert not is_open_on(reception, OWN_DAY)
    assert is_open_on(reception, date(2027, 3, 30))


@pytest.mark.parametrize("year", [2026, 2027])
def test_an_office_is_closed_on_the_eves_unless_it_says_otherwise(reception: Reception, year: int):
    eves = [date(year, 12, 24), date(year, 12, 31)]
    assert not any(is_open_on(reception, eve) for eve in eves)

    reception.is_told(closed_days=["12-24"])

    assert [is_open_on(reception, eve) for eve in eves] == [False, True]


def test_a_leap_day_of_every_year_is_one_of_every_fourth():
    assert date(2028, 2, 29) in own_days("02-29")
    assert all(day.year % 4 == 0 for day in own_days("02-29"))


@pytest.mark.parametrize("raw", ["", "24", "24-12", "02-30", "2026-13-01", "Christmas"])
def test_what_is_no_day_is_told(raw: str):
    with pytest.raises(ValueError):
        own_days(raw)


def test_an_office_can_be_open_on_holidays(reception: Reception):
    reception.is_told(holidays=None)

    assert is_open_on(reception, EASTER_MONDAY)


def test_a_region_has_holidays_of_its_own():
    womens_day = date(2027, 3, 8)

    assert womens_day in public_holidays("DE-BE")
    assert womens_day not in public_holidays("DE-BY")


@pytest.mark.parametrize("place", ["Danmark", "XX", "DK-nowhere", ""])
def test_a_place_that_nobody_knows_is_told(place: str):
    with pytest.raises(UnknownPlace):
        public_holidays(place)
