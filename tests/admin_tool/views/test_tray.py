"""A desktop without a notification area goes without."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QSystemTrayIcon
from pytestqt.qtbot import QtBot

from admin_tool.views.tray import Tray, badge_icon


def test_no_tray_is_no_failure(qtbot: QtBot) -> None:
    assert not QSystemTrayIcon.isSystemTrayAvailable()
    owner = QObject()
    tray = Tray(owner)

    tray.show_waiting(3, "Min dag, 3 venter")
    tray.hide()


def test_the_icon_says_that_somebody_waits(typefaces: None) -> None:
    calm, waiting = (badge_icon(count).pixmap(64).toImage() for count in (0, 2))

    assert calm.pixelColor(32, 6) != waiting.pixelColor(32, 6)
