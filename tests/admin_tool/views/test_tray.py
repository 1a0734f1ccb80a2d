"""A desktop without a notification area goes without."""

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QSystemTrayIcon
from pytestqt.qtbot import QtBot

from admin_tool.views.tray import Tray, TrayTexts, badge_icon


def test_no_tray_is_no_failure(qtbot: QtBot) -> None:
    assert not QSystemTrayIcon.isSystemTrayAvailable()
    owner = QObject()
    tray = Tray(owner)

    tray.show_waiting(3, "Min dag, 3 venter")
    tray.hide()


@pytest.mark.qt_log_ignore("No such signal QPlatformNativeInterface::systemTray", extend=True)
def test_the_menu_opens_the_window_and_ends_the_tool(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: True)
    owner = QObject()
    tray = Tray(owner)
    tray.show_texts(TrayTexts(opens="Åbn", ends="Afslut"))
    (icon,) = tray.findChildren(QSystemTrayIcon)
    opens, ends = icon.contextMenu().actions()

    with qtbot.waitSignal(tray.activated):
        opens.trigger()
    with qtbot.waitSignal(tray.quit_asked):
        ends.trigger()
    with qtbot.assertNotEmitted(tray.activated):
        icon.activated.emit(QSystemTrayIcon.ActivationReason.Context)
    tray.hide()


def test_the_icon_says_that_somebody_waits(typefaces: None) -> None:
    calm, waiting = (badge_icon(count).pixmap(64).toImage() for count in (0, 2))

    assert calm.pixelColor(32, 6) != waiting.pixelColor(32, 6)
