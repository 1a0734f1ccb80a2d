"""The service's end: a sealed envelope becomes a checked value or a reason why not."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

from kiosk.domain.digits import BirthDigits
from kiosk.wire.envelope.agreement import VERSION
from kiosk.wire.envelope.box import OVERHEAD, open_sealed
from kiosk.wire.envelope.fields import (
    UnreadableBecause,
    Wrong,
    birth_digits,
    canonical_uuid,
    day,
    declared_time,
    flag,
    moment,
    needs,
    number,
    text,
    text_or_none,
)

_LARGEST_TAKEN: Final = 4096


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreadable:
    code: UnreadableBecause


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedArrival:
    """`id` is a UUID in canonical lower case; `declared` is 'unknown', 'none' or 'HH:MM'; `at` is aware."""

    id: str
    number: int
    service_day: date
    digits: BirthDigits | None = field(repr=False)
    code: str | None = field(repr=False)
    declared: str
    topic: str | None
    language: str
    at: datetime
    seen: bool
    receipt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedAmendment:
    """Amends the arrival `about`, before or after it came; None means unchanged, an empty tuple no needs.

    Needs are words as they came: a newer kiosk may know more of them.
    """

    id: str
    about: str
    number: int
    service_day: date
    needs: tuple[str, ...] | None
    declared: str | None
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedBooking:
    id: str
    slot_id: str
    digits: BirthDigits | None = field(repr=False)
    language: str
    at: datetime


Opened = OpenedArrival | OpenedAmendment | OpenedBooking


def open_envelope(sealed: bytes, private_key: bytes) -> Opened | Unreadable:
    """Takes unknown extra fields and other paddings; whatever else differs from the agreement is a reason."""
    if not OVERHEAD <= len(sealed) <= _LARGEST_TAKEN:
        return Unreadable(code=UnreadableBecause.SIZE)
    plain = open_sealed(sealed, private_key=private_key)
    if plain is None:
        return Unreadable(code=UnreadableBecause.BOX)
    try:
        raw = json.loads(plain)
    except (ValueError, RecursionError):
        return Unreadable(code=UnreadableBecause.JSON)
    try:
        return _read(raw)
    except Wrong as wrong:
        return Unreadable(code=wrong.code)


def _read(raw: object) -> Opened:
    if not isinstance(raw, dict):
        raise Wrong(UnreadableBecause.JSON)
    if type(raw.get("v")) is not int or raw["v"] != VERSION:
        raise Wrong(UnreadableBecause.VERSION)
    match raw.get("kind"):
        case "arrival":
            return _arrival(raw)
        case "amend":
            return _amendment(raw)
        case "booking":
            return _booking(raw)
    raise Wrong(UnreadableBecause.KIND)


def _arrival(raw: Mapping[str, object]) -> OpenedArrival:
    return OpenedArrival(
        id=canonical_uuid(raw.get("id")),
        number=number(raw.get("number")),
        service_day=day(raw.get("service_day")),
        digits=birth_digits(raw),
        code=text_or_none(raw.get("code")),
        declared=declared_time(raw.get("declared")),
        topic=text_or_none(raw.get("topic")),
        language=text(raw.get("language")),
        at=moment(raw.get("at")),
        seen=flag(raw.get("seen")),
        receipt=text(raw.get("receipt")),
    )


def _amendment(raw: Mapping[str, object]) -> OpenedAmendment:
    declared_raw = raw.get("declared")
    return OpenedAmendment(
        id=canonical_uuid(raw.get("id")),
        about=canonical_uuid(raw.get("about")),
        number=number(raw.get("number")),
        service_day=day(raw.get("service_day")),
        needs=needs(raw.get("needs")),
        declared=None if declared_raw is None else declared_time(declared_raw),
        at=moment(raw.get("at")),
    )


def _booking(raw: Mapping[str, object]) -> OpenedBooking:
    return OpenedBooking(
        id=canonical_uuid(raw.get("id")),
        slot_id=text(raw.get("slot_id")),
        digits=birth_digits(raw),
        language=text(raw.get("language")),
        at=moment(raw.get("at")),
    )
