"""Fonts and icons come with the program."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontInfo
from pytestqt.qtbot import QtBot

from kiosk.qtkit.fonts import ARABIC, BOLD, ETHIOPIC, LATIN, REGULAR, load_fonts, typeface
from kiosk.qtkit.icons import icon_pixmap
from kiosk.qtkit.stylesheet import stylesheet
from kiosk.qtkit.tokens import THEMES
from kiosk.settings.assets import assets_folder

ASSETS = assets_folder()


def test_all_bundled_typefaces_load(qtbot: QtBot) -> None:
    load_fonts(ASSETS, (LATIN, ARABIC, ETHIOPIC))

    assert QFontInfo(typeface(20, REGULAR)).family() == LATIN
    assert QFontInfo(typeface(20, BOLD)).weight() == BOLD


def test_an_icon_takes_the_colour_it_is_asked_for(qtbot: QtBot) -> None:
    image = icon_pixmap(ASSETS, "backspace", "#004D99", size=48).toImage()

    colours = {
        image.pixelColor(x, y).name() for x in range(48) for y in range(48) if image.pixelColor(x, y).alpha() == 255
    }
    assert colours == {QColor("#004D99").name()}


def test_an_icon_is_mirrored_for_right_to_left_pages(qtbot: QtBot) -> None:
    plain = icon_pixmap(ASSETS, "arrow_back", "#000000", size=48).toImage()
    mirrored = icon_pixmap(ASSETS, "arrow_back", "#000000", size=48, mirrored=True).toImage()

    assert mirrored == plain.flipped(Qt.Orientation.Horizontal)


def test_an_unknown_icon_is_a_defect(qtbot: QtBot) -> None:
    with pytest.raises(FileNotFoundError):
        icon_pixmap(ASSETS, "no_such_icon", "#000000", size=24)


def test_every_theme_makes_a_style_sheet_without_holes() -> None:
    assert all("$" not in stylesheet(theme) for theme in THEMES)
