"""A window stands where whoever started it says, or where it likes."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kiosk.qtkit.window_place import VARIABLE, put_in_place


def test_a_window_stands_where_it_was_told(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)

    put_in_place(window, {VARIABLE: "20,30,640,480"})

    assert window.geometry() == QRect(20, 30, 640, 480)


@pytest.mark.parametrize("place", ["", "1,2,3", "a,b,c,d", "1,2,3,4,5"])
def test_no_place_is_no_harm(qtbot: QtBot, place: str) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(320, 200)

    put_in_place(window, {VARIABLE: place})

    assert (window.width(), window.height()) == (320, 200)
