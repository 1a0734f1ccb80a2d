"""Rooms, calls and screens of the waiting room with sensible defaults."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from kiosk.display.room import Clock, Heard, LineUp, Room, heed
from kiosk.display.screen import WaitingRoomScreen
from kiosk.display.wording import Wording
from kiosk.messages.catalogue import Catalogue
from kiosk.messages.key import Surface
from kiosk.qtkit.fonts import load_fonts
from kiosk.qtkit.tokens import LIGHT
from kiosk.settings.assets import assets_folder
from kiosk.wire.events import Call, DisplayState

AT = datetime(2026, 11, 23, 9, 52, tzinfo=timezone(timedelta(hours=1)))


def call(number: int, *, desk: int = 1, seconds_ago: float = 0) -> Call:
    return Call(number=number, place=f"Skranke {desk}", at=(AT - timedelta(seconds=seconds_ago)).astimezone(UTC))


def state(**changes: Any) -> DisplayState:
    values: dict[str, Any] = {"open": True, "here": [12, 14, 15], "recent": [], "now": AT}
    return DisplayState(**(values | changes))


def new_room() -> Room:
    """As the screen starts: nothing was heard yet, at second 0."""
    return Room(clock=Clock(instant=AT, at=0.0), down_since=0.0)


def room_after(*heard: Heard, at: float = 1.0, begun: Sequence[Heard] = ()) -> Room:
    """A room that was connected at second 0 and heard all this at second `at`."""
    room = new_room()
    for each in begun or (LineUp(), state()):
        room = heed(room, each, now=0.0).room
    for each in heard:
        room = heed(room, each, now=at).room
    return room


def wording(first: str = "da", second: str | None = None) -> Wording:
    def load(code: str) -> Catalogue:
        return Catalogue.load(code, surface=Surface.DISPLAY, assets=assets_folder())

    return Wording(first=load(first), second=load(second) if second else None)


def screen_of(room: Room, *, now: float = 1.0, first: str = "da", second: str | None = None) -> WaitingRoomScreen:
    load_fonts(assets_folder())
    words = wording(first, second)
    screen = WaitingRoomScreen(wording=words, theme=LIGHT, assets=assets_folder())
    screen.show_board(words.board(room, now=now), now=now)
    return screen
