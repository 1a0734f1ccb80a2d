"""The window on its screen: no way out for who stands before it."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QWidget

from kiosk.presenter.window import Guard, put_up
from kiosk.qtkit.window_place import VARIABLE


class FromOutside(QCloseEvent):
    """As the window system sends it."""

    def spontaneous(self) -> bool:
        return True


@pytest.fixture
def window(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def test_the_kiosk_covers_the_screen_without_frame_and_cursor(window):
    put_up(window, windowed=False, environment={})
    assert window.isFullScreen()
    assert window.windowFlags() & Qt.WindowType.FramelessWindowHint
    assert window.cursor().shape() is Qt.CursorShape.BlankCursor


def test_in_a_window_it_stands_where_it_is_told(window):
    put_up(window, windowed=True, environment={VARIABLE: "40,50,600,800"})
    assert (window.width(), window.height()) == (600, 800)
    assert not window.isFullScreen()


@pytest.mark.parametrize("closable", [True, False])
def test_the_window_system_cannot_close_the_kiosk(window, closable):
    guard = Guard(window, first_frame=lambda: None, closable=closable)
    assert guard.eventFilter(window, FromOutside()) is not closable


def test_the_program_itself_can_close_it(window):
    guard = Guard(window, first_frame=lambda: None, closable=False)
    assert not guard.eventFilter(window, QCloseEvent())


def test_the_first_frame_is_told_once(window, qtbot):
    told: list[bool] = []
    Guard(window, first_frame=lambda: told.append(True), closable=False)
    window.show()
    qtbot.waitUntil(lambda: bool(told))
    window.update()
    QApplication.sendPostedEvents()
    QApplication.sendEvent(window, QEvent(QEvent.Type.UpdateRequest))
    QApplication.processEvents()
    assert told == [True]
