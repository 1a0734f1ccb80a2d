"""How a source's file differs from what is known without being told: a small TOML file."""

import re
import tomllib
from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from kiosk.service.sources.refusals import FileFault, FileRefused

CANCELLED = frozenset({"aflyst", "annulleret", "cancelled", "canceled"})
SIX_DIGITS = r"(?<![0-9])([0-9]{6})(?:-?[0-9]{4})?(?![0-9])"


class Column(StrEnum):
    """What the reader takes from a row; every other column is thrown away."""

    EXTERNAL_ID = "external_id"
    DATE = "date"
    STARTS_AT = "starts_at"
    ENDS_AT = "ends_at"
    CPR = "cpr"
    CITIZEN = "citizen"
    CASEWORKER = "caseworker"
    INITIALS = "initials"
    ROOM = "room"
    TEAM = "team"
    STATUS = "status"


def _known_encoding(name: str) -> str:
    try:
        "".encode(name)
    except LookupError as unknown:
        raise ValueError from unknown
    return name


def _usable_format(time_format: str) -> str:
    moment = datetime(2026, 11, 23, 8, 30)
    datetime.strptime(moment.strftime(time_format), time_format)
    return time_format


def _pattern_with_group(pattern: str) -> str:
    try:
        groups = re.compile(pattern).groups
    except re.error as broken:
        raise ValueError from broken
    if groups < 1:
        raise ValueError
    return pattern


def _small_letters(words: frozenset[str]) -> frozenset[str]:
    return frozenset(word.strip().casefold() for word in words)


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


Pattern = Annotated[str, AfterValidator(_pattern_with_group)]
Property = Annotated[str, AfterValidator(str.upper), Field(pattern=r"^[A-Za-z][A-Za-z0-9-]{0,60}$")]


class CalendarMapping(_Table):
    """Where a calendar's events hold the six digits, the caseworker and the room, by iCalendar's names of properties.

    Of what a property says the first group of its pattern is taken; without a pattern, all of it.
    """

    properties: tuple[Property, ...] = ("SUMMARY", "DESCRIPTION")
    pattern: Pattern = SIX_DIGITS
    caseworker: Property = "ORGANIZER"
    caseworker_pattern: Pattern | None = None
    room: Property = "LOCATION"
    room_pattern: Pattern | None = None


class SourceMapping(_Table):
    """`columns`: headings that stand in the place of the known ones."""

    columns: Mapping[Column, str] = Field(default_factory=dict)
    separator: Annotated[str, Field(pattern=r'^[^"\r\n]$')] | None = None
    encoding: Annotated[str, AfterValidator(_known_encoding)] | None = None
    time_format: Annotated[str, AfterValidator(_usable_format)] | None = None
    cancelled: Annotated[frozenset[str], AfterValidator(_small_letters)] = CANCELLED
    calendar: CalendarMapping = CalendarMapping()


def load_mapping(raw: bytes) -> SourceMapping | FileRefused:
    """Refused as `bad_mapping` with the keys that are wrong; with none where it is no TOML."""
    try:
        return SourceMapping.model_validate(tomllib.loads(raw.decode("utf-8")))
    except ValidationError as refused:
        wrong = {".".join(str(part) for part in error["loc"]) for error in refused.errors()}
        return FileRefused(code=FileFault.BAD_MAPPING, fields=tuple(sorted(wrong)))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError):
        return FileRefused(code=FileFault.BAD_MAPPING)
