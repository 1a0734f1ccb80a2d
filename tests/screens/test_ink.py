"""No letter loses its dots or its tail at the edge of its place."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from builders.kiosk_pages import LANDSCAPE, LANGUAGES, PAGES, kiosk_window
from kiosk.screens.prose import Prose

ROOM = 60
ROUNDING = 50  # a smallest dot has thousands


def ink(part: QWidget) -> int:
    """How much of the picture is words."""
    picture = QImage(part.size(), QImage.Format.Format_Grayscale8)
    picture.fill(QColor("white"))
    part.render(picture, QPoint(0, 0), renderFlags=QWidget.RenderFlag.DrawChildren)
    return sum(255 - value for value in bytes(picture.constBits()))


def lost_ink(part: Prose) -> int:
    """What would be seen if the part had room above and beneath, and is not."""
    seen = ink(part)
    part.resize(part.width(), part.height() + ROOM)
    return abs(ink(part) - seen)


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_letter_is_whole(qtbot: QtBot, code: str) -> None:
    stack = kiosk_window(LANDSCAPE, code)
    qtbot.addWidget(stack)
    stack.show()
    for page in PAGES:
        PAGES[page](stack)
        words = [part for part in stack.findChildren(Prose) if part.isVisible()]
        assert [part.text for part in words if lost_ink(part) > ROUNDING] == [], page


def test_a_lost_dot_would_be_found(qtbot: QtBot) -> None:
    stack = kiosk_window(LANDSCAPE, "ar")
    qtbot.addWidget(stack)
    stack.show_ask()
    stack.show()
    title = stack.findChild(Prose)
    assert title is not None

    title.resize(title.width(), title.height() // 2)

    assert lost_ink(title) > ROUNDING
