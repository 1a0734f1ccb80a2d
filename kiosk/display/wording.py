"""The room in words: what each place of the screen shows, in one language or in two. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from kiosk.display.room import Room, age, is_closed
from kiosk.messages.catalogue import Catalogue
from kiosk.messages.key import DisplayKey
from kiosk.messages.keys_display import Called, Screen, Waiting
from kiosk.wire.events import Call

AGE_SHOWN_FROM = timedelta(minutes=1)
CONNECTING_FOR = timedelta(seconds=5)
_IN_MINUTES_UNTIL = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """A text, and below it the same in the second language, or nothing."""

    first: str = ""
    second: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    number: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """Everything the screen shows. `large` is None when nobody has been called.

    `listed`: who waits for the large half, for nobody who is called is unseen, then who was called before.
    """

    closed: Lines | None
    large_title: Lines
    large: Row | None
    listed_title: Lines
    listed: tuple[Row, ...]
    here_title: Lines
    here: tuple[int, ...]
    no_order: Lines
    clock: str
    age: Lines
    notice: Lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """Words in the office's first language, and in a second one where the office wants it."""

    first: Catalogue
    second: Catalogue | None = None

    def board(self, room: Room, *, now: float) -> Board:
        large = room.calls.large
        return Board(
            closed=self._lines(Screen.CLOSED) if is_closed(room, now=now) else None,
            large_title=self._lines(Called.NUMBER if large else Called.NOBODY_YET),
            large=self._row(large) if large else None,
            listed_title=self._lines(Called.ALSO if room.calls.waiting else Called.BEFORE),
            listed=tuple(self._row(call) for call in (*reversed(room.calls.waiting), *room.calls.before)),
            here_title=self._lines(Waiting.HERE),
            here=room.here,
            no_order=self._lines(Waiting.NO_ORDER),
            clock=self.first.text(Screen.CLOCK, time=self.first.clock(room.clock.read(now).time())),
            age=self._age(room, now=now),
            notice=self._notice(room),
        )

    def page(self, page: int, pages: int) -> str:
        return self.first.text(Waiting.PAGE, page=page, pages=pages)

    def _lines(self, key: DisplayKey, **values: int) -> Lines:
        second = self.second.text(key, **values) if self.second else ""
        return Lines(first=self.first.text(key, **values), second=second)

    def _row(self, call: Call) -> Row:
        """A desk with a bare number for a name is called what citizens call it."""
        bare = call.place.isdecimal()
        return Row(number=str(call.number), place=self.first.text(Called.DESK, desk=call.place) if bare else call.place)

    def _age(self, room: Room, *, now: float) -> Lines:
        """Nothing for the first minute: most cut lines are back by then, and nothing needs to move."""
        if not room.paired:
            return self._lines(Screen.NOT_PAIRED)
        old = age(room, now=now) or timedelta()
        if room.open is None and old >= CONNECTING_FOR:
            return self._lines(Screen.NOT_CONNECTED)
        if room.open is None or old < AGE_SHOWN_FROM:
            return Lines()
        if old < _IN_MINUTES_UNTIL:
            return self._lines(Screen.AGE_MINUTES, minutes=int(old / timedelta(minutes=1)))
        since = (room.clock.read(now) - old).time()
        return Lines(
            first=self.first.text(Screen.AGE_SINCE, time=self.first.clock(since)),
            second=self.second.text(Screen.AGE_SINCE, time=self.second.clock(since)) if self.second else "",
        )

    def _notice(self, room: Room) -> Lines:
        first = _in_language(room.notice, self.first)
        second = room.notice.get(self.second.language.code, "") if self.second else ""
        return Lines(first=first, second="" if second == first else second)


def _in_language(texts: Mapping[str, str], catalogue: Catalogue) -> str:
    """In the screen's language, else in whichever the office wrote it."""
    return texts.get(catalogue.language.code) or next(iter(texts.values()), "")
