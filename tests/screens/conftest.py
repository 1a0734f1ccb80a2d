"""What tests of the kiosk's pages stand on."""

import pytest
from pytestqt.qtbot import QtBot

from builders.kiosk_pages import SMALL, kiosk_window
from kiosk.screens.stack import Stack


@pytest.fixture
def stack(qtbot: QtBot) -> Stack:
    """A small window with the keypad on it, at rest."""
    made = kiosk_window(SMALL)
    qtbot.addWidget(made)
    made.show_home()
    made.show()
    return made
