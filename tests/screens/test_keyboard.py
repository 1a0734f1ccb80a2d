"""A keyboard or a tactile keypad does what the touchscreen does; a scanner is heard first."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from builders.kiosk_pages import SMALL, kiosk_window
from kiosk.screens.keys import Key
from kiosk.screens.stack import Stack


@pytest.fixture
def stack(stack: Stack) -> Stack:
    stack.activateWindow()
    stack.setFocus()
    return stack


def test_typed_digits_are_digits(qtbot: QtBot, stack: Stack) -> None:
    typed: list[int] = []
    stack.digit_pressed.connect(typed.append)

    qtbot.keyClicks(stack, "0190")

    assert typed == [0, 1, 9, 0]


@pytest.mark.parametrize(
    ("key", "signal"),
    [
        (Qt.Key.Key_Backspace, "erased"),
        (Qt.Key.Key_Delete, "erased"),
        (Qt.Key.Key_Return, "confirmed"),
        (Qt.Key.Key_Enter, "confirmed"),
    ],
)
def test_named_keys_have_their_signals(qtbot: QtBot, stack: Stack, key: Qt.Key, signal: str) -> None:
    with qtbot.waitSignal(getattr(stack, signal)):
        qtbot.keyClick(stack, key)


@pytest.mark.parametrize("text", ["٣", "३", "a", "½"])
def test_other_signs_are_no_digits(qtbot: QtBot, stack: Stack, text: str) -> None:
    typed: list[int] = []
    stack.digit_pressed.connect(typed.append)
    event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, text)

    with qtbot.waitSignal(stack.touched):
        QApplication.sendEvent(stack, event)

    assert typed == []


def test_a_key_held_down_counts_once(qtbot: QtBot, stack: Stack) -> None:
    typed: list[int] = []
    stack.digit_pressed.connect(typed.append)
    repeat = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_1, Qt.KeyboardModifier.NoModifier, "1", True)

    QApplication.sendEvent(stack, repeat)

    assert typed == []


def test_what_the_scanner_keeps_is_not_typed(qtbot: QtBot) -> None:
    heard: list[int] = []

    def scanner(code: int) -> bool:
        heard.append(code)
        return True

    stack = kiosk_window(SMALL, scanner=scanner)
    qtbot.addWidget(stack)
    stack.show_home()
    with qtbot.assertNotEmitted(stack.digit_pressed), qtbot.assertNotEmitted(stack.confirmed):
        qtbot.keyClicks(stack, "~4\r")

    assert heard == [ord("~"), ord("4"), 13]


def test_digits_on_other_pages_are_no_entry(qtbot: QtBot, stack: Stack) -> None:
    stack.show_ask()

    with qtbot.assertNotEmitted(stack.digit_pressed):
        qtbot.keyClicks(stack, "123")


def test_tab_goes_round_in_reading_order_and_enter_chooses(qtbot: QtBot, stack: Stack) -> None:
    stack.show_ask()
    seen = []
    for _ in range(8):
        qtbot.keyClick(stack, Qt.Key.Key_Tab)
        focus = stack.focusWidget()
        assert isinstance(focus, Key)
        seen.append(focus.text())

    assert seen == ["Dansk", "English", "العربية", "Ja", "Nej", "Det ved jeg ikke", "Tilbage", "Start forfra"]
    with qtbot.waitSignal(stack.start_over):
        qtbot.keyClick(stack.focusWidget(), Qt.Key.Key_Return)


def test_the_next_citizen_does_not_see_where_the_last_one_was(qtbot: QtBot, stack: Stack) -> None:
    for _ in range(5):
        qtbot.keyClick(stack, Qt.Key.Key_Tab)

    stack.reset_help()

    assert stack.focusWidget() is stack


def test_a_new_page_begins_without_focus(qtbot: QtBot, stack: Stack) -> None:
    qtbot.keyClick(stack, Qt.Key.Key_Tab)

    stack.show_ask()

    assert stack.focusWidget() is stack
