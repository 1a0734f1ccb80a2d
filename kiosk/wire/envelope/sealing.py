"""The kiosk's end: an envelope is written into a buffer from a template, sealed, and the buffer is overwritten."""

import json
from collections.abc import Collection
from datetime import date, datetime
from typing import Final

from kiosk.wire.envelope.agreement import PLAIN_SIZE, VERSION
from kiosk.wire.envelope.box import seal, wipe

# WHY quoted: no free field can hold a bare quotation mark, so none is ever taken for the place of the digits.
_DIGITS_HERE: Final = b'"~digits~"'
_FREE_FIELD_BYTES: Final = {"code": 96, "topic": 80, "language": 16, "receipt": 16, "slot_id": 128}


def seal_arrival(
    *,
    public_key: bytes,
    id: str,
    number: int,
    service_day: date,
    digits: bytearray | memoryview | None,
    code: str | None = None,
    declared: str,
    topic: str | None = None,
    language: str,
    at: datetime,
    seen: bool,
    receipt: str,
) -> bytes:
    """`digits` are read byte by byte and left to the caller to wipe; a `code` too long for the envelope is cut."""
    fields = {
        "v": VERSION,
        "kind": "arrival",
        "id": id,
        "number": number,
        "service_day": service_day.isoformat(),
        "digits": None,
        "code": _cut(code, _FREE_FIELD_BYTES["code"]),
        "declared": declared,
        "topic": _whole("topic", topic),
        "language": _whole("language", language) or "",
        "at": _stamp(at),
        "seen": seen,
        "receipt": _whole("receipt", receipt) or "",
    }
    return _sealed(fields, digits, public_key)


def seal_amendment(
    *,
    public_key: bytes,
    id: str,
    about: str,
    number: int,
    service_day: date,
    needs: Collection[str] | None,
    declared: str | None,
    at: datetime,
) -> bytes:
    fields = {
        "v": VERSION,
        "kind": "amend",
        "id": id,
        "about": about,
        "number": number,
        "service_day": service_day.isoformat(),
        "needs": None if needs is None else sorted(needs),
        "declared": declared,
        "at": _stamp(at),
    }
    return _sealed(fields, None, public_key)


def seal_booking(
    *, public_key: bytes, id: str, slot_id: str, digits: bytearray | memoryview | None, language: str, at: datetime
) -> bytes:
    fields = {
        "v": VERSION,
        "kind": "booking",
        "id": id,
        "slot_id": _whole("slot_id", slot_id) or "",
        "digits": None,
        "language": _whole("language", language) or "",
        "at": _stamp(at),
    }
    return _sealed(fields, digits, public_key)


def _sealed(fields: dict[str, object], digits: bytearray | memoryview | None, public_key: bytes) -> bytes:
    if digits is not None:
        fields = fields | {"digits": json.loads(_DIGITS_HERE)}
    template = json.dumps(fields, separators=(",", ":")).encode("ascii")
    plain = bytearray(b" " * PLAIN_SIZE)
    try:
        _fill(plain, template, digits)
        return seal(plain, public_key=public_key)
    finally:
        wipe(plain)


def _fill(plain: bytearray, template: bytes, digits: bytearray | memoryview | None) -> None:
    """Never resizes `plain`: a moved buffer would leave an old copy behind."""
    if len(template) > PLAIN_SIZE:
        raise ValueError("an envelope holds 512 bytes")
    if digits is None:
        plain[: len(template)] = template
        return
    if len(digits) != 6:
        raise ValueError("six digits, or none")
    before, after = template.split(_DIGITS_HERE, 1)
    start = len(before) + 1
    plain[: start + 7] = before + b'"      "'
    plain[start + 7 : start + 7 + len(after)] = after
    for index in range(6):
        plain[start + index] = digits[index]


def _whole(name: str, text: str | None) -> str | None:
    """A field that means nothing when cut short is left out when it does not fit."""
    if text is None or len(json.dumps(text)) - 2 > _FREE_FIELD_BYTES[name]:
        return None
    return text


def _cut(text: str | None, limit: int) -> str | None:
    if text is None:
        return None
    text = text[:limit]
    while len(json.dumps(text)) - 2 > limit:
        text = text[:-1]
    return text


def _stamp(at: datetime) -> str:
    if at.tzinfo is None:
        raise ValueError("a time on the wire has an offset")
    return at.isoformat(timespec="milliseconds")
