"""The kiosk's end: an envelope is written into a buffer from a template, sealed, and the buffer is overwritten."""

import json
from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Final

from kiosk.wire.envelope.agreement import PLAIN_SIZE, VERSION
from kiosk.wire.envelope.box import seal, wipe

Digits = bytearray | memoryview

_FREE_FIELD_BYTES: Final = {"code": 96, "topic": 80, "language": 16, "receipt": 16, "slot_id": 128}


def seal_arrival(
    *,
    public_key: bytes,
    id: str,
    number: int,
    service_day: date,
    digits: Digits | None,
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
    *, public_key: bytes, id: str, slot_id: str, digits: Digits | None, language: str, at: datetime
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


def _sealed(fields: Mapping[str, object], digits: Digits | None, public_key: bytes) -> bytes:
    """`digits` go where the field of that name is null."""
    plain = _Plain()
    try:
        for name, value in fields.items():
            plain.write_name(name)
            if name == "digits" and digits is not None:
                plain.write_digits(digits)
            else:
                plain.write(json.dumps(value).encode("ascii"))
        plain.write(b"}")
        return seal(plain.buffer, public_key=public_key)
    finally:
        wipe(plain.buffer)


class _Plain:
    """The open envelope, written piece by piece into one buffer that is never resized: a moved buffer
    would leave an old copy behind, and so would a text put together elsewhere.
    """

    def __init__(self) -> None:
        self.buffer = bytearray(b" " * PLAIN_SIZE)
        self._end = 0

    def write_name(self, name: str) -> None:
        self.write(b"," if self._end else b"{")
        self.write(json.dumps(name).encode("ascii"))
        self.write(b":")

    def write(self, piece: bytes) -> None:
        start, self._end = self._end, self._end + len(piece)
        if self._end > PLAIN_SIZE:
            raise ValueError("an envelope holds 512 bytes")
        self.buffer[start : self._end] = piece

    def write_digits(self, digits: Digits) -> None:
        """Byte by byte: assigning a slice would make a copy first."""
        if len(digits) != 6:
            raise ValueError("six digits, or none")
        self.write(b'"      "')
        for index in range(6):
            self.buffer[self._end - 7 + index] = digits[index]


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
