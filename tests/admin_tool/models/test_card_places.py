"""A card that stands stays where it stands, and no two are in each other's way."""

from collections.abc import Mapping
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from admin_tool.models.card_places import Place, card_places

GAP = 10
HEIGHTS = st.dictionaries(st.sampled_from("abcdef"), st.integers(50, 200), max_size=3)
"""Three cards at most stand at one time."""


def places(before: Mapping[str, Place], heights: Mapping[str, int], room: int = 10_000) -> dict[str, Place]:
    return card_places(before, heights, gap=GAP, room=room)


def feet(of: Mapping[str, Place]) -> dict[str, int]:
    return {card: place.foot for card, place in of.items()}


def test_the_first_stands_in_the_corner_and_the_next_on_top_of_it() -> None:
    assert feet(places({}, {"a": 100, "b": 50, "c": 100})) == {"a": 0, "b": 110, "c": 170}


def test_when_one_goes_the_others_stay_and_the_next_takes_its_place() -> None:
    three = places({}, {"a": 100, "b": 100, "c": 100})

    two = places(three, {"b": 100, "c": 100})

    assert feet(two) == {"b": 110, "c": 220}
    assert feet(places(two, {"b": 100, "c": 100, "d": 100}))["d"] == 0


def test_one_too_tall_for_the_free_place_stands_on_top() -> None:
    two = places(places({}, {"a": 50, "b": 100}), {"b": 100})

    assert feet(places(two, {"b": 100, "c": 51})) == {"b": 60, "c": 170}


def test_one_that_grows_into_another_is_the_one_that_moves() -> None:
    two = places({}, {"a": 50, "b": 100})

    assert feet(places(two, {"a": 51, "b": 100})) == {"a": 170, "b": 60}


def test_before_a_card_would_leave_the_screen_all_stand_anew() -> None:
    two = places(places({}, {"a": 100, "b": 100, "c": 100}), {"b": 100, "c": 100})

    assert feet(places(two, {"b": 100, "c": 100, "d": 120}, room=400)) == {"b": 0, "c": 110, "d": 220}


@settings(max_examples=60)
@given(st.lists(HEIGHTS, min_size=2, max_size=6))
def test_whatever_comes_and_goes_none_moves_and_none_is_covered(rounds: list[dict[str, int]]) -> None:
    height: dict[str, int] = {}
    before: dict[str, Place] = {}
    for each in rounds:
        now = places(before, {card: height.setdefault(card, tall) for card, tall in each.items()})

        assert all(now[card] == before[card] for card in now if card in before)
        assert all(one.top < two.foot or two.top < one.foot for one, two in combinations(now.values(), 2))
        before = now
