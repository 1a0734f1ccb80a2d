"""The demo's windows stand beside each other on any usual screen."""

from itertools import combinations

import pytest

from kiosk.demo.arrangement import Place, arranged, scale_for, seen_at


def overlap(one: Place, other: Place) -> bool:
    across = one.x < other.x + other.width and other.x < one.x + one.width
    down = one.y < other.y + other.height and other.y < one.y + one.height
    return across and down


def places(screen: Place) -> list[Place]:
    arrangement = arranged(screen)
    return [
        arrangement.kiosk,
        arrangement.display,
        arrangement.card,
        arrangement.reception,
        arrangement.caseworker,
    ]


SCREENS = [
    Place(x=0, y=0, width=1920, height=1040),
    Place(x=0, y=27, width=1366, height=741),
    Place(x=1920, y=0, width=2560, height=1400),
    Place(x=0, y=0, width=3440, height=1440),
]


@pytest.mark.parametrize("screen", SCREENS, ids=str)
def test_no_window_covers_another(screen: Place) -> None:
    assert [(str(a), str(b)) for a, b in combinations(places(screen), 2) if overlap(a, b)] == []


@pytest.mark.parametrize("screen", SCREENS, ids=str)
def test_every_window_is_on_the_screen(screen: Place) -> None:
    for place in places(screen):
        assert place.width > 0 and place.height > 0
        assert screen.x <= place.x and place.x + place.width <= screen.x + screen.width
        assert screen.y <= place.y and place.y + place.height <= screen.y + screen.height


def test_the_kiosk_is_upright() -> None:
    kiosk = arranged(SCREENS[0]).kiosk

    assert kiosk.height > 1.7 * kiosk.width


@pytest.mark.parametrize("screen", SCREENS, ids=str)
def test_on_a_small_screen_windows_are_painted_smaller_and_have_room(screen: Place) -> None:
    scale = scale_for(screen)
    tool = arranged(seen_at(screen, scale)).reception

    assert 0.5 < scale <= 1.0
    assert tool.width >= 680
    assert tool.height >= 560


def test_a_roomy_screen_is_left_as_it_is() -> None:
    assert scale_for(SCREENS[0]) == 1.0
    assert seen_at(SCREENS[2], 1.0) == SCREENS[2]
