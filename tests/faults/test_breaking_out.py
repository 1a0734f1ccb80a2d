"""Somebody strikes every key and touches everything, for as long as they like: the kiosk is still the kiosk."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from builders.live_processes import children_of
from builders.processes import Installation
from builders.scale import scaled
from builders.telling_process import Telling
from builders.touched_kiosk import ROBOT, KioskPlace, pair_kiosk
from builders.virtual_screen import virtual_screen

EVENTS = scaled(100_000)
ENOUGH_TO_NOTICE = 1_000
VANDAL = ROBOT.with_name("vandal_robot.py")
OPENS_A_MENU = """
from PySide6.QtWidgets import QMenu
from kiosk.screens import window
from PySide6.QtCore import Qt
made = window.Window.__init__
def with_menu(self, **given):
    made(self, **given)
    self.setContextMenuPolicy(Qt.ContextMenuPolicy.DefaultContextMenu)
def menu(self, event):
    self.menu = QMenu(self)
    self.menu.addAction("Om")
    self.menu.popup(event.globalPos())
window.Window.__init__, window.Window.contextMenuEvent = with_menu, menu
"""
ON_A_KEY = """
from PySide6.QtCore import QProcess, Qt
from kiosk.screens import window
struck = window.Window.keyPressEvent
def on_a_key(self, event):
    struck(self, event)
    if event.key() in (Qt.Key.Key_F1, Qt.Key.Key_F4, Qt.Key.Key_F11, Qt.Key.Key_Escape, Qt.Key.Key_Menu, Qt.Key.Key_Q):
        {does}
window.Window.keyPressEvent = on_a_key
"""
STARTS_A_HELPER = ON_A_KEY.format(does='QProcess.startDetached("sleep", ["20"]); QProcess().execute("true")')
CLOSES = ON_A_KEY.format(does="self.close()")


@contextmanager
def vandalised(installation: Installation, *, events: int, planted: str = "") -> Iterator[Telling]:
    """With the pace of numbers that a kiosk has, on a screen that nobody sees."""
    installation.command("office", "add", "main", "--name", "Prøve Kommune", "--always-open")
    data, log = installation.folder / "kiosk", installation.folder / "kiosk.log"
    with installation.serving() as service, virtual_screen(1080, 1920) as display:
        pair_kiosk(installation, service.url, data)
        screen = {"QT_QPA_PLATFORM": "xcb", "DISPLAY": display}
        pace = {"KIOSK_SECONDS_BETWEEN_NUMBERS": "2", "KIOSK_MOST_NUMBERS_IN_TEN_MINUTES": "120"}
        place = KioskPlace(data=data, log=log, environment=screen | pace, planted=planted, program=VANDAL)
        with place.touched(rounds=events) as kiosk:
            yield kiosk


def test_it_stays_one_window_of_one_process(on_sqlite: Installation):
    with vandalised(on_sqlite, events=EVENTS) as kiosk:
        done = kiosk.until("done", seconds=1800)

        assert (kiosk.process.poll(), children_of(kiosk.process.pid)) == (None, {})
    assert done["events"] >= EVENTS
    assert (done["windows"], done["same_window"], done["had_child"]) == (1, True, False)
    assert kiosk.all("child") == []


@pytest.mark.parametrize(
    ("planted", "told", "seen"),
    [(OPENS_A_MENU, "windows", 2), (STARTS_A_HELPER, "had_child", True)],
    ids=["menu", "helper"],
)
def test_what_opens_or_starts_is_caught(on_sqlite: Installation, planted: str, told: str, seen: object):
    with vandalised(on_sqlite, events=ENOUGH_TO_NOTICE, planted=planted) as kiosk:
        assert kiosk.until("done", seconds=120)[told] == seen


def test_what_closes_the_kiosk_is_caught(on_sqlite: Installation):
    with vandalised(on_sqlite, events=ENOUGH_TO_NOTICE, planted=CLOSES) as kiosk:
        kiosk.until("ready")
        kiosk.process.wait(120)

    assert kiosk.all("done") == []
