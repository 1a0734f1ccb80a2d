"""Six digits: the possible and the impossible, and what is one slip away."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.digits import BirthDigits, Malformed, are_possible, neighbours, parse_digits

POSSIBLE = ["010100", "290200", "610165", "910165", "890200", "310112", "300495", "290296"]
NO_SUCH_DAY = [
    "290201", "310485", "920165", "600165", "890201", "001285", "011385", "000000",
    "990101", "300204", "010001", "321299", "910485",
]  # fmt: skip
NOT_SIX = ["", "01019", "0101900", "٠١٠١٩٠", "０１０１９０", "01 190", "+10190", "0101.0", "01019²", "x10190"]


@pytest.mark.parametrize("raw", POSSIBLE)
def test_a_possible_day_is_taken(raw: str) -> None:
    assert parse_digits(raw) == BirthDigits(ascii=raw.encode())
    assert are_possible(bytearray(raw.encode()))


@pytest.mark.parametrize("raw", NO_SUCH_DAY)
def test_an_impossible_day_is_refused(raw: str) -> None:
    assert parse_digits(raw) is Malformed.NO_SUCH_DAY
    assert not are_possible(bytearray(raw.encode()))


@pytest.mark.parametrize("raw", NOT_SIX)
def test_what_is_not_six_ascii_digits_is_refused(raw: str) -> None:
    assert parse_digits(raw) is Malformed.NOT_SIX_DIGITS
    assert parse_digits(raw.encode()) is Malformed.NOT_SIX_DIGITS


def test_a_century_has_all_its_days_and_their_replacements() -> None:
    possible = sum(are_possible(b"%06d" % raw) for raw in range(1_000_000))

    assert possible == 2 * 36_525


@pytest.mark.parametrize("kind", [bytes, bytearray, memoryview])
def test_every_kind_of_buffer_is_read_alike(kind: type) -> None:
    assert parse_digits(kind(b"010190")) == BirthDigits(ascii=b"010190")
    assert are_possible(kind(b"010190"))


def test_digits_are_never_printed() -> None:
    digits = BirthDigits(ascii=b"010190")

    assert "010190" not in f"{digits!r} {digits} {[digits]}"


six = st.integers(0, 999_999).map(lambda raw: BirthDigits(ascii=b"%06d" % raw))


@given(digits=six)
def test_neighbours_are_all_that_is_one_slip_away(digits: BirthDigits) -> None:
    own = digits.ascii
    swaps = sum(own[place] != own[place + 1] for place in range(5))

    near = neighbours(digits)

    assert len(near) == len(set(near)) == 54 + swaps
    assert own not in near
    assert all(sorted(each) == sorted(own) or _differing(each, own) == 1 for each in near)


@given(digits=six)
def test_being_near_is_mutual(digits: BirthDigits) -> None:
    assert all(digits.ascii in neighbours(BirthDigits(ascii=each)) for each in neighbours(digits))


def _differing(one: bytes, other: bytes) -> int:
    return sum(a != b for a, b in zip(one, other, strict=True))
