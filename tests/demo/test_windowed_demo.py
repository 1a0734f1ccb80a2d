"""The demo on a screen ends with its last window, with its service, or when it is told to."""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from builders.demo_day import demo_day
from kiosk.demo import windows
from kiosk.demo.card import CardWindow
from kiosk.demo.installation import DemoFailed, Installation, SettingUp
from kiosk.demo.people import Ready, Tokens
from kiosk.demo.processes import Processes
from kiosk.demo.windows import WindowedDemo, WindowOrder
from kiosk.qtkit.fonts import load_fonts
from kiosk.settings.assets import assets_folder

FOREVER = (sys.executable, "-c", "import threading; threading.Event().wait()")


@dataclass
class Stage:
    demo: WindowedDemo
    service: subprocess.Popen[bytes]
    ends: list[str] = field(default_factory=list)

    @property
    def card(self) -> CardWindow:
        return self.demo.card

    def open_windows(self) -> None:
        installation = Installation(url="http://127.0.0.1:1", service=self.service, password="made-up", codes={})
        self.demo.on_prepared(
            Ready(installation=installation, tokens=Tokens(kiosk="one", display="other"), sessions={})
        )


@pytest.fixture
def stage(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stage]:
    load_fonts(assets_folder())
    order = WindowOrder(name="window", command=FOREVER, environment={})
    monkeypatch.setattr(windows, "window_orders", lambda *_: [order])
    processes = Processes(tmp_path)
    service = processes.start("service", FOREVER, environment={})
    setting_up = SettingUp(url="", service=service, password="made-up", orders=(), log=tmp_path / "service.log")
    ends: list[str] = []
    demo = WindowedDemo(demo_day(), setting_up, folder=tmp_path, processes=processes, end=lambda: ends.append("end"))
    qtbot.addWidget(demo.card)
    demo.card.show()
    yield Stage(demo=demo, service=service, ends=ends)
    demo.end()
    processes.end_all()


def test_it_goes_on_while_any_window_is_open(stage: Stage) -> None:
    stage.open_windows()
    stage.card.close()

    stage.demo.on_look()

    assert stage.ends == []


def test_it_ends_with_its_last_window(stage: Stage) -> None:
    stage.open_windows()
    stage.card.close()
    for window in stage.demo.open_windows():
        window.kill()
        window.wait()

    stage.demo.on_look()

    assert stage.ends == ["end"]


def test_its_card_can_end_it(stage: Stage) -> None:
    stage.open_windows()

    next(button for button in stage.card.findChildren(QPushButton)).click()

    assert stage.ends == ["end"]


def test_without_its_service_it_ends_and_says_so(stage: Stage) -> None:
    stage.open_windows()
    stage.service.kill()
    stage.service.wait()

    stage.demo.on_look()

    assert (stage.ends, stage.demo.failure) == (["end"], "The demo's service has ended.")


def test_an_office_that_could_not_be_set_up_is_said(stage: Stage) -> None:
    stage.demo.on_prepared(DemoFailed("The demo could not be set up."))

    assert (stage.ends, stage.demo.failure) == (["end"], "The demo could not be set up.")
