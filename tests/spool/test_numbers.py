"""Numbers in hand: never one twice, whatever clocks and leases do."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builders.spooling import DAY
from kiosk.domain.numbers import Block
from kiosk.spool.database import NewerSpool, open_database
from kiosk.spool.numbers import add_block, forget_old_blocks, leased_in_hand, reserve_in_hand, take_number

TOMORROW = DAY + timedelta(days=1)
RESERVE = Block(first=9000, last=9002)


@pytest.fixture
def held(tmp_path):
    connection = open_database(tmp_path)
    yield connection
    connection.close()


def take(connection, day: date = DAY, reserve: Block | None = RESERVE) -> int | None:
    return take_number(connection, service_day=day, reserve=reserve)


def test_leased_numbers_go_before_the_reserve(held):
    add_block(held, service_day=DAY, block=Block(first=5, last=6))
    assert [take(held) for _ in range(6)] == [5, 6, 9000, 9001, 9002, None]


def test_the_reserve_begins_anew_every_day(held):
    assert [take(held), take(held, TOMORROW), take(held)] == [9000, 9000, 9001]


def test_a_clock_that_steps_back_finds_what_it_has_used(held):
    take(held)
    take(held, TOMORROW)
    forget_old_blocks(held, today=TOMORROW)
    assert take(held) == 9001


def test_a_block_given_out_twice_is_not_taken(held):
    assert add_block(held, service_day=DAY, block=Block(first=1, last=20))
    assert not add_block(held, service_day=DAY, block=Block(first=20, last=39))
    assert add_block(held, service_day=TOMORROW, block=Block(first=1, last=20))


def test_what_is_in_hand_is_counted(held):
    add_block(held, service_day=DAY, block=Block(first=1, last=20))
    take(held)
    assert leased_in_hand(held, service_day=DAY) == 19
    assert leased_in_hand(held, service_day=TOMORROW) == 0
    assert reserve_in_hand(held, service_day=DAY, reserve=RESERVE) == 3
    assert reserve_in_hand(held, service_day=DAY, reserve=None) == 0


def test_blocks_are_forgotten_long_after_their_day(held):
    add_block(held, service_day=DAY, block=Block(first=1, last=20))
    forget_old_blocks(held, today=DAY + timedelta(days=14))
    assert leased_in_hand(held, service_day=DAY) == 20
    forget_old_blocks(held, today=DAY + timedelta(days=15))
    assert leased_in_hand(held, service_day=DAY) == 0


def test_a_spool_of_a_newer_version_is_left_alone(held, tmp_path):
    held.execute("PRAGMA user_version = 99")
    with pytest.raises(NewerSpool):
        open_database(tmp_path)


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("lease"), st.integers(1, 60), st.integers(1, 20)),
        st.tuples(st.just("take"), st.integers(0, 2), st.just(0)),
    ),
    max_size=60,
)


@given(STEPS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=50)
def test_no_number_is_ever_drawn_twice_for_a_day(held, steps):
    held.execute("DELETE FROM block")
    held.execute("DELETE FROM reserve_used")
    drawn = []
    for what, one, two in steps:
        if what == "lease":
            add_block(held, service_day=DAY, block=Block(first=one, last=one + two))
        else:
            day = DAY + timedelta(days=one)
            drawn.append((day, take(held, day)))
    given_out = [each for each in drawn if each[1] is not None]
    assert len(given_out) == len(set(given_out))
