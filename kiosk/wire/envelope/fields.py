"""Readers of single fields inside an opened envelope; a value that breaks the agreement raises `Wrong`."""

import re
import uuid
from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Final, TypeVar

from kiosk.domain.digits import BirthDigits, Malformed, parse_digits
from kiosk.wire.envelope.agreement import NO_TIME, UNKNOWN_TIME

_TIME: Final = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]")
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LONGEST_TEXT: Final = 160
_MOST_NEEDS: Final = 8
_LARGEST_NUMBER: Final = 9999
_YEARS: Final = range(2000, 3000)

D = TypeVar("D", date, datetime)


class UnreadableBecause(StrEnum):
    """Stable codes; none of them says anything of the contents."""

    BOX = "box"
    SIZE = "size"
    JSON = "json"
    VERSION = "version"
    KIND = "kind"
    FIELD = "field"
    DIGITS = "digits"


class Wrong(Exception):
    """Carries the code and nothing of the value."""

    def __init__(self, code: UnreadableBecause = UnreadableBecause.FIELD) -> None:
        super().__init__(code)
        self.code = code


def text(raw: object) -> str:
    """Printable, so no line breaks, no NUL and no half surrogates reach a database or a screen."""
    if not isinstance(raw, str) or not 0 < len(raw) <= _LONGEST_TEXT or not raw.isprintable():
        raise Wrong
    return raw


def text_or_none(raw: object) -> str | None:
    return None if raw is None else text(raw)


def canonical_uuid(raw: object) -> str:
    if not isinstance(raw, str):
        raise Wrong
    try:
        return str(uuid.UUID(raw))
    except ValueError:
        raise Wrong from None


def number(raw: object) -> int:
    if type(raw) is not int or not 1 <= raw <= _LARGEST_NUMBER:
        raise Wrong
    return raw


def flag(raw: object) -> bool:
    if not isinstance(raw, bool):
        raise Wrong
    return raw


def day(raw: object) -> date:
    if not isinstance(raw, str) or not _DAY.fullmatch(raw):
        raise Wrong
    try:
        read = date.fromisoformat(raw)
    except ValueError:
        raise Wrong from None
    return _sensible(read)


def moment(raw: object) -> datetime:
    if not isinstance(raw, str):
        raise Wrong
    try:
        at = datetime.fromisoformat(raw)
    except ValueError:
        raise Wrong from None
    if at.utcoffset() is None:
        raise Wrong
    return _sensible(at)


def _sensible(at: D) -> D:
    """Far from both ends of the calendar, so that arithmetic with offsets never overflows."""
    if at.year not in _YEARS:
        raise Wrong
    return at


def declared_time(raw: object) -> str:
    if not isinstance(raw, str) or (raw not in (UNKNOWN_TIME, NO_TIME) and not _TIME.fullmatch(raw)):
        raise Wrong
    return raw


def needs(raw: object) -> tuple[str, ...] | None:
    if raw is None:
        return None
    if not isinstance(raw, list) or len(raw) > _MOST_NEEDS:
        raise Wrong
    return tuple(dict.fromkeys(text(word) for word in raw))


def birth_digits(raw: Mapping[str, object]) -> BirthDigits | None:
    """The field must be there: null is said, not left out."""
    if "digits" not in raw:
        raise Wrong
    value = raw["digits"]
    if value is None:
        return None
    if not isinstance(value, str):
        raise Wrong(UnreadableBecause.DIGITS)
    digits = parse_digits(value)
    if isinstance(digits, Malformed):
        raise Wrong(UnreadableBecause.DIGITS)
    return digits
