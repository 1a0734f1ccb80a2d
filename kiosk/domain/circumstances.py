"""What else is to be known of an arrival, whatever it matched."""

from collections.abc import Set as AbstractSet
from datetime import datetime

from kiosk.domain.instants import elapsed
from kiosk.domain.matching import Flag, Window


def circumstances(
    *,
    at: datetime,
    received_at: datetime,
    number_seen: bool,
    tag: bytes | None,
    open_unmatched: AbstractSet[bytes],
    window: Window,
) -> frozenset[Flag]:
    """`open_unmatched`: the tags of the other open visits that have no appointment."""
    flags = {
        Flag.DELIVERED_LATE: elapsed(since=at, until=received_at) > window.delivered_late,
        Flag.NUMBER_UNSEEN: not number_seen,
        Flag.SAME_DIGITS: tag in open_unmatched,
    }
    return frozenset(flag for flag, holds in flags.items() if holds)
