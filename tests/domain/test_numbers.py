"""Numbers are leased in blocks, never twice, and end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.numbers import (
    LARGEST_LEASE,
    RESERVE_BLOCKS,
    Block,
    NoNumbers,
    is_number,
    lease,
    reserve_block,
)


def numbers(block: Block | NoNumbers) -> list[int]:
    assert isinstance(block, Block)
    return list(range(block.first, block.last + 1))


def test_the_first_number_of_a_day_is_one() -> None:
    assert lease(after=0, count=5) == Block(first=1, last=5)


@given(counts=st.lists(st.integers(1, LARGEST_LEASE)))
def test_leases_follow_each_other_without_gap_or_overlap(counts: list[int]) -> None:
    taken: list[int] = []
    for count in counts:
        taken += numbers(lease(after=len(taken), count=count))

    assert taken == list(range(1, sum(counts) + 1))


def test_the_last_block_is_short_and_then_there_are_none() -> None:
    assert lease(after=8990, count=20) == Block(first=8991, last=8999)
    assert lease(after=8999, count=1) == NoNumbers()


def test_twenty_devices_have_a_reserve_of_fifty_each() -> None:
    reserves = [numbers(reserve_block(index)) for index in range(RESERVE_BLOCKS)]

    assert len(reserves) == 20
    assert sum(reserves, []) == list(range(9000, 10_000))


@pytest.mark.parametrize("index", [-1, 20])
def test_the_twenty_first_device_has_none(index: int) -> None:
    assert reserve_block(index) == NoNumbers()


def test_a_block_is_used_up_number_by_number() -> None:
    block: Block | None = Block(first=7, last=9)
    taken = []
    while block is not None:
        number, block = block.take()
        taken.append(number)

    assert taken == [7, 8, 9]


def test_a_number_fits_a_slip_and_belongs_to_one_block() -> None:
    assert [is_number(each) for each in (0, 1, 9999, 10_000)] == [False, True, True, False]
    assert (9050 in Block(first=9050, last=9099), len(Block(first=9050, last=9099))) == (True, 50)
