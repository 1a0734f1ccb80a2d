"""With its window closed the tool goes on beside the clock; without a session there is nothing to go on for."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QSystemTrayIcon
from pytestqt.qtbot import QtBot

from admin_tool.presenters.closed_window import ClosedWindow
from admin_tool.presenters.summons import Summons, is_answered
from admin_tool.views.main_window import MainWindow
from admin_tool.views.tray import Tray
from builders.staff_words import wording

# The offscreen platform has no notification area to look for.
pytestmark = pytest.mark.qt_log_ignore("No such signal QPlatformNativeInterface::systemTray", extend=True)

Told = list[tuple[str, str]]


class Closing:
    """A window, its icon beside the clock, and what the icon has said."""

    def __init__(
        self,
        application: QApplication,
        monkeypatch: pytest.MonkeyPatch,
        folder: Path,
        *,
        has_tray: bool = True,
        stays: bool = True,
    ) -> None:
        monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: has_tray)
        self.window = MainWindow()
        self.tray = Tray(self.window)
        self.told: Told = []
        monkeypatch.setattr(self.tray, "tell", lambda *words: self.told.append(words))
        summons = Summons(folder, self.window)
        self.closed = ClosedWindow(application, self.window, self.tray, summons, stays=stays)
        self.window.show()


@pytest.fixture
def application(qapp: QApplication) -> Iterator[QApplication]:
    yield qapp
    qapp.setQuitOnLastWindowClosed(True)


@pytest.fixture
def closing(
    qtbot: QtBot, application: QApplication, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator[Closing]:
    made = Closing(application, monkeypatch, tmp_path)
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


@pytest.mark.parametrize("given", [{"has_tray": False}, {"stays": False}], ids=["no notification area", "a demo"])
def test_elsewhere_closing_ends_it(
    qtbot: QtBot,
    application: QApplication,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    given: dict[str, bool],
) -> None:
    made = Closing(application, monkeypatch, tmp_path, **given)
    qtbot.addWidget(made.window)
    made.closed.works(wording())

    made.window.close()

    assert application.quitOnLastWindowClosed()
    assert (made.told, is_answered(tmp_path)) == ([], False)
    made.tray.hide()


def test_a_second_start_calls_the_first_forward_only_while_its_window_is_closed(
    closing: Closing, qtbot: QtBot, tmp_path: Path
) -> None:
    closing.closed.works(wording())
    assert not is_answered(tmp_path)
    closing.window.close()

    assert not is_answered(tmp_path / "somebody else")
    assert is_answered(tmp_path)
    qtbot.waitUntil(closing.window.isVisible)
    assert not is_answered(tmp_path)
