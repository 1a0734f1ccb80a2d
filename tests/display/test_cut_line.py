"""A cut line: the screen keeps what it shows, says how old it is, and goes on by itself when the line is back."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from builders.stand_in_service import Mood, StandInService
from builders.waiting_room import call, new_room, screen_of, state, wording
from kiosk.client.transport import Endpoint
from kiosk.display.listening import listen_to_service
from kiosk.display.presenter import DisplayPresenter
from kiosk.qtkit.background import BackgroundLoop
from kiosk.qtkit.bridge import Bridge
from kiosk.qtkit.chime import SilentChime

WAITS_AT_MOST = 30_000
"""Milliseconds: a screen that has tried in vain for a while waits three seconds before it tries again."""


@dataclass
class Clock:
    now: float = 0.0


class Running:
    """A screen with its line to a service that a test can cut; time passes when the test says so."""

    def __init__(self, service: StandInService) -> None:
        self.clock = Clock()
        self.screen = screen_of(new_room())
        self.presenter = DisplayPresenter(
            new_room(),
            screen=self.screen,
            wording=wording(),
            chime=SilentChime(),
            monotonic=lambda: self.clock.now,
        )
        self._bridge = Bridge(self.presenter.hear)
        self._background = BackgroundLoop()
        self._background.start()
        self._background.submit(listen_to_service(Endpoint(url=service.url), self._bridge.post))

    def end(self) -> None:
        self._bridge.close()
        self._background.stop()

    def after(self, seconds: float) -> None:
        self.clock.now += seconds
        self.presenter.on_ticked(self.clock.now, None)

    def shows_soon(self, text: str) -> bool:
        """Calls are shown one after the other, so some time must pass."""
        self.after(0.5)
        return self.shows(text)

    def shows(self, text: str) -> bool:
        return text in [label.text() for label in self.screen.findChildren(QLabel)]


def event(name: str, data: str) -> bytes:
    return f"event: {name}\ndata: {data}\n\n".encode()


@pytest.fixture
def service() -> Iterator[StandInService]:
    with StandInService() as running:
        yield running


@pytest.fixture
def running(qtbot: QtBot, service: StandInService) -> Iterator[Running]:
    """The line is up and has said that 13 is called; then it is cut."""
    service.script = [event("state", state(recent=[call(13)]).model_dump_json())]
    made = Running(service)
    qtbot.addWidget(made.screen)
    qtbot.waitUntil(lambda: made.shows("13"), timeout=WAITS_AT_MOST)
    service.mood = Mood.GONE
    tried = service.requests.total()
    qtbot.waitUntil(lambda: service.requests.total() >= tried + 2, timeout=WAITS_AT_MOST)
    yield made
    made.end()


def test_a_cut_line_leaves_the_numbers_and_says_their_age(running: Running) -> None:
    running.after(130)

    assert running.shows("13")
    assert running.shows("Opdateret for 2 min. siden")


def test_a_line_that_is_back_brings_what_was_missed(qtbot: QtBot, service: StandInService, running: Running) -> None:
    running.after(130)

    service.script = [event("state", state(recent=[call(14, seconds_ago=-60), call(13)]).model_dump_json()), 60.0]
    service.mood = Mood.GOOD
    qtbot.waitUntil(lambda: running.shows_soon("14"), timeout=WAITS_AT_MOST)

    assert not running.shows("Opdateret for 2 min. siden")
