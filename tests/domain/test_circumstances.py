"""What else is told of an arrival, whatever it matched."""

import pytest

from builders.matching_cases import at
from kiosk.domain.circumstances import circumstances
from kiosk.domain.matching import Flag, Window


def flags(
    *,
    received: str = "10:00",
    number_seen: bool = True,
    tag: bytes | None = b"own",
    open_unmatched: frozenset[bytes] = frozenset(),
) -> frozenset[Flag]:
    return circumstances(
        at=at("10:00"),
        received_at=at(received),
        number_seen=number_seen,
        tag=tag,
        open_unmatched=open_unmatched,
        window=Window(),
    )


def test_an_ordinary_arrival_has_none() -> None:
    assert flags(open_unmatched=frozenset({b"other"})) == frozenset()


@pytest.mark.parametrize(("received", "late"), [("10:10", False), ("10:11", True)])
def test_an_envelope_that_took_over_ten_minutes_is_delivered_late(received: str, late: bool) -> None:
    assert (Flag.DELIVERED_LATE in flags(received=received)) is late


def test_a_citizen_who_walked_away_may_not_have_seen_the_number() -> None:
    assert flags(number_seen=False) == {Flag.NUMBER_UNSEEN}


def test_another_open_visit_with_the_same_digits_is_told() -> None:
    assert flags(open_unmatched=frozenset({b"own"})) == {Flag.SAME_DIGITS}


def test_two_citizens_without_digits_are_not_the_same() -> None:
    assert flags(tag=None, open_unmatched=frozenset({b"own"})) == frozenset()
