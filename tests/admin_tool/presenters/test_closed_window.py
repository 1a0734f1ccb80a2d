"""With its window closed the tool goes on beside the clock; without a session there is nothing to go on for."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QSystemTrayIcon
from pytestqt.qtbot import QtBot

from admin_tool.presenters.closed_window import ClosedWindow
from admin_tool.views.main_window import MainWindow
from admin_tool.views.tray import Tray
from builders.staff_words import wording

# The offscreen platform has no notification area to look for.
pytestmark = pytest.mark.qt_log_ignore("No such signal QPlatformNativeInterface::systemTray", extend=True)

Told = list[tuple[str, str]]


class Closing:
    """A window, its icon beside the clock, and what the icon has said."""

    def __init__(self, application: QApplication, monkeypatch: pytest.MonkeyPatch, *, has_tray: bool) -> None:
        monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: has_tray)
        self.window = MainWindow()
        self.tray = Tray(self.window)
        self.told: Told = []
        monkeypatch.setattr(self.tray, "tell", lambda *words: self.told.append(words))
        self.closed = ClosedWindow(application, self.window, self.tray, self.window)
        self.window.show()


@pytest.fixture
def application(qapp: QApplication) -> Iterator[QApplication]:
    yield qapp
    qapp.setQuitOnLastWindowClosed(True)


@pytest.fixture
def closing(qtbot: QtBot, application: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Closing]:
    made = Closing(application, monkeypatch, has_tray=True)
    qtbot.addWidget(made.window)
    yield made
    made.tray.hide()


def test_it_goes_on_and_says_once_where_it_is(closing: Closing, application: QApplication) -> None:
    closing.closed.works(wording())

    closing.window.close()
    closing.tray.activated.emit()
    assert closing.window.isVisible()
    closing.window.close()

    assert not application.quitOnLastWindowClosed()
    assert [title for title, _ in closing.told] == ["Programmet kører videre her"]


def test_a_session_that_ends_behind_a_closed_window_asks_for_the_log_in(
    closing: Closing, application: QApplication
) -> None:
    closing.closed.works(wording())
    closing.window.close()

    closing.closed.rests()

    assert closing.window.isVisible()
    assert application.quitOnLastWindowClosed()


def test_a_window_as_large_as_the_screen_comes_back_as_large(closing: Closing) -> None:
    closing.window.showMaximized()
    closing.closed.works(wording())
    closing.window.close()

    closing.closed.bring_back()

    assert closing.window.isMaximized()


def test_without_a_notification_area_closing_ends_it(
    qtbot: QtBot, application: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = Closing(application, monkeypatch, has_tray=False)
    qtbot.addWidget(made.window)

    made.closed.works(wording())

    assert application.quitOnLastWindowClosed()
