"""Takes the pictures of the staff tool; a person looks at them beside the design."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from builders.few_colours import in_few_colours
from builders.staff_pictures import staff
from builders.staff_scenes import SCENES
from kiosk.qtkit.fonts import load_fonts
from kiosk.qtkit.tokens import DARK, LIGHT, Theme
from kiosk.settings.assets import assets_folder

WAYS = [(name, language, LIGHT) for name in SCENES for language in ("da", "en")]
IN_THE_DARK = (
    "board",
    "board-notices",
    "my-day",
    "settle",
    "check-in",
    "figures",
    "preferences",
    "log-in",
    "times",
    "book",
    "booked",
    "topic-rules",
    "block-times",
    "cancel-time",
    "board-booked",
)
WAYS += [(name, "da", DARK) for name in IN_THE_DARK]


@pytest.mark.parametrize(("name", "language", "theme"), WAYS, ids=lambda each: getattr(each, "name", each))
def test_a_picture_of_every_page(
    qtbot: QtBot, tmp_path: Path, screenshots: Path, name: str, language: str, theme: Theme
) -> None:
    load_fonts(assets_folder())
    role, scene = SCENES[name]
    dark = "-dark" if theme is DARK else ""

    with staff(tmp_path, role, theme=theme, language=language) as desk:
        shown = scene(desk)

    assert in_few_colours(shown).save(str(screenshots / f"staff-{name}-{language}{dark}.png"), quality=0)
