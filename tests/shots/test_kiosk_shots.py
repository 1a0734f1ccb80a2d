"""Takes the pictures of every kiosk page in every language; a person looks at them."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from builders.few_colours import in_few_colours
from builders.kiosk_pages import ASSETS, LANDSCAPE, LANGUAGES, PAGES, PORTRAIT, kiosk_window

LARGEST = 150_000
WAYS = {"portrait": PORTRAIT, "landscape": LANDSCAPE}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_a_picture_of_every_page(qtbot: QtBot, page: str, code: str, way: str) -> None:
    file = ASSETS / "screenshots" / f"{page}-{code}-{way}.png"

    take(qtbot, page, code, WAYS[way], file)

    assert file.stat().st_size <= LARGEST


def take(qtbot: QtBot, page: str, code: str, size: QSize, file: Path) -> None:
    window = kiosk_window(size, code)
    qtbot.addWidget(window)
    PAGES[page](window)
    window.show()
    picture = window.grab().toImage()
    file.parent.mkdir(exist_ok=True)
    assert in_few_colours(picture).save(str(file), quality=0)
