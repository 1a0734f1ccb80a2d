"""The page speaks the citizen's language, in its reading direction."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from pytestqt.qtbot import QtBot

from builders.kiosk_pages import ASSETS, LANDSCAPE, NUMBER, PAGES, PORTRAIT, kiosk_window, kiosk_words
from kiosk.screens.keypad import Keypad
from kiosk.screens.keys import Key
from kiosk.screens.stack import Stack

LEFT = Qt.MouseButton.LeftButton


def window(qtbot: QtBot, code: str, size: QSize = PORTRAIT, **settings) -> Stack:
    made = kiosk_window(size, code, **settings)
    qtbot.addWidget(made)
    made.show_home()
    made.show()
    return made


def places(stack: Stack) -> list[QRect]:
    """Of all keys that mirror with the page: those of the keypad do not."""
    return [
        QRect(key.mapTo(stack, QPoint(0, 0)), key.size())
        for key in stack.findChildren(Key)
        if key.isVisible() and not isinstance(key.parent(), Keypad)
    ]


@pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE], ids=["portrait", "landscape"])
@pytest.mark.parametrize("page", PAGES)
def test_right_to_left_mirrors_the_page(qtbot: QtBot, page: str, size: QSize) -> None:
    stack = window(qtbot, "ar", size)
    PAGES[page](stack)
    mirrored = places(stack)

    stack.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    stack.resize(size.width() + 1, size.height())
    stack.resize(size)

    straight = [QRect(stack.width() - r.right() - 1, r.top(), r.width(), r.height()) for r in places(stack)]
    off = [max(abs(a.left() - b.left()), abs(a.top() - b.top())) for a, b in zip(mirrored, straight, strict=True)]
    assert max(off) <= 8  # rounding of the columns


def test_digits_are_entered_from_left_to_right_in_every_language(qtbot: QtBot) -> None:
    for code in ("da", "ar"):
        keypad = window(qtbot, code).findChild(Keypad)
        assert keypad is not None
        assert keypad.key_of(1).x() < keypad.key_of(2).x() < keypad.key_of(3).x()


def test_the_language_shown_is_marked_and_every_page_follows(qtbot: QtBot) -> None:
    stack = window(qtbot, "da")
    stack.show_number(NUMBER)

    stack.set_catalogue(kiosk_words("en"))

    assert "Your number 17" in stack.sentences()
    assert {key.text(): key.isChecked() for key in stack.findChildren(Key) if key.text() in ("Dansk", "English")} == {
        "Dansk": False,
        "English": True,
    }
    stack.show_ask()
    assert "Do you have an appointment today?" in stack.sentences()


def test_touching_the_present_language_keeps_its_mark(qtbot: QtBot) -> None:
    stack = window(qtbot, "da")
    danish = next(key for key in stack.findChildren(Key) if key.text() == "Dansk")

    qtbot.mouseClick(danish, LEFT)

    assert danish.isChecked()


def test_an_office_with_one_language_shows_no_choice(qtbot: QtBot) -> None:
    stack = window(qtbot, "da", languages=("da",))

    assert not any(key.isVisible() for key in stack.findChildren(Key) if key.text() in ("Dansk", "English"))


@pytest.fixture
def five_languages(tmp_path: Path) -> Path:
    """Assets that describe five languages."""
    shutil.copytree(ASSETS / "messages", tmp_path / "messages")
    (tmp_path / "fonts").symlink_to(ASSETS / "fonts")
    (tmp_path / "icons").symlink_to(ASSETS / "icons")
    file = tmp_path / "messages" / "languages.toml"
    english = file.read_text(encoding="utf-8").partition("[en]")[2].partition("[ar]")[0]
    more = "".join(
        "\n[" + code + "]" + english.replace("English", name) for code, name in (("xa", "Aiga"), ("xb", "Boro"))
    )
    file.write_text(file.read_text(encoding="utf-8") + more, encoding="utf-8")
    return tmp_path


def test_more_languages_than_fit_have_a_page(qtbot: QtBot, five_languages: Path) -> None:
    stack = window(qtbot, "da", languages=("da", "en", "ar", "xa", "xb"), assets=five_languages)
    stack.show_ask()
    texts = {key.text(): key for key in stack.findChildren(Key) if key.isVisible()}
    assert "Boro" not in texts
    qtbot.mouseClick(texts["Flere"], LEFT)
    boro = next(key for key in stack.findChildren(Key) if key.isVisible() and key.text() == "Boro")

    with qtbot.waitSignal(stack.language_chosen) as chosen:
        qtbot.mouseClick(boro, LEFT)

    assert chosen.args == ["xb"]
    assert "Har du en aftale i dag?" in stack.sentences()


def test_the_way_back_from_the_languages_is_to_the_same_page(qtbot: QtBot, five_languages: Path) -> None:
    stack = window(qtbot, "da", languages=("da", "en", "ar", "xa", "xb"), assets=five_languages)
    stack.show_ask()
    qtbot.mouseClick(next(key for key in stack.findChildren(Key) if key.text() == "Flere"), LEFT)
    back = next(key for key in stack.findChildren(Key) if key.isVisible() and key.text() == "Tilbage")

    with qtbot.assertNotEmitted(stack.back):
        qtbot.mouseClick(back, LEFT)

    assert "Har du en aftale i dag?" in stack.sentences()
