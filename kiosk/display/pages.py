"""How many numbers stand in a field: the largest size in which all fit, or pages of the smallest. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

PAGE_FOR = 12.0
"""Seconds that a page stays when the numbers need more than one."""

_DIGIT = 0.62
_GAP = 0.6
_LINE = 1.4


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """`size`: the em in pixels. A cell is `cell` wide, its gap included, and `line` high."""

    size: float
    cell: float
    line: float
    columns: int
    rows: int

    @property
    def capacity(self) -> int:
        return self.columns * self.rows


def grid(numbers: Sequence[int], *, width: float, height: float, sizes: Sequence[float]) -> Grid:
    """`sizes`: ems to try, largest first; the last is what can still be read from the back of the room."""
    digits = max((len(str(number)) for number in numbers), default=1)
    tried = [_grid(digits, width=width, height=height, size=size) for size in sizes]
    return next((each for each in tried if each.capacity >= len(numbers)), tried[-1])


def page_count(numbers: int, capacity: int) -> int:
    return max(1, ceil(numbers / capacity))


def page_shown(*, now: float, pages: int) -> int:
    """Which of `pages`, from 0, stands at this moment."""
    return int(now / PAGE_FOR) % pages


def _grid(digits: int, *, width: float, height: float, size: float) -> Grid:
    """All figures of the bundled typeface are of one width."""
    cell = (digits * _DIGIT + _GAP) * size
    return Grid(
        size=size,
        cell=cell,
        line=size * _LINE,
        columns=max(1, int((width + _GAP * size) // cell)),
        rows=max(1, int(height // (size * _LINE))),
    )
