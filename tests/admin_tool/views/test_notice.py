"""What was just done or refused is read whole in windows of every width."""

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from admin_tool.views.look import Look
from admin_tool.views.notice import Notice
from kiosk.qtkit.tokens import LIGHT
from kiosk.settings.assets import assets_folder

LONG = "Der er allerede kaldt en borger til skranken. Tryk Hentet eller Ikke her ved nummeret først. "


@pytest.mark.parametrize("width", [480, 693, 1440])
@pytest.mark.parametrize("undo", ["", "Fortryd"])
def test_a_long_sentence_is_as_wide_as_the_window_and_no_wider(
    qtbot: QtBot, typefaces: None, width: int, undo: str
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(width, 600)
    notice = Notice(Look(theme=LIGHT, assets=assets_folder()), window)
    window.show()

    notice.show_notice(LONG * 2, undo=undo)

    words = notice.findChild(QLabel)
    assert words is not None
    assert window.rect().contains(notice.geometry())
    assert words.heightForWidth(words.width()) <= words.height()
