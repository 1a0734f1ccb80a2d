"""Larger text, contrast and controls further down are one touch away, and gone for the next citizen."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from builders.kiosk_pages import PORTRAIT, kiosk_window
from kiosk.screens.keys import Key
from kiosk.screens.prose import Prose
from kiosk.screens.stack import Stack

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def stack(qtbot: QtBot) -> Stack:
    made = kiosk_window(PORTRAIT)
    qtbot.addWidget(made)
    made.show_home()
    made.show()
    return made


def touch(qtbot: QtBot, stack: Stack, text: str) -> None:
    qtbot.mouseClick(next(key for key in stack.findChildren(Key) if key.isVisible() and key.text() == text), LEFT)


def appearance(stack: Stack) -> list[tuple[str, QRect, int]]:
    """Ground, and place and size of all words. WHY: not the pixels, as Qt's glyph cache shows in them."""
    ground = stack.grab().toImage().pixelColor(4, 4).name()
    words = [w for w in stack.findChildren(QWidget) if isinstance(w, Key | Prose) and w.isVisible()]
    return [(f"{ground} {w.accessibleName()}", QRect(w.mapTo(stack, QPoint(0, 0)), w.size()), w.em) for w in words]


def test_contrast_makes_the_page_black(qtbot: QtBot, stack: Stack) -> None:
    touch(qtbot, stack, "Kontrast")

    assert stack.grab().toImage().pixelColor(4, 4).name() == "#000000"


def test_a_tool_stays_on_the_following_pages(qtbot: QtBot, stack: Stack) -> None:
    touch(qtbot, stack, "Kontrast")

    stack.show_ask()

    assert stack.grab().toImage().pixelColor(4, 4).name() == "#000000"


@pytest.mark.parametrize("tool", ["Kontrast", "Større tekst", "Knapper ned"])
def test_the_next_citizen_finds_the_page_as_it_was(qtbot: QtBot, stack: Stack, tool: str) -> None:
    before = appearance(stack)
    touch(qtbot, stack, tool)
    assert appearance(stack) != before

    stack.reset_help()

    assert appearance(stack) == before


def test_a_tool_touched_again_is_off(qtbot: QtBot, stack: Stack) -> None:
    before = appearance(stack)

    touch(qtbot, stack, "Større tekst")
    touch(qtbot, stack, "Større tekst")

    assert appearance(stack) == before


def test_using_a_tool_tells_that_somebody_is_here(qtbot: QtBot, stack: Stack) -> None:
    with qtbot.waitSignal(stack.touched):
        touch(qtbot, stack, "Knapper ned")


def test_touching_beside_everything_tells_that_somebody_is_here(qtbot: QtBot, stack: Stack) -> None:
    with qtbot.waitSignal(stack.touched):
        qtbot.mouseClick(stack.childAt(QPoint(20, 300)), LEFT)


def test_reading_aloud_is_offered_only_where_it_is_there(qtbot: QtBot, stack: Stack) -> None:
    assert not any(key.isVisible() for key in stack.findChildren(Key) if key.text() == "Læs højt")

    stack.set_speech_available(True)

    with qtbot.waitSignal(stack.read_aloud_asked):
        touch(qtbot, stack, "Læs højt")
