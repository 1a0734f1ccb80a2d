"""What a citizen says of the time of their appointment."""

from datetime import datetime, time, timedelta
from typing import Final, Literal

Declared = time | Literal["unknown", "none"]
"""A time of the grid, `unknown` (an appointment, but when?), `none` (no appointment)."""

GRACE: Final = timedelta(minutes=10)


def ask_again_at(declared: Declared, at: datetime) -> time | None:
    """When somebody whom nobody fetched should go to the reception: ten minutes after the later of
    the declared time and now. None for somebody without an appointment: they are called in turn.
    """
    if declared == "none":
        return None
    begins = at if declared == "unknown" else max(at, datetime.combine(at.date(), declared, tzinfo=at.tzinfo))
    return (begins + GRACE).time()


def declared_word(declared: Declared) -> str:
    """As it stands in the envelope."""
    return declared if isinstance(declared, str) else f"{declared:%H:%M}"
