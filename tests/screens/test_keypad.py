"""The keypad page says what was touched and shows how much, never what."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from builders.kiosk_pages import SMALL, kiosk_window
from kiosk.screens.dots import DigitDots
from kiosk.screens.home import HomePage
from kiosk.screens.stack import Stack
from kiosk.screens.views import Hint

LEFT = Qt.MouseButton.LeftButton


def home(stack: Stack) -> HomePage:
    page = stack.findChild(HomePage)
    assert page is not None
    return page


def picture(widget: QWidget) -> QImage:
    return widget.grab().toImage()


@pytest.mark.parametrize("digit", range(10))
def test_a_touched_digit_is_said_as_a_number(qtbot: QtBot, stack: Stack, digit: int) -> None:
    with qtbot.waitSignal(stack.digit_pressed) as pressed:
        qtbot.mouseClick(home(stack).keypad.key_of(digit), LEFT)

    assert pressed.args == [digit]


def test_erase_confirm_and_the_two_links_have_their_signals(qtbot: QtBot, stack: Stack) -> None:
    page = home(stack)
    for key, signal in (
        (page.keypad.erase, stack.erased),
        (page.keypad.confirm, stack.confirmed),
        (page.no_number, stack.has_no_number),
        (page.use_of_digits, stack.use_of_digits_asked),
    ):
        with qtbot.waitSignal(signal):
            qtbot.mouseClick(key, LEFT)


class TellingDots(DigitDots):
    """The planted defect: what was typed can be told from the picture."""

    last = 0

    def paintEvent(self, event) -> None:
        super().paintEvent(event)
        QPainter(self).fillRect(0, 0, 2, 1 + self.last, QColor("#1a1a1a"))


def pictures_by_digit(qtbot: QtBot, stack: Stack) -> list[QImage]:
    """The page after each digit was touched as the only one."""
    pictures = []
    page = home(stack)
    stack.digit_pressed.connect(lambda digit: setattr(page.dots, "last", digit))
    for digit in range(10):
        stack.show_home(entered=0)
        qtbot.mouseClick(page.keypad.key_of(digit), LEFT)
        stack.show_home(entered=1)
        pictures.append(picture(stack))
    return pictures


def test_the_glass_looks_the_same_whichever_digit_was_typed(qtbot: QtBot, stack: Stack) -> None:
    first, *others = pictures_by_digit(qtbot, stack)

    assert all(other == first for other in others)


def test_dots_that_tell_the_digit_would_be_found(qtbot: QtBot, stack: Stack, monkeypatch) -> None:
    monkeypatch.setattr("kiosk.screens.home.DigitDots", TellingDots)
    telling = kiosk_window(SMALL)
    qtbot.addWidget(telling)
    telling.show_home()
    telling.show()

    first, *others = pictures_by_digit(qtbot, telling)

    assert any(other != first for other in others)


def test_nothing_of_an_entry_remains_after_the_reset(qtbot: QtBot, stack: Stack) -> None:
    before = picture(stack)
    page = home(stack)
    for count, digit in enumerate((0, 1, 0, 1, 9, 0), start=1):
        qtbot.mouseClick(page.keypad.key_of(digit), LEFT)
        stack.show_home(entered=count)
    stack.show_home(hint=Hint.IMPOSSIBLE_DATE)

    stack.show_home()

    assert picture(stack) == before


def test_every_digit_key_answers_a_touch_in_the_same_way(qtbot: QtBot, stack: Stack) -> None:
    page = home(stack)
    corners = set()
    for digit in range(10):
        key = page.keypad.key_of(digit)
        QTest.mousePress(key, LEFT)
        corners.add(picture(key).pixelColor(QPoint(key.width() // 2, 12)).name())
        QTest.mouseRelease(key, LEFT)

    assert corners == {"#e2f2fb"}


def test_a_touch_leaves_no_focus_behind(qtbot: QtBot, stack: Stack) -> None:
    page = home(stack)

    qtbot.mouseClick(page.keypad.key_of(5), LEFT)

    assert not page.keypad.key_of(5).hasFocus()


def test_a_hint_moves_nothing(qtbot: QtBot, stack: Stack) -> None:
    page = home(stack)
    before = [key.mapTo(stack, QPoint(0, 0)) for key in page.targets()]

    stack.show_home(hint=Hint.IMPOSSIBLE_DATE)

    assert [key.mapTo(stack, QPoint(0, 0)) for key in page.targets()] == before
    assert "Den dato findes ikke. Prøv igen." in stack.sentences()


def test_speech_is_told_how_many_digits_there_are(qtbot: QtBot, stack: Stack) -> None:
    stack.show_home(entered=4)

    assert "4 af 6 tal er skrevet" in stack.sentences()
