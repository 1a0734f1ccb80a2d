"""What the waiting-room screen knows, and how every word from the service changes it. Pure: `now` is an argument."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from kiosk.display.calls import Calls, advanced, with_call, with_recent, without_number
from kiosk.domain.instants import elapsed
from kiosk.wire.events import Call, CallWithdrawn, DisplayState, Here

SETTLE = 0.3
"""Seconds after a line came back in which no call is announced: a withdrawal may follow at once."""

CALL_WHEN_CLOSED_FOR = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class LineUp:
    """The service is heard; what it missed to say follows."""


@dataclass(frozen=True, slots=True)
class LineDown:
    """Nothing was heard for too long; what is shown grows old."""


@dataclass(frozen=True, slots=True)
class TurnedAway:
    """The service no longer knows this screen: what it knew is no longer its to show."""


@dataclass(frozen=True, slots=True)
class Tick:
    """Time has passed."""


Heard = DisplayState | Call | CallWithdrawn | Here | LineUp | LineDown | TurnedAway | Tick


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """The service's time: `instant` was its now when this machine's monotonic clock stood at `at`."""

    instant: datetime
    at: float

    def read(self, now: float) -> datetime:
        return self.instant + timedelta(seconds=now - self.at)


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """`open` is None until the service has said so. `down_since` is None while the line is up."""

    clock: Clock
    open: bool | None = None
    notice: Mapping[str, str] = field(default_factory=dict)
    here: tuple[int, ...] = ()
    calls: Calls = Calls()
    down_since: float | None = None
    announce_from: float = 0.0
    paired: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Heeded:
    """The room afterwards, and whether a call was announced, which is when a chime sounds."""

    room: Room
    announced: bool


def heed(room: Room, heard: Heard, *, now: float) -> Heeded:
    """`now`: seconds of the machine's monotonic clock."""
    room = _told(room, heard, now=now)
    if now < room.announce_from:
        return Heeded(room=room, announced=False)
    calls = advanced(room.calls, now=now)
    return Heeded(room=replace(room, calls=calls), announced=calls is not room.calls)


def age(room: Room, *, now: float) -> timedelta | None:
    """How old what is shown is; None while the service is heard."""
    return None if room.down_since is None else timedelta(seconds=now - room.down_since)


def is_closed(room: Room, *, now: float) -> bool:
    """Closed, with nobody waiting and nobody called just now: only then the whole screen says so."""
    if room.open is not False or room.here or room.calls.waiting:
        return False
    large = room.calls.large
    return large is None or elapsed(since=large.at, until=room.clock.read(now)) > CALL_WHEN_CLOSED_FOR


def _told(room: Room, heard: Heard, *, now: float) -> Room:
    match heard:
        case DisplayState():
            return _with_state(room, heard, now=now)
        case Call():
            return replace(room, calls=with_call(room.calls, heard, instant=room.clock.read(now)))
        case CallWithdrawn(number=number):
            return replace(room, calls=without_number(room.calls, number))
        case Here(numbers=numbers):
            return replace(room, here=tuple(numbers))
        case LineUp() | LineDown() | TurnedAway():
            return _with_line(room, heard, now=now)
        case Tick():
            return _of_today(room, now=now)


def _with_line(room: Room, line: LineUp | LineDown | TurnedAway, *, now: float) -> Room:
    match line:
        case LineUp():
            return replace(room, down_since=None, announce_from=now + SETTLE, paired=True)
        case LineDown():
            return replace(room, down_since=now) if room.down_since is None else room
        case TurnedAway():
            return Room(clock=room.clock, down_since=now, paired=False)


def _with_state(room: Room, state: DisplayState, *, now: float) -> Room:
    clock = Clock(instant=state.now, at=now) if state.now else room.clock
    return replace(
        room,
        clock=clock,
        open=state.open,
        notice=dict(state.notice or {}),
        here=tuple(state.here),
        calls=with_recent(room.calls, state.recent, instant=clock.read(now)),
    )


def _of_today(room: Room, *, now: float) -> Room:
    """Numbers begin anew every day, so yesterday's are never shown, however long the line is cut."""
    today = room.clock.read(now).date()
    zone = room.clock.instant.tzinfo
    announced = tuple(call for call in room.calls.announced if call.at.astimezone(zone).date() == today)
    if len(announced) < len(room.calls.announced):
        room = replace(room, calls=replace(room.calls, announced=announced))
    if room.here and room.down_since is not None and room.clock.read(room.down_since).date() != today:
        room = replace(room, here=())
    return room
