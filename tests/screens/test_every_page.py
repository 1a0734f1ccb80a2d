"""On every glass, in every language, with every help tool: nothing is cut, everything is reachable."""

from dataclasses import dataclass
from functools import cache
from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from builders.kiosk_pages import LANDSCAPE, LANGUAGES, PAGES, PORTRAIT, SMALL, kiosk_window, use_tools
from kiosk.screens.keypad import Keypad
from kiosk.screens.keys import GRID_TIME, Key
from kiosk.screens.look import LARGER_EM_MM, LEAST_GAP_MM, LEAST_KEY_MM, LEAST_TARGET
from kiosk.screens.painted import Painted
from kiosk.screens.prose import Prose
from kiosk.screens.stack import Stack
from kiosk.screens.views import Topic

SIZES = {"portrait": PORTRAIT, "landscape": LANDSCAPE, "small": SMALL}
TOOLS = ("", "larger", "low", "contrast larger low")


def shown_in(stack: Stack, page: str) -> Stack:
    PAGES[page](stack)
    return stack


def place(part: QWidget, stack: Stack) -> QRect:
    return QRect(part.mapTo(stack, QPoint(0, 0)), part.size())


def parts(stack: Stack) -> list[QWidget]:
    """Everything painted that is visible and has nothing painted within it."""
    every = [w for w in stack.findChildren(QWidget) if isinstance(w, Painted) and w.isVisible()]
    return [w for w in every if not any(w is not other and w.isAncestorOf(other) for other in every)]


def faults(stack: Stack) -> list[str]:
    """What a citizen would see as broken: cut words, parts over parts, parts beyond the glass."""
    leaves = parts(stack)
    cut = [f"cut: {w.accessibleName()}" for w in leaves if isinstance(w, Painted) and not w.fits()]
    beyond = [f"beyond: {w.accessibleName()}" for w in leaves if not stack.rect().contains(place(w, stack))]
    over = [
        f"over: {one.accessibleName()} / {other.accessibleName()}"
        for one, other in combinations(leaves, 2)
        if place(one, stack).intersects(place(other, stack))
    ]
    return cut + beyond + over


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """One page as it was shown. `small`: words that are smaller than the standard asks of larger text.

    `names_reception`: somewhere on it, in Danish.
    """

    faults: list[str]
    smallest_key: int
    highest_key: int
    small: dict[str, int]
    names_reception: bool


def seen(stack: Stack, page: str) -> Seen:
    shown_in(stack, page)
    least = round(LARGER_EM_MM * stack.dots_per_mm)
    keys = [key for key in stack.findChildren(Key) if key.isVisible()]
    words = [w for w in parts(stack) if isinstance(w, Prose | Key) and w.accessibleName()]
    return Seen(
        faults=faults(stack),
        smallest_key=min(min(key.width(), key.height()) for key in keys),
        highest_key=min(place(key, stack).top() for key in keys),
        small={w.accessibleName(): w.em for w in words if w.em < least},
        names_reception=any("reception" in w.accessibleName().casefold() for w in parts(stack)),
    )


@cache
def walked(width: int, height: int, code: str, tools: str) -> dict[str, Seen]:
    """Every page once, for all that is asked of it."""
    stack = kiosk_window(QSize(width, height), code)
    use_tools(stack, tools)
    stack.show()
    found = {page: seen(stack, page) for page in PAGES}
    stack.close()
    stack.deleteLater()
    return found


def every_page(size: QSize, code: str = "da", tools: str = "") -> dict[str, Seen]:
    return walked(size.width(), size.height(), code, tools)


@pytest.mark.parametrize("tools", TOOLS)
@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES.keys())
def test_no_word_is_cut_and_nothing_lies_over_anything(qapp: QApplication, size: QSize, code: str, tools: str) -> None:
    found = every_page(size, code, tools)

    assert {page: each.faults for page, each in found.items() if each.faults} == {}


@pytest.mark.parametrize("tools", TOOLS)
@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES.keys())
def test_every_page_names_the_way_to_the_reception(qapp: QApplication, size: QSize, tools: str) -> None:
    assert [page for page, each in every_page(size, tools=tools).items() if not each.names_reception] == []


