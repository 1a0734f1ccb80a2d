"""Opening hours as people type them: several spans with a comma between them, empty where it is closed."""

import re
from datetime import time

from pydantic import ValidationError

from kiosk.wire.times import OpenSpan

_SPAN = re.compile(r"\s*([0-9]{1,2})[:.]([0-9]{2})\s*[-–]\s*([0-9]{1,2})[:.]([0-9]{2})\s*")
_CLOCK = re.compile(r"\s*([0-9]{1,2})(?:[:.]([0-9]{2}))?\s*")


def read_hours(text: str) -> list[OpenSpan] | None:
    """None where it is none, or the spans overlap or do not stand in their order."""
    if not text.strip():
        return []
    found = [_SPAN.fullmatch(part) for part in text.split(",")]
    try:
        spans = [
            OpenSpan(opens=f"{int(each[1]):02}:{each[2]}", closes=f"{int(each[3]):02}:{each[4]}")
            for each in found
            if each is not None
        ]
    except ValidationError:
        return None
    apart = all(before.closes <= after.opens for before, after in zip(spans, spans[1:], strict=False))
    return spans if apart and len(spans) == len(found) else None


def read_clock(text: str) -> time | None:
    """9, 9.30 or 09:30."""
    found = _CLOCK.fullmatch(text)
    try:
        return time(int(found[1]), int(found[2] or 0)) if found is not None else None
    except ValueError:
        return None


def written_hours(spans: list[OpenSpan]) -> str:
    return ", ".join(f"{span.opens}-{span.closes}" for span in spans)
