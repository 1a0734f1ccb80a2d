"""The waiting numbers are as large as they fit, and turn pages only when they must."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.display.pages import PAGE_FOR, grid, page_count, page_shown

SIZES = (80.0, 64.0, 52.0, 44.0)


def test_few_numbers_are_large() -> None:
    assert grid([12, 14, 15], width=690, height=300, sizes=SIZES).size == 80


def test_sixty_numbers_are_smaller_and_stand_on_one_page() -> None:
    sixty = grid(range(14, 74), width=690, height=500, sizes=SIZES)

    assert sixty.size < 80
    assert sixty.capacity >= 60


def test_more_than_fit_are_turned_in_pages() -> None:
    assert [page_shown(now=now, pages=2) for now in (0, PAGE_FOR - 1, PAGE_FOR, 2 * PAGE_FOR)] == [0, 0, 1, 0]


@given(numbers=st.lists(st.integers(1, 9999), max_size=300), width=st.floats(1, 4000), height=st.floats(1, 4000))
def test_every_number_has_a_place_on_some_page(numbers: list[int], width: float, height: float) -> None:
    field = grid(numbers, width=width, height=height, sizes=SIZES)

    assert page_count(len(numbers), field.capacity) * field.capacity >= len(numbers)
