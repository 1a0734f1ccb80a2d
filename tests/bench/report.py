"""What a measurement says: each figure beside its limit from the same run, as a table and as JSON."""

import json
import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

BUILD = Path(__file__).resolve().parents[2] / "build"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One promise and what was measured of it. `limit` None: for orientation only."""

    promise: str
    value: float
    unit: str
    limit: float | None = None
    good: Literal["at most", "at least"] = "at most"

    @property
    def kept(self) -> bool:
        if self.limit is None:
            return True
        return self.value <= self.limit if self.good == "at most" else self.value >= self.limit


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that at least `share` (0 to 1) of the values do not exceed."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]


def table(figures: Sequence[Figure]) -> str:
    """Poor ones first."""
    lines = [f"{'':4} {'measured':>12}  {'limit':>22}  promise"]
    for figure in sorted(figures, key=lambda one: (one.kept, one.limit is None)):
        mark = "" if figure.limit is None else ("ok" if figure.kept else "POOR")
        limit = "" if figure.limit is None else f"{figure.good} {figure.limit:g} {figure.unit}"
        lines.append(f"{mark:4} {figure.value:>8.1f} {figure.unit:<4} {limit:>21}  {figure.promise}")
    return "\n".join(lines)


def save(figures: Sequence[Figure], path: Path = BUILD / "bench.json") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    rows = [{**asdict(figure), "kept": figure.kept} for figure in figures]
    path.write_text(json.dumps(rows, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
