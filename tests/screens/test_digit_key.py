"""A digit is entered once for each touch, at its beginning."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from builders.kiosk_pages import PORTRAIT, kiosk_window
from kiosk.screens.digit_key import DigitKey
from kiosk.screens.home import HomePage

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton


@pytest.fixture
def entered() -> list[int]:
    return []


@pytest.fixture
def seven(qtbot: QtBot, entered: list[int]) -> DigitKey:
    window = kiosk_window(PORTRAIT)
    qtbot.addWidget(window)
    window.show_home()
    window.show()
    window.digit_pressed.connect(entered.append)
    home = window.findChild(HomePage)
    assert home is not None
    return home.keypad.key_of(7)


def test_a_digit_is_there_when_its_key_is_touched_and_comes_once(seven: DigitKey, entered: list[int]):
    QTest.mousePress(seven, LEFT)
    assert entered == [7]

    QTest.mouseRelease(seven, LEFT)
    assert entered == [7]


def test_a_finger_that_slides_away_has_entered_it_once(seven: DigitKey, entered: list[int]):
    QTest.mousePress(seven, LEFT)
    QTest.mouseRelease(seven, LEFT, Qt.KeyboardModifier.NoModifier, QPoint(-50, -50))
    QTest.mouseClick(seven, LEFT)

    assert entered == [7, 7]


def test_another_button_enters_nothing(seven: DigitKey, entered: list[int]):
    QTest.mouseClick(seven, RIGHT)

    assert entered == []


def test_the_keyboards_way_enters_it_too_also_after_a_touch(seven: DigitKey, entered: list[int]):
    seven.setFocus()
    QTest.keyClick(seven.window(), Qt.Key.Key_Return)
    assert entered == [7]

    QTest.mouseClick(seven, LEFT)
    QTest.keyClick(seven.window(), Qt.Key.Key_Return)

    assert entered == [7, 7, 7]
