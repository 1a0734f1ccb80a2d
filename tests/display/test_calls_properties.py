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
