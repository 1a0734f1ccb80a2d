"""How long a message waits before it is tried again."""

from datetime import timedelta

FIRST = timedelta(seconds=1)
LONGEST = timedelta(seconds=6)
"""WHY so short: whoever was away has everything within ten seconds of being back."""


def pause_after(attempts: int, *, chance: float) -> timedelta:
    """Twice as long each time; `chance` from 0 to 1 takes off up to a half, so that not all come back at once."""
    return min(FIRST * float(2 ** min(attempts - 1, 10)), LONGEST) * (1 - chance / 2)
