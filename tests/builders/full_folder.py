"""A folder full of exports of one day, some of them broken."""

from dataclasses import dataclass
from pathlib import Path

from builders.exports import row, table

ROWS = 500
"""In each file."""
_BAD = ("999999-0000", "not a number")


@dataclass(frozen=True, slots=True, kw_only=True)
class Full:
    """What is in it: so many good rows, and so many that are none; `unreadable` files have no rows at all."""

    files: int
    good: int
    bad: int
    unreadable: int


def fill(folder: Path, files: int, *, rows: int = ROWS) -> Full:
    """Every tenth file has two bad rows, every fiftieth is no table."""
    folder.mkdir(exist_ok=True)
    good = bad = unreadable = 0
    for number in range(files):
        if number % 50 == 49:
            (folder / f"{number:05d}.csv").write_bytes(b"\x00\x01 this is no export\r\n")
            unreadable += 1
            continue
        spoiled = 2 if number % 10 == 0 else 0
        (folder / f"{number:05d}.csv").write_bytes(_file(number, rows, spoiled))
        good, bad = good + rows - spoiled, bad + spoiled
    return Full(files=files, good=good, bad=bad, unreadable=unreadable)


def _file(number: int, rows: int, spoiled: int) -> bytes:
    return table(*(_row(number, each, is_bad=each < spoiled) for each in range(rows)))


def _row(number: int, each: int, *, is_bad: bool) -> str:
    starts, day = 8 * 60 + each % 420, 1 + (number + each) % 28
    cpr = _BAD[each % 2] if is_bad else f"{day:02d}0190-0000"
    begins, ends = starts, starts + 30
    return row(
        f"2026-11-23 {begins // 60:02d}:{begins % 60:02d}",
        f"2026-11-23 {ends // 60:02d}:{ends % 60:02d}",
        id=f"{number}-{each}",
        cpr=cpr,
        citizen=f"Person Prøve {each}",
    )
