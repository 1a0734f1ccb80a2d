"""A week in windows of every width: no date and no count is cut."""

import pytest
from pytestqt.qtbot import QtBot

from admin_tool.views.look import Look
from admin_tool.views.week_bar import DayKey, WeekBar, WeekTexts
from kiosk.qtkit.tokens import LIGHT
from kiosk.settings.assets import assets_folder

NAMES = ("man", "tirs", "ons", "tors", "fre", "lør", "søn")


@pytest.mark.parametrize("days", [5, 7])
@pytest.mark.parametrize("width", [600, 772, 1150])
def test_a_day_says_all_it_has_to_say(qtbot: QtBot, typefaces: None, days: int, width: int) -> None:
    bar = WeekBar(Look(theme=LIGHT, assets=assets_folder()))
    qtbot.addWidget(bar)
    bar.show_texts(WeekTexts(week="Uge 47", earlier="før", later="efter"))
    shown = [
        DayKey(id=name, title=f"{name} 22. nov", count="Ledige 37 · bestilt 12", short="ingen tider", spoken=name)
        for name in NAMES[:days]
    ]
    bar.show_days(shown, "man", may_go_back=True)
    bar.resize(width, 160)
    bar.show()

    for day in shown:
        key = bar.day(day.id)
        assert max(key.fontMetrics().horizontalAdvance(line) for line in key.text().split("\n")) < key.width()
        assert day.title.split() == key.text().split()[:3]
