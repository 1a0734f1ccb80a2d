"""Everything follows the system's font, and every colour pair of the staff tool can be read."""

import pytest
from PySide6.QtGui import QFont
from pytestqt.qtbot import QtBot

from admin_tool.views.look import Look, em_of
from kiosk.qtkit.contrast import TEXT, contrast_ratio
from kiosk.qtkit.tokens import DARK, LIGHT, Theme
from kiosk.settings.assets import assets_folder


def font(pixels: int) -> QFont:
    made = QFont()
    made.setPixelSize(pixels)
    return made


def test_a_larger_system_font_makes_everything_larger(qtbot: QtBot) -> None:
    ordinary = Look(theme=LIGHT, assets=assets_folder(), em=em_of(font(13)))
    large = Look(theme=LIGHT, assets=assets_folder(), em=em_of(font(20)))

    assert (ordinary.em, large.em) == (16, 25)
    assert large.px(220) > ordinary.px(220)
    assert large.font(16).pixelSize() == 25


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_what_this_tool_adds_can_be_read(theme: Theme) -> None:
    pairs = {
        "pill": (theme.muted, theme.background),
        "number on a row": (theme.chosen, theme.surface),
        "number on an arrived row": (theme.chosen, theme.tint),
        "number on a highlighted row": (theme.chosen, theme.amber_tint),
        "words on an arrived row": (theme.muted, theme.tint),
        "words on a highlighted row": (theme.muted, theme.amber_tint),
        "notice": (theme.on_chosen, theme.chosen),
        "error": (theme.on_amber_tint, theme.amber_tint),
    }

    assert {name: pair for name, pair in pairs.items() if contrast_ratio(*pair) < TEXT} == {}


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_red_is_the_alarms_alone(theme: Theme) -> None:
    own = Look(theme=theme, assets=assets_folder()).sheet()

    assert [rule for rule in own.split("}") if theme.alarm in rule and "alarm" not in rule] == []
