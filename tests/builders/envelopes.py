"""Box keys and envelopes with sensible defaults."""

import json
from datetime import date, datetime, timedelta, timezone
from typing import Any

from nacl.public import PrivateKey, PublicKey, SealedBox

from kiosk.wire.envelope import seal_amendment, seal_arrival, seal_booking

DAY = date(2026, 11, 23)
AT = datetime(2026, 11, 23, 9, 52, tzinfo=timezone(timedelta(hours=1)))
ARRIVAL_ID = "0f8f1e0a-8a5e-4a63-9d1a-6a4a7f1f0001"
AMENDMENT_ID = "0f8f1e0a-8a5e-4a63-9d1a-6a4a7f1f0002"
PRIVATE = bytes(PrivateKey.from_seed(b"made-up seed of the office's box"))
PUBLIC = bytes(PrivateKey(PRIVATE).public_key)


def arrival(**changes: Any) -> bytes:
    values: dict[str, Any] = {
        "public_key": PUBLIC,
        "id": ARRIVAL_ID,
        "number": 17,
        "service_day": DAY,
        "digits": bytearray(b"010190"),
        "declared": "10:00",
        "language": "da",
        "at": AT,
        "seen": True,
        "receipt": "K7QF2M8X",
    }
    return seal_arrival(**(values | changes))


def amendment(**changes: Any) -> bytes:
    values: dict[str, Any] = {
        "public_key": PUBLIC,
        "id": AMENDMENT_ID,
        "about": ARRIVAL_ID,
        "number": 17,
        "service_day": DAY,
        "needs": ["interpreter"],
        "declared": None,
        "at": AT,
    }
    return seal_amendment(**(values | changes))


def booking(**changes: Any) -> bytes:
    values: dict[str, Any] = {
        "public_key": PUBLIC,
        "id": ARRIVAL_ID,
        "slot_id": "slot-1",
        "digits": bytearray(b"010190"),
        "language": "da",
        "at": AT,
    }
    return seal_booking(**(values | changes))


def sealed_text(text: str | bytes, *, public_key: bytes = PUBLIC) -> bytes:
    """Any plaintext in a good box: what a kiosk gone wrong might send."""
    raw = text.encode() if isinstance(text, str) else text
    return bytes(SealedBox(PublicKey(public_key)).encrypt(raw))


def sealed_json(fields: dict[str, object]) -> bytes:
    return sealed_text(json.dumps(fields).ljust(512))


ARRIVAL_FIELDS: dict[str, object] = {
    "v": 1,
    "kind": "arrival",
    "id": ARRIVAL_ID,
    "number": 17,
    "service_day": "2026-11-23",
    "digits": "010190",
    "code": None,
    "declared": "10:00",
    "topic": None,
    "language": "da",
    "at": "2026-11-23T09:52:00+01:00",
    "seen": True,
    "receipt": "K7QF2M8X",
}
