"""Pictures of the waiting-room screen, in every state and shape."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from builders.waiting_room import call, room_after, screen_of, state
from kiosk.display.room import LineDown, LineUp, Room
from kiosk.settings.assets import assets_folder

CALLS = ((13, 1, 20), (11, 2, 300), (10, 2, 500), (9, 1, 700))
RECENT = [
    call(number, seconds_ago=ago).model_copy(update={"place": str(desk)}) for number, desk, ago in CALLS
]  # the desks have bare numbers for names, so that each language says "desk" in its own words
LONG_PLACES = [
    each.model_copy(update={"place": place})
    for each, place in zip(RECENT, ("Samtalerum i Østfløjen", "Ydelseskontorets ekspedition", "2"), strict=False)
]
LONG_NOTICE = {
    "da": "Receptionen lukker i dag kl. 13 på grund af personalemøde. Har du en aftale bagefter, så ring til os på "
    "hovednummeret, eller skriv til os i Digital Post. Vi finder en ny tid til dig."
}
NOTICE = {"da": "I dag lukker receptionen kl. 13.", "en": "Today the reception closes at 13:00."}


def busy(**changes: object) -> Room:
    told = {"recent": RECENT, "here": [12, 14, 15, 16, 17]} | changes
    return room_after(begun=(LineUp(), state(**told)))


STATES: dict[str, Callable[[], Room]] = {
    "called": busy,
    "quiet": lambda: room_after(begun=(LineUp(), state(here=[]))),
    "many": lambda: busy(here=list(range(14, 74))),
    "pages": lambda: busy(here=list(range(101, 190))),
    "notice": lambda: busy(notice=NOTICE),
    "long-words": lambda: busy(recent=LONG_PLACES, notice=LONG_NOTICE),
    "closed": lambda: room_after(begun=(LineUp(), state(open=False, here=[], notice=NOTICE))),
    "cut": lambda: room_after(LineDown(), begun=(LineUp(), state(recent=RECENT, here=[12, 14, 15])), at=-130.0),
    "large-numbers": lambda: busy(recent=[call(9017, desk=12), call(8999)], here=[9018, 9019, 9020, 8123]),
}
SIZES = {"landscape": (1920, 1080), "portrait": (1080, 1920)}


@pytest.mark.parametrize("shape", SIZES)
@pytest.mark.parametrize("name", STATES)
def test_the_waiting_room_screen_in_every_state(qtbot: QtBot, name: str, shape: str) -> None:
    take(qtbot, STATES[name](), name=name, shape=shape)


@pytest.mark.parametrize(("first", "second"), [("da", "en"), ("ar", None)])
def test_the_waiting_room_screen_in_other_languages(qtbot: QtBot, first: str, second: str | None) -> None:
    name = f"{first}-{second}" if second else first
    take(qtbot, busy(notice=NOTICE), name=name, shape="landscape", first=first, second=second)


def take(qtbot: QtBot, room: Room, *, name: str, shape: str, first: str = "da", second: str | None = None) -> None:
    screen = screen_of(room, first=first, second=second)
    qtbot.addWidget(screen)
    screen.resize(*SIZES[shape])
    screen.show()
    qtbot.waitExposed(screen)
    QCoreApplication.sendPostedEvents()
    folder = assets_folder() / "screenshots"
    assert screen.grab().save(str(folder / f"waiting-room-{name}-{shape}.png"))
