"""A kiosk's batch of envelopes, read leanly: what must be there refuses the whole, the rest is kept as it came."""

import binascii
import json
import uuid
from datetime import date
from typing import Any

from kiosk.domain.numbers import is_number
from kiosk.service.api.days import read_day
from kiosk.service.api.problems import Refused
from kiosk.wire.devices import MAX_ARRIVALS
from kiosk.wire.problems import Code

_LONGEST_KEY_ID = 64


def read_arrivals(raw: bytes) -> list[dict[str, Any]]:
    """Columns of the inbox: id, service_day, number, key_id, envelope. Refused as too_many or malformed."""
    try:
        said = json.loads(raw)
        items = said["arrivals"]
    except (ValueError, TypeError, KeyError, RecursionError):
        raise Refused(Code.MALFORMED) from None
    if not isinstance(items, list):
        raise Refused(Code.MALFORMED)
    if len(items) > MAX_ARRIVALS:
        raise Refused(Code.TOO_MANY)
    return [_item(item) for item in items]


def _item(item: Any) -> dict[str, Any]:
    if not isinstance(item, dict):
        raise Refused(Code.MALFORMED)
    return {
        "id": read_uuid(item.get("id")),
        "service_day": _service_day(item.get("service_day")),
        "number": _number(item.get("number")),
        "key_id": read_key_id(item.get("key_id")),
        "envelope": read_envelope(item.get("envelope")),
    }


def read_uuid(raw: Any) -> str:
    if not isinstance(raw, str):
        raise Refused(Code.MALFORMED)
    try:
        return str(uuid.UUID(raw))
    except ValueError:
        raise Refused(Code.MALFORMED) from None


def _service_day(raw: Any) -> date:
    if not isinstance(raw, str):
        raise Refused(Code.MALFORMED)
    return read_day(raw)


def _number(raw: Any) -> int:
    if type(raw) is not int or not is_number(raw):
        raise Refused(Code.MALFORMED)
    return raw


def read_key_id(raw: Any) -> str:
    """Empty where it can be none of ours; the envelope is then unreadable."""
    good = isinstance(raw, str) and raw.isascii() and raw.isalnum() and len(raw) <= _LONGEST_KEY_ID
    return raw if good else ""


def read_envelope(raw: Any) -> bytes:
    """Empty where it is no base64. WHY: unsealed text from a broken sender is nothing to keep."""
    if not isinstance(raw, str):
        return b""
    try:
        return binascii.a2b_base64(raw.encode("ascii"), strict_mode=True)
    except (binascii.Error, ValueError):
        return b""
