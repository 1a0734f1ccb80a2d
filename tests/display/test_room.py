"""What the waiting-room screen knows after what it heard, and for how long it may show it."""

from datetime import timedelta

from builders.waiting_room import AT, call, new_room, room_after, state
from kiosk.display.room import SETTLE, LineDown, LineUp, Tick, TurnedAway, age, heed, is_closed
from kiosk.wire.events import CallWithdrawn, Here


def test_a_call_is_announced_once() -> None:
    first = heed(room_after(), call(13), now=1.0)
    second = heed(first.room, call(13), now=1.1)

    assert (first.announced, second.announced) == (True, False)


def test_the_numbers_that_are_here_are_the_services() -> None:
    assert room_after(Here(numbers=[16, 17])).here == (16, 17)


def test_what_is_shown_grows_old_from_the_moment_the_line_is_cut() -> None:
    room = room_after(LineDown(), LineDown(), at=10.0)

    assert age(room, now=130.0) == timedelta(minutes=2)
    assert (room.here, room.open) == ((12, 14, 15), True)


def test_a_line_that_is_back_is_as_new() -> None:
    room = heed(room_after(LineDown(), at=10.0), LineUp(), now=60.0).room

    assert age(room, now=61.0) is None


def test_a_call_that_is_withdrawn_in_the_same_breath_makes_no_sound() -> None:
    room = room_after(LineDown(), at=10.0)
    announced = []
    for heard, now in ((LineUp(), 20.0), (call(13), 20.1), (CallWithdrawn(number=13), 20.1), (Tick(), 20.0 + SETTLE)):
        heeded = heed(room, heard, now=now)
        room = heeded.room
        announced.append(heeded.announced)

    assert announced == [False] * 4
    assert room.calls.large is None


def test_the_clock_is_the_services() -> None:
    room = room_after(state(now=AT + timedelta(hours=2)), at=5.0)

    assert room.clock.read(65.0) == AT + timedelta(hours=2, minutes=1)


def test_yesterdays_numbers_are_never_shown() -> None:
    room = room_after(call(13), LineDown(), at=2.0)
    midnight = timedelta(hours=14, minutes=8).total_seconds()

    before = heed(room, Tick(), now=midnight - 1).room
    after = heed(room, Tick(), now=midnight + 1).room

    assert (before.here, len(before.calls.announced)) == ((12, 14, 15), 1)
    assert (after.here, after.calls.announced) == ((), ())


def test_closed_is_said_when_nobody_waits() -> None:
    assert is_closed(room_after(state(open=False, here=[])), now=1.0)


def test_the_last_numbers_of_the_day_are_still_called() -> None:
    waiting = room_after(state(open=False, here=[15]))
    called = room_after(state(open=False, here=[]), call(15))

    assert not is_closed(waiting, now=1.0)
    assert not is_closed(called, now=1.0)
    assert is_closed(called, now=700.0)


def test_a_screen_that_is_turned_away_forgets_what_it_knew() -> None:
    room = room_after(call(13), TurnedAway())

    assert (room.here, room.calls.large, room.paired) == ((), None, False)
    assert heed(room, LineUp(), now=2.0).room.paired


def test_a_screen_that_has_heard_nothing_is_not_closed() -> None:
    assert not is_closed(new_room(), now=1.0)