def test_a_word_that_is_cut_would_be_found(qtbot: QtBot) -> None:
    stack = kiosk_window(SMALL)
    qtbot.addWidget(stack)
    stack.show_ask()
    stack.show()
    yes = next(key for key in stack.findChildren(Key) if key.text() == "Ja")

    yes.show_text("Donaudampfschifffahrtsgesellschaft" * 3)

    assert faults(stack) != []


@pytest.mark.parametrize("tools", TOOLS)
@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES.keys())
def test_every_target_is_large_enough_for_a_finger(qapp: QApplication, size: QSize, tools: str) -> None:
    assert min(page.smallest_key for page in every_page(size, tools=tools).values()) >= LEAST_TARGET


@pytest.mark.parametrize("tools", TOOLS)
@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES.keys())
def test_the_keys_of_the_keypad_have_their_true_size(qtbot: QtBot, size: QSize, tools: str) -> None:
    stack = kiosk_window(size)
    qtbot.addWidget(stack)
    use_tools(stack, tools)
    stack.show_home()
    stack.show()
    keypad = stack.findChild(Keypad)
    assert keypad is not None
    one, two, four = (keypad.key_of(digit).geometry() for digit in (1, 2, 4))
    dots = stack.dots_per_mm

    assert min(one.width(), one.height()) >= round(LEAST_KEY_MM * dots)
    assert min(two.left() - one.right(), four.top() - one.bottom()) - 1 >= round(LEAST_GAP_MM * dots)


@pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE], ids=["portrait", "landscape"])
@pytest.mark.parametrize("code", LANGUAGES)
def test_larger_text_is_as_large_as_the_standard_asks_on_24_inches(qapp: QApplication, size: QSize, code: str) -> None:
    found = every_page(size, code, "larger")

    assert {page: each.small for page, each in found.items() if each.small} == {}


@pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE], ids=["portrait", "landscape"])
@pytest.mark.parametrize("code", LANGUAGES)
def test_the_keypad_moved_down_is_in_larger_text_all_the_same(qapp: QApplication, size: QSize, code: str) -> None:
    assert every_page(size, code, "contrast larger low")["home"].small == {}


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_long_day_in_larger_text_shows_as_many_times_as_it_can(qtbot: QtBot, code: str) -> None:
    stack = kiosk_window(PORTRAIT, code)
    qtbot.addWidget(stack)
    use_tools(stack, "larger")
    stack.show()
    shown_in(stack, "whole-day-long")

    assert len([key for key in stack.findChildren(Key) if key.isVisible() and key.style_ is GRID_TIME]) == 40


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES.keys())
def test_controls_moved_down_are_in_the_lower_part(qapp: QApplication, size: QSize) -> None:
    edge = size.height() // 2 if size.height() > size.width() else size.height() // 3

    assert [page for page, each in every_page(size, tools="low").items() if each.highest_key < edge] == []


def test_every_one_of_many_topics_is_on_the_glass(qtbot: QtBot) -> None:
    topics = [Topic(id=str(n), texts={"da": f"Udbetaling, fleksjob og forløb {n}"}) for n in range(12)]
    for size in SIZES.values():
        stack = kiosk_window(size)
        qtbot.addWidget(stack)
        stack.show_topics(topics, waits=True, wait_minutes=(10, 15))
        stack.show()

        assert {key.text() for key in stack.findChildren(Key) if key.isVisible()} >= {t.texts["da"] for t in topics}
        assert faults(stack) == []


def test_a_long_name_of_an_office_is_not_cut(qtbot: QtBot) -> None:
    name = "Eksempelsund Kommune, Beskæftigelses- og Integrationsforvaltningen"
    for size in SIZES.values():
        stack = kiosk_window(size, organisation=name)
        qtbot.addWidget(stack)
        stack.show()
        assert faults(shown_in(stack, "home")) == []


def test_there_is_nothing_to_write_in(qtbot: QtBot) -> None:
    stack = kiosk_window(SMALL)
    qtbot.addWidget(stack)
    for page in PAGES:
        shown_in(stack, page)

    assert stack.findChildren(QLineEdit) + stack.findChildren(QTextEdit) == []
