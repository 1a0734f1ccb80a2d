"""The first six digits of a CPR number: which are possible, and which are one slip apart."""

from dataclasses import dataclass, field
from enum import StrEnum

LENGTH = 6
REPLACEMENT_DAY = 60
"""Replacement numbers raise the day by this much (domain.md)."""

_ZERO = 0x30
_DIGITS = frozenset(range(_ZERO, _ZERO + 10))
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Malformed(StrEnum):
    """Why something is no six digits; never what it was."""

    NOT_SIX_DIGITS = "not_six_digits"
    NO_SUCH_DAY = "no_such_day"


@dataclass(frozen=True, slots=True, kw_only=True)
class BirthDigits:
    """Six ASCII digits that are a possible day; never printed."""

    ascii: bytes = field(repr=False)


def parse_digits(raw: bytes | bytearray | memoryview | str) -> BirthDigits | Malformed:
    if isinstance(raw, str):
        if not raw.isascii():
            return Malformed.NOT_SIX_DIGITS
        raw = raw.encode("ascii")
    if not _are_six_digits(raw):
        return Malformed.NOT_SIX_DIGITS
    if not _is_a_day(raw):
        return Malformed.NO_SUCH_DAY
    return BirthDigits(ascii=bytes(raw))


def are_possible(buffer: bytes | bytearray | memoryview) -> bool:
    """The same judgement where no copy may be left: never more than a pair becomes a number."""
    return _are_six_digits(buffer) and _is_a_day(buffer)


def neighbours(digits: BirthDigits) -> tuple[bytes, ...]:
    """What is one wrong digit (54) or one swap of neighbours (≤ 5) away, impossible days too."""
    own = digits.ascii
    substituted = [
        own[:place] + bytes((_ZERO + value,)) + own[place + 1 :]
        for place in range(LENGTH)
        for value in range(10)
        if own[place] != _ZERO + value
    ]
    swapped = [
        own[:place] + bytes((own[place + 1], own[place])) + own[place + 2 :]
        for place in range(LENGTH - 1)
        if own[place] != own[place + 1]
    ]
    return (*substituted, *swapped)


def _are_six_digits(raw: bytes | bytearray | memoryview) -> bool:
    return len(raw) == LENGTH and all(map(_DIGITS.__contains__, raw))


def _is_a_day(raw: bytes | bytearray | memoryview) -> bool:
    day, month = _pair(raw, 0), _pair(raw, 2)
    if day > REPLACEMENT_DAY:
        day -= REPLACEMENT_DAY
    if not 1 <= month <= len(_DAYS):
        return False
    if (day, month) == (29, 2):
        return _pair(raw, 4) % 4 == 0
    return 1 <= day <= _DAYS[month - 1]


def _pair(raw: bytes | bytearray | memoryview, place: int) -> int:
    return (raw[place] - _ZERO) * 10 + raw[place + 1] - _ZERO
