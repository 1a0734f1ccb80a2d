"""What a code from a slip or a letter comes to."""

from datetime import date

import pytest

from builders.matching_cases import appointment, at
from kiosk.domain.codes import Booking, match_code
from kiosk.domain.matching import Flag, Match, Outcome, Window

TODAY, TOMORROW = date(2026, 11, 23), date(2026, 11, 24)


def scanned(booking: Booking | None) -> Match:
    return match_code(booking, day=TODAY, at=at("10:00"), window=Window())


def booked(day: date = TODAY, *, cancelled: bool = False) -> Booking:
    return Booking(day=day, appointment=appointment("10:00", cancelled=cancelled))


def test_a_booking_of_today_is_found() -> None:
    assert scanned(booked()) == Match(outcome=Outcome.MATCHED, appointment=booked().appointment.id)


@pytest.mark.parametrize(
    ("booking", "flags"),
    [
        (booked(TOMORROW), {Flag.OTHER_DAY}),
        (booked(cancelled=True), {Flag.CANCELLED}),
        (booked(TOMORROW, cancelled=True), {Flag.CANCELLED, Flag.OTHER_DAY}),
        (None, {Flag.BAD_CODE}),
    ],
)
def test_any_other_code_is_unmatched_and_says_why(booking: Booking | None, flags: set[Flag]) -> None:
    assert scanned(booking) == Match(outcome=Outcome.UNMATCHED, flags=frozenset(flags))


def test_a_code_used_twice_is_a_possible_duplicate() -> None:
    found = scanned(Booking(day=TODAY, appointment=appointment("10:00", open_visit="17")))

    assert (found.outcome, found.duplicate_of) == (Outcome.POSSIBLE_DUPLICATE, "17")
