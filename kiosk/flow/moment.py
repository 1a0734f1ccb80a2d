"""The flow's idea of now: a clock to count with and a clock to show."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """`clock`: seconds on a clock that never jumps, for deadlines; `at`: the office's time with its offset."""

    clock: float
    at: datetime
