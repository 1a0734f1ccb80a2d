"""A large calendar made small before it is read: single events of other days are taken out, cheaply."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

_EVENT = re.compile(rb"^BEGIN:VEVENT[ \t]*\r?\n.*?^END:VEVENT[ \t]*\r?$", re.IGNORECASE | re.MULTILINE | re.DOTALL)
_AGAIN = re.compile(rb"^(?:RRULE|RDATE|EXDATE|EXRULE|RECURRENCE-ID)\b", re.IGNORECASE | re.MULTILINE)
_UID = re.compile(rb"^UID[^:\r\n]*:([^\r\n]*)", re.IGNORECASE | re.MULTILINE)
_STARTS = re.compile(rb"^DTSTART(?:;[^:\r\n]*)?:(\d{8})(?:T\d{6}Z?)?[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)
_MARGIN = timedelta(days=2)
"""Wider than any time zone."""


def sieved(raw: bytes, *, first: date, last: date) -> bytes:
    """The same calendar for the days from `first` to `last`, every event on its line.

    Whatever recurs, shares its UID or is written in an unusual way stays.
    """
    uids = Counter(found[1].strip() for found in _UID.finditer(raw))
    earliest, latest = f"{first - _MARGIN:%Y%m%d}".encode(), f"{last + _MARGIN:%Y%m%d}".encode()
    return b"".join(_pieces(raw, uids, earliest, latest))


def _pieces(raw: bytes, uids: Counter[bytes], earliest: bytes, latest: bytes) -> Iterator[bytes]:
    kept_to = 0
    for event in _EVENT.finditer(raw):
        block = event[0]
        if not _is_far(block, earliest, latest) or _AGAIN.search(block) or not _is_single(block, uids):
            continue
        yield raw[kept_to : event.start()]
        yield b"\n" * block.count(b"\n")
        kept_to = event.end()
    yield raw[kept_to:]


def _is_far(block: bytes, earliest: bytes, latest: bytes) -> bool:
    starts = _STARTS.findall(block)
    return len(starts) == 1 and not earliest <= starts[0] <= latest


def _is_single(block: bytes, uids: Counter[bytes]) -> bool:
    named = _UID.search(block)
    return named is not None and uids[named[1].strip()] == 1
