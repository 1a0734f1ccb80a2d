"""The order in which walk-ins are called, and how long anybody can be passed over."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from builders.matching_cases import TODAY
from builders.queued import Came
from kiosk.domain.queue import HEAD_START, Priority, in_order

LARGEST = max(HEAD_START.values())


def waiting(number: int, minute: float, priority: Priority = Priority.ORDINARY) -> Came:
    return Came(number=number, since=TODAY + timedelta(minutes=minute), priority=priority)


queues = st.lists(st.tuples(st.integers(0, 120), st.sampled_from(Priority)), max_size=12).map(
    lambda rows: [waiting(number, *row) for number, row in enumerate(rows, start=1)]
)


def order(queue: list[Came]) -> list[int]:
    return [each.number for each in in_order(queue)]


def test_among_equals_whoever_came_first_is_called_first() -> None:
    assert order([waiting(3, 9), waiting(2, 5), waiting(1, 9)]) == [2, 1, 3]


def test_a_raised_citizen_passes_those_who_came_shortly_before() -> None:
    queue = [waiting(1, 0), waiting(2, 11), waiting(3, 20, Priority.RAISED)]

    assert order(queue) == [1, 3, 2]


@given(queue=queues)
def test_nobody_is_lost_or_doubled_and_the_order_is_one(queue: list[Came]) -> None:
    assert sorted(order(queue)) == sorted(each.number for each in queue)
    assert order(queue) == order(queue[::-1])


@given(queue=queues)
def test_nobody_is_passed_by_one_who_came_half_an_hour_later(queue: list[Came]) -> None:
    called = in_order(queue)

    for place, each in enumerate(called):
        assert all(ahead.since <= each.since + LARGEST for ahead in called[:place])


def called_at(queue: list[Came], pause: timedelta) -> dict[int, datetime]:
    """When each is called, where a desk calls one every so often from the first arrival on."""
    at, clock, coming = {}, TODAY, list(queue)
    while coming:
        here = in_order(each for each in coming if each.since <= clock)
        if here:
            at[here[0].number] = clock
            coming.remove(here[0])
        clock += pause
    return at


@given(queue=queues, minutes=st.integers(1, 15))
def test_nobody_waits_longer_than_it_takes_to_call_all_who_came_until_half_an_hour_after_them(
    queue: list[Came], minutes: int
) -> None:
    pause = timedelta(minutes=minutes)
    at = called_at(queue, pause)

    for each in queue:
        may_go_first = sum(other.since <= each.since + LARGEST for other in queue)
        assert at[each.number] - each.since <= may_go_first * pause


def test_even_a_flood_of_urgent_citizens_lets_the_patient_one_through() -> None:
    """One is called a minute while an urgent one comes each minute: the wait is the head start."""
    queue = [waiting(1, 0)]
    for minute in range(1, 240):
        queue.append(waiting(minute + 1, minute, Priority.FIRST))
        called, *queue = in_order(queue)
        if called.number == 1:
            break

    assert minute <= LARGEST / timedelta(minutes=1) + 1
