"""Where the three zones of a page go: pure geometry on heights."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Height:
    """What a zone wants and the least it can bear."""

    preferred: int
    least: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """From where to where, downwards."""

    top: int
    height: int


def stacked(
    zones: Sequence[Height],
    *,
    room: int,
    gap: int,
    first: int = 0,
    spare_at: int,
    from_top: int | None = None,
    air_first: bool = True,
) -> list[Span]:
    """Zones beneath each other in `room`, `first` pixels of air above them.

    Too little room is taken from air and gaps (down to a third), then from what the zones can
    spare; without `air_first` the other way round. Spare room goes above zone `spare_at` (its index;
    the number of zones: to the bottom). With `from_top` that zone begins there or lower and only
    the zones from it on are narrowed.
    """
    if from_top is not None:
        upper = stacked(zones[:spare_at], room=from_top - gap // 3, gap=gap, first=first, spare_at=spare_at)
        used = max((span.top + span.height + gap // 3 for span in upper), default=0)
        start = max(from_top, used)
        lower = stacked(zones[spare_at:], room=room - start, gap=gap, spare_at=0)
        return upper + [Span(top=span.top + start, height=span.height) for span in lower]
    if not zones:
        return []
    heights = [zone.preferred for zone in zones]
    between = [first] + [gap] * (len(zones) - 1)
    least, least_air = [zone.least for zone in zones], [air // 3 for air in between]
    if not air_first:
        heights = _narrowed(heights, by=sum(heights) + sum(between) - room, least=least)
    between = _narrowed(between, by=sum(heights) + sum(between) - room, least=least_air)
    heights = _narrowed(heights, by=sum(heights) + sum(between) - room, least=least)
    spare = room - sum(heights) - sum(between)
    spans, top = [], 0
    for index, (air, height) in enumerate(zip(between, heights, strict=True)):
        top += air + (max(0, spare) if index == spare_at else 0)
        spans.append(Span(top=top, height=height))
        top += height
    return spans


def _narrowed(sizes: Sequence[int], *, by: int, least: Sequence[int]) -> list[int]:
    """Sizes less `by` in all, each giving in proportion to what it can give; none is less than nothing."""
    can = [size - floor for size, floor in zip(sizes, least, strict=True)]
    share = min(1.0, max(0, by) / sum(can)) if sum(can) else 0.0
    given = [-int(-size * share // 1) for size in can]
    return [size - min(give, most) for size, give, most in zip(sizes, given, can, strict=True)]
