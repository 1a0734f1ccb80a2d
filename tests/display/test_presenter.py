"""The presenter: what the service says is on the screen, and a call rings once."""

from dataclasses import dataclass, field

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from builders.waiting_room import call, new_room, screen_of, state, wording
from kiosk.display.calls import SHOWN_FOR
from kiosk.display.presenter import DisplayPresenter
from kiosk.display.room import LineUp


@dataclass
class RecordingChime:
    rings: int = 0

    def ring(self) -> None:
        self.rings += 1


@dataclass
class Clock:
    now: float = 0.0


@dataclass
class Desk:
    """A presenter with all it needs; time passes when a test says so."""

    chime: RecordingChime = field(default_factory=RecordingChime)
    clock: Clock = field(default_factory=Clock)

    def __post_init__(self) -> None:
        self.screen = screen_of(new_room())
        self.presenter = DisplayPresenter(
            new_room(), screen=self.screen, wording=wording(), chime=self.chime, monotonic=lambda: self.clock.now
        )

    def hears(self, *heard: object, at: float) -> None:
        self.clock.now = at
        for each in heard:
            self.presenter.hear(each)

    def ticks(self, *, at: float) -> None:
        self.clock.now = at
        self.presenter.on_ticked(at, None)

    def shows(self, text: str) -> bool:
        return text in [label.text() for label in self.screen.call_pane.findChildren(QLabel)]


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    made = Desk()
    qtbot.addWidget(made.screen)
    made.hears(LineUp(), state(), at=0.0)
    return made


def test_a_call_is_shown_and_rings_once(desk: Desk) -> None:
    desk.hears(call(13), call(13), at=1.0)
    desk.ticks(at=2.0)

    assert desk.shows("13")
    assert desk.chime.rings == 1


def test_two_calls_ring_each_in_its_turn(desk: Desk) -> None:
    desk.hears(call(13), call(14), at=1.0)
    assert (desk.shows("13"), desk.chime.rings) == (True, 1)

    desk.ticks(at=1.0 + SHOWN_FOR)

    assert (desk.shows("14"), desk.chime.rings) == (True, 2)


def test_what_nobody_agreed_on_is_left_out(desk: Desk) -> None:
    desk.hears("gossip", None, at=1.0)

    assert desk.shows("Vi kalder dit nummer her")
