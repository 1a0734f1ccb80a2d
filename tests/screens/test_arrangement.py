"""Zones find their places on every height of glass."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.screens.arrangement import Height, stacked

HEIGHTS = st.builds(
    lambda least, more: Height(preferred=least + more, least=least), st.integers(10, 200), st.integers(0, 200)
)


def ends(spans):
    return [(span.top, span.top + span.height) for span in spans]


@given(st.lists(HEIGHTS, min_size=1, max_size=5), st.integers(0, 2000), st.integers(0, 60), st.integers(0, 90))
def test_zones_never_overlap_and_stay_in_order(zones, room, gap, first):
    spans = stacked(zones, room=room, gap=gap, first=first, spare_at=len(zones))

    assert all(upper.top + upper.height <= lower.top for upper, lower in zip(spans, spans[1:], strict=False))
    assert all(span.height >= zone.least for span, zone in zip(spans, zones, strict=True))


@given(st.lists(HEIGHTS, min_size=1, max_size=5), st.integers(0, 60))
def test_zones_stay_in_the_room_when_their_least_heights_do(zones, gap):
    room = sum(zone.least for zone in zones) + (len(zones) - 1) * gap

    spans = stacked(zones, room=room, gap=gap, spare_at=len(zones))

    assert spans[-1].top + spans[-1].height <= room


def test_gaps_stay_whole_while_the_zones_can_give():
    zones = [Height(preferred=100, least=50)] * 2

    assert ends(stacked(zones, room=140, gap=20, spare_at=2, air_first=False)) == [(0, 60), (80, 140)]
    assert ends(stacked(zones, room=110, gap=20, spare_at=2, air_first=False)) == [(0, 50), (60, 110)]


def test_spare_room_goes_where_it_is_wanted():
    zones = [Height(preferred=100, least=50)] * 2

    assert ends(stacked(zones, room=400, gap=20, spare_at=2)) == [(0, 100), (120, 220)]
    assert ends(stacked(zones, room=400, gap=20, spare_at=1)) == [(0, 100), (300, 400)]


def test_what_is_moved_down_begins_at_the_line():
    zones = [Height(preferred=100, least=50), Height(preferred=300, least=100)]

    assert ends(stacked(zones, room=400, gap=0, spare_at=1, from_top=200)) == [(0, 100), (200, 400)]
