"""Waits grow, stay small, and start again after a success."""

from kiosk.client.retry import Backoff
from kiosk.client.transport import ANSWER_SECONDS


def longest(low: float, high: float) -> float:
    return high


def shortest(low: float, high: float) -> float:
    return low


def test_waits_double_up_to_a_few_seconds():
    backoff = Backoff(first=0.25, cap=4.0, between=longest)
    assert [backoff.wait() for _ in range(6)] == [0.25, 0.5, 1.0, 2.0, 4.0, 4.0]


def test_no_wait_of_its_own_keeps_anybody_from_being_back_within_ten_seconds():
    backoff = Backoff(between=longest)
    assert max(backoff.wait() for _ in range(20)) + ANSWER_SECONDS < 10


def test_devices_spread_out_over_the_second_half_of_a_wait():
    assert Backoff(first=2.0, between=shortest).wait() == 1.0


def test_a_success_starts_again():
    backoff = Backoff(first=0.25, between=longest)
    backoff.wait()
    backoff.succeeded()
    assert backoff.wait() == 0.25


def test_what_the_service_asks_for_is_honoured_up_to_a_minute():
    backoff = Backoff(between=longest)
    assert backoff.wait(at_least=7) == 7
    assert backoff.wait(at_least=3600) == 60
