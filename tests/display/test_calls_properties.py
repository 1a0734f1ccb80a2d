"""Whatever order calls, withdrawals and seconds come in: no call is lost, none shown twice at once."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from builders.waiting_room import AT, call
from kiosk.display.calls import SHOWN_FOR, Calls, advanced, with_call, with_recent, without_number

STEPS = st.lists(st.tuples(st.sampled_from(["call", "withdraw", "wait"]), st.integers(1, 6)), max_size=40)


@given(steps=STEPS)
def test_every_call_that_is_not_withdrawn_stands_large_in_the_end(steps: list[tuple[str, int]]) -> None:
    calls, now = with_recent(Calls(), [], instant=AT), 0.0
    shown: set[tuple[int, datetime]] = set()
    standing: set[tuple[int, datetime]] = set()
    for order, (what, number) in enumerate(steps):
        at = AT + timedelta(seconds=order)
        if what == "call":
            each = call(number, seconds_ago=-order)
            calls = with_call(calls, each, instant=at)
            standing = {other for other in standing if other[0] != number} | {(number, each.at)}
        elif what == "withdraw":
            calls = without_number(calls, number)
            standing = {other for other in standing if other[0] != number}
        calls, now = advanced(calls, now=now), now + 1.0
        shown |= {(each.number, each.at) for each in calls.announced[:1]}
        places = [each.number for each in (*calls.announced, *calls.waiting)]
        assert len(calls.announced) == len({each.number for each in calls.announced})
        assert {number for number, _ in standing} == set(places)

    while calls.waiting:
        now += SHOWN_FOR
        calls = advanced(calls, now=now)
        shown |= {(each.number, each.at) for each in calls.announced[:1]}
    assert standing <= shown


@given(steps=STEPS, cut=st.integers(0, 40))
def test_a_line_that_was_cut_leaves_the_same_calls_as_one_that_was_not(steps: list[tuple[str, int]], cut: int) -> None:
    """Back again, the state has the end of the story first, and then all that was missed is told."""
    whole = after_a_cut = with_recent(Calls(), [], instant=AT)
    for order, (what, number) in enumerate(steps):
        whole = _told(whole, what, number, order)
        if order < cut:
            after_a_cut = _told(after_a_cut, what, number, order)
    recent = sorted((*whole.announced, *whole.waiting), key=lambda each: each.at)[-6:]
    after_a_cut = with_recent(after_a_cut, recent, instant=AT)
    for order, (what, number) in [*enumerate(steps)][cut:]:
        after_a_cut = _told(after_a_cut, what, number, order)

    assert _standing(after_a_cut) == _standing(whole)


def _told(calls: Calls, what: str, number: int, order: int) -> Calls:
    if what == "call":
        return with_call(calls, call(number, seconds_ago=-order), instant=AT)
    return without_number(calls, number) if what == "withdraw" else advanced(calls, now=float(order))


def _standing(calls: Calls) -> dict[int, datetime]:
    """The last call of each number."""
    return {each.number: each.at for each in sorted((*calls.announced, *calls.waiting), key=lambda each: each.at)}
