"""After a fade one pixel is painted again, so that the next finger does not wait for the screen; if anybody looks."""

import pytest
from PySide6.QtCore import QRect, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from builders.no_windows import destroy_all_windows
from kiosk.screens.fade import Fade

ONE_PIXEL = QRect(0, 0, 1, 1)


class Window(QWidget):
    """Knows what it was asked to paint."""

    def __init__(self) -> None:
        super().__init__()
        self.painted: list[QRect] = []

    def paintEvent(self, event: QPaintEvent) -> None:
        self.painted.append(event.rect())


@pytest.fixture
def faded(qtbot: QtBot) -> Window:
    """Its fade has ended this moment."""
    window = Window()
    with qtbot.waitExposed(window):
        window.show()
    fade = Fade(window)
    fade.begin(window.grab())
    fade.end()
    return window


def a_moment_later(qtbot: QtBot) -> None:
    """Whatever the fade has put off is due before this."""
    moment = QTimer(singleShot=True, interval=20)
    with qtbot.waitSignal(moment.timeout):
        moment.start()


def test_one_pixel_is_painted_again_once_the_page_was_sent(qtbot: QtBot, faded: Window) -> None:
    assert ONE_PIXEL not in faded.painted

    a_moment_later(qtbot)

    assert faded.painted.count(ONE_PIXEL) == 1
    faded.close()


def test_nothing_is_painted_of_a_window_that_was_closed(qtbot: QtBot, faded: Window) -> None:
    faded.close()
    faded.painted.clear()

    a_moment_later(qtbot)

    assert faded.painted == []


def test_a_window_that_was_destroyed_is_asked_for_nothing(qtbot: QtBot, faded: Window) -> None:
    destroy_all_windows()

    with qtbot.captureExceptions() as raised:
        a_moment_later(qtbot)

    assert raised == []
