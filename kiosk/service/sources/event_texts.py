"""What is wanted of a calendar event's texts: digits, caseworker and room; the rest goes no further."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from kiosk.domain.digits import BirthDigits, parse_digits
from kiosk.service.sources.mapping import CalendarMapping
from kiosk.service.sources.refusals import LONGEST_CELL

Texts = Callable[[str], str]
"""What an event says under one of iCalendar's names; empty where it says nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Called:
    """What the source calls a caseworker."""

    name: str = ""
    initials: str = ""


def digits_of(mapping: CalendarMapping, texts: Texts) -> BirthDigits | None:
    """The first six digits in the configured places that are a possible day."""
    for name in mapping.properties:
        for found in re.finditer(mapping.pattern, texts(name)):
            digits = parse_digits(found[1] or "")
            if isinstance(digits, BirthDigits):
                return digits
    return None


def caseworker_of(mapping: CalendarMapping, texts: Texts, *, organizer: Called | None) -> Called:
    if mapping.caseworker == "ORGANIZER" and mapping.caseworker_pattern is None:
        return organizer or Called()
    found = _taken(texts(mapping.caseworker), mapping.caseworker_pattern)
    return Called(name=found, initials=found)


def room_of(mapping: CalendarMapping, texts: Texts) -> str:
    return _taken(texts(mapping.room), mapping.room_pattern)


def called_by_address(address: str, *, name: str) -> Called:
    """The initials stand before the @ of a caseworker's address."""
    plain = address.lower().removeprefix("mailto:")
    return Called(name=_plain(name), initials=_plain(plain.partition("@")[0].upper()))


def _taken(text: str, pattern: str | None) -> str:
    if pattern is None:
        return _plain(text)
    found = re.search(pattern, text)
    return _plain(found[1] or "") if found else ""


def _plain(text: str) -> str:
    """One line without what no text holds, and not longer than a cell of a table."""
    return " ".join(text.replace("\0", "").split())[:LONGEST_CELL]
