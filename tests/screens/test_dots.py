"""The dot answers the touch: it is there before anything else is painted, and nothing else is painted for it."""

import pytest
from PySide6.QtCore import QEvent, QObject, QRect
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from builders.kiosk_pages import PORTRAIT, kiosk_window
from kiosk.screens.callout import Callout
from kiosk.screens.dots import DigitDots
from kiosk.screens.fade import Fade
from kiosk.screens.home import HomePage
from kiosk.screens.stack import Stack


class Paints(QObject):
    """What has been painted of the watched widgets."""

    def __init__(self) -> None:
        super().__init__()
        self.rects: list[QRect] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.rects.append(event.rect())
        return False


@pytest.fixture
def stack(qtbot: QtBot) -> Stack:
    made = kiosk_window(PORTRAIT, reduced_motion=False)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show_home()
        made.show()
    QApplication.processEvents()
    return made


def watched(stack: Stack, kind: type[DigitDots | Callout]) -> Paints:
    page = stack.findChild(HomePage)
    assert page is not None
    paints = Paints()
    for widget in page.findChildren(kind):
        widget.installEventFilter(paints)
    paints.setParent(stack)
    return paints


def test_a_dot_is_painted_before_the_touch_is_over(stack: Stack) -> None:
    paints = watched(stack, DigitDots)

    stack.show_home(entered=1)

    assert len(paints.rects) == 1


def test_a_dot_has_its_own_box_and_the_next_one_painted(stack: Stack) -> None:
    paints = watched(stack, DigitDots)
    dots = stack.findChild(DigitDots)
    assert dots is not None

    stack.show_home(entered=1)

    assert paints.rects[0].right() < dots.width() / 2


def test_a_digit_paints_no_words_anew(stack: Stack) -> None:
    paints = watched(stack, Callout)

    stack.show_home(entered=1)
    QApplication.processEvents()

    assert not paints.rects


def test_who_goes_on_waits_for_no_fading_page(stack: Stack) -> None:
    fade = stack.findChild(Fade)
    assert fade is not None
    stack.show_ask()
    stack.show_home()
    assert fade.isVisible()

    stack.show_home(entered=1)

    assert not fade.isVisible()
