"""What stands beside the visits is asked for again once the line is back."""

from PySide6.QtWidgets import QApplication

from admin_tool.presenters.day import Day
from builders.staff_visits import NOW
from kiosk.client.staff_line import LineDown, LineUp


def test_whoever_was_cut_off_asks_once_for_what_they_may_have_missed(qapp: QApplication):
    day, asked = Day(lambda: NOW), []
    day.office_changed.connect(lambda: asked.append(True))

    for news in (LineUp(), LineDown(), LineDown()):
        day.hear(news)
    assert asked == []

    for news in (LineUp(), LineUp()):
        day.hear(news)
    assert asked == [True]
