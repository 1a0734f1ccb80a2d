"""Which call stands large, which wait for their few seconds, and which were called before. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from kiosk.domain.instants import elapsed
from kiosk.wire.events import Call

SHOWN_FOR = 6.0
"""Seconds that a call keeps the large half when others wait; without others it stays."""

RUSH = 3
SHOWN_FOR_IN_A_RUSH = 2.0
"""With more than RUSH waiting, so that nobody waits long for the large half."""

NEWS_FOR = timedelta(minutes=10)
"""An older call that a cut line kept back is no news: it is listed, not announced."""

_REMEMBERED = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Calls:
    """`announced` newest first, the first of them stands large; `waiting` oldest first. One call of each number.

    `since`: when the large one took its place. `known`: what was heard already, by number and
    moment, since the line may say things twice; None until the service has said its first word.
    """

    announced: tuple[Call, ...] = ()
    waiting: tuple[Call, ...] = ()
    since: float = float("-inf")
    known: tuple[tuple[int, datetime], ...] | None = None

    @property
    def large(self) -> Call | None:
        return self.announced[0] if self.announced else None

    @property
    def before(self) -> tuple[Call, ...]:
        return self.announced[1:]


def with_call(calls: Calls, call: Call, *, instant: datetime) -> Calls:
    """The call waits for its turn, or is filed when it is no news. `instant`: now by the service's clock."""
    if _key(call) in (calls.known or ()):
        return calls
    calls = _known(calls, call)
    if _called_since(calls, call):
        return calls
    if elapsed(since=call.at, until=instant) > NEWS_FOR:
        return _filed(calls, call)
    # WHY in order: after a cut the last calls come with the state, and those before them later.
    waiting = sorted((*_without(calls.waiting, call.number), call), key=lambda each: each.at)
    return replace(calls, waiting=tuple(waiting))


def without_number(calls: Calls, number: int) -> Calls:
    """A withdrawn call is nowhere; where it stood large, the one before it stands again, without a sound.

    WHY forgotten: what a cut line kept back comes after the state that has its end already, so the last call of a
    number may be heard, withdrawn, and heard again.
    """
    was_large = calls.large is not None and calls.large.number == number
    return replace(
        calls,
        announced=_without(calls.announced, number),
        waiting=_without(calls.waiting, number),
        known=None if calls.known is None else tuple(key for key in calls.known if key[0] != number),
        since=float("-inf") if was_large else calls.since,
    )


def with_recent(calls: Calls, recent: Sequence[Call], *, instant: datetime) -> Calls:
    """The service's own list of the last calls, in any order: what it lacks is withdrawn, what is new waits.

    Its first list is history and announces nothing. The list is cut at its old end, so a call
    older than all of it may still stand.
    """
    ordered = sorted(recent, key=lambda call: call.at)
    for call in (*calls.waiting, *calls.announced):
        if _is_withdrawn(call, ordered):
            calls = without_number(calls, call.number)
    if calls.known is None:
        for call in ordered:
            calls = _filed(_known(calls, call), call)
        return replace(calls, known=calls.known or ())
    for call in ordered:
        calls = with_call(calls, call, instant=instant)
    return calls


def advanced(calls: Calls, *, now: float) -> Calls:
    """The next waiting call takes the large half when the present one has had its seconds."""
    keeps = SHOWN_FOR_IN_A_RUSH if len(calls.waiting) > RUSH else SHOWN_FOR
    if not calls.waiting or (calls.large is not None and now < calls.since + keeps):
        return calls
    following, *others = calls.waiting
    return replace(
        calls,
        announced=(following, *_without(calls.announced, following.number)),
        waiting=tuple(others),
        since=now,
    )


def _is_withdrawn(call: Call, recent: Sequence[Call]) -> bool:
    if any(each.number == call.number for each in recent):
        return False
    return not recent or call.at >= recent[0].at


def _filed(calls: Calls, call: Call) -> Calls:
    """Listed by its moment, unless the same number was called since."""
    if _called_since(calls, call):
        return calls
    announced = sorted((*_without(calls.announced, call.number), call), key=lambda each: each.at, reverse=True)
    return replace(calls, announced=tuple(announced))


def _called_since(calls: Calls, call: Call) -> bool:
    return any(each.number == call.number and each.at > call.at for each in (*calls.announced, *calls.waiting))


def _known(calls: Calls, call: Call) -> Calls:
    return replace(calls, known=(*(calls.known or ()), _key(call))[-_REMEMBERED:])


def _without(calls: Iterable[Call], number: int) -> tuple[Call, ...]:
    return tuple(call for call in calls if call.number != number)


def _key(call: Call) -> tuple[int, datetime]:
    return call.number, call.at
