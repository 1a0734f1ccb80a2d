"""Where the cards in the corner stand: one that stands stays there, whatever comes and goes around it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """`foot`: how far above the corner the card's lower edge is."""

    foot: int
    height: int

    @property
    def top(self) -> int:
        return self.foot + self.height


def card_places(before: Mapping[str, Place], heights: Mapping[str, int], *, gap: int, room: int) -> dict[str, Place]:
    """For every card of `heights`: its foot of `before`, or for a new one the lowest free place.

    One that has grown into its neighbour is a new one; where they would not fit into `room`, all are.
    """
    places: dict[str, Place] = {}
    for card in sorted(heights, key=lambda each: each not in before or before[each].height < heights[each]):
        feet = [before[card].foot] if card in before else []
        feet += sorted([0, *(each.top + gap for each in places.values())])
        wished = (Place(foot=foot, height=heights[card]) for foot in feet)
        places[card] = next(place for place in wished if _is_free(place, places.values(), gap))
    if before and any(place.top > room for place in places.values()):
        return card_places({}, heights, gap=gap, room=room)
    return places


def _is_free(place: Place, others: Iterable[Place], gap: int) -> bool:
    return all(place.foot >= other.top + gap or other.foot >= place.top + gap for other in others)
