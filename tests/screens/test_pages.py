"""What the citizen touches is said in the citizen's words, whatever the page."""

from collections.abc import Callable
from datetime import time
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from builders.kiosk_pages import (
    BOOKED,
    CHOSEN,
    EIGHT_TIMES,
    EMPTY_WEEK,
    LONG_DAY_TIMES,
    NUMBER,
    PORTRAIT,
    SLOTS,
    TOPICS,
    kiosk_window,
    kiosk_words,
)
from kiosk.screens.fade import Fade
from kiosk.screens.keys import Key
from kiosk.screens.stack import Stack
from kiosk.screens.views import Advice, NumberView

LEFT = Qt.MouseButton.LeftButton


def key(stack: Stack, text: str) -> Key:
    """The key that a citizen would read so."""
    return next(k for k in stack.findChildren(Key) if k.isVisible() and k.text() == text)


WAYS: list[tuple[Callable[[Stack], None], str, str, list[Any]]] = [
    (Stack.show_use_of_digits, "Tilbage", "back", []),
    (Stack.show_ask, "Ja", "yes", []),
    (Stack.show_ask, "Nej", "no", []),
    (Stack.show_ask, "Det ved jeg ikke", "do_not_know", []),
    (Stack.show_ask, "Tilbage", "back", []),
    (Stack.show_ask, "Start forfra", "start_over", []),
    (lambda stack: stack.show_times(EIGHT_TIMES), "9.45", "time_chosen", ["09:45"]),
    (lambda stack: stack.show_times(EIGHT_TIMES), "Et andet tidspunkt", "other_time", []),
    (lambda stack: stack.show_times(EIGHT_TIMES), "Jeg husker det ikke", "forgotten_time", []),
    (lambda stack: stack.show_grid(LONG_DAY_TIMES), "7.15", "time_chosen", ["07:15"]),
    (lambda stack: stack.show_grid(LONG_DAY_TIMES), "Jeg husker det ikke", "forgotten_time", []),
    (lambda stack: stack.show_wish(), "Vent, og tal med os i dag", "wait_chosen", []),
    (lambda stack: stack.show_wish(can_book=True), "Bestil tid til en anden dag", "book_chosen", []),
    (lambda stack: stack.show_topics(TOPICS, waits=True), "Andet", "topic_chosen", ["t3"]),
    (lambda stack: stack.show_slots(SLOTS), "Næste uge", "week_turned", [True]),
    (lambda stack: stack.show_slots(EMPTY_WEEK), "Forrige uge", "week_turned", [False]),
    (lambda stack: stack.show_slots(SLOTS), "tors 26. nov", "day_chosen", ["2026-11-26"]),
    (lambda stack: stack.show_slots(SLOTS), "10.30", "slot_chosen", ["general.10:30"]),
    (
        lambda stack: stack.show_slots(CHOSEN),
        "Bestil tirsdag 24. november kl.\u00a010.30",
        "slot_confirmed",
        [],
    ),
    (lambda stack: stack.show_booked(BOOKED), "Færdig", "done", []),
    (lambda stack: stack.show_ask_reception(Advice.NO_TIMES), "Færdig", "done", []),
    (lambda stack: stack.show_ask_reception(Advice.NO_TIMES), "Tilbage", "back", []),
    (lambda stack: stack.show_number(NUMBER), "Jeg har brug for tolk", "need_toggled", ["interpreter", True]),
    (lambda stack: stack.show_number(NUMBER), "Der er en med mig", "need_toggled", ["companion", True]),
    (lambda stack: stack.show_number(NUMBER), "Ret tidspunktet", "correct_time", []),
    (lambda stack: stack.show_number(NUMBER), "Færdig", "done", []),
    (Stack.show_forgotten, "Ja, jeg er her", "still_here", []),
    (Stack.show_forgotten, "Start forfra", "start_over", []),
    (Stack.show_go_to_reception, "Færdig", "done", []),
    (Stack.show_ask, "English", "language_chosen", ["en"]),
]


@pytest.mark.parametrize(("show", "text", "signal", "said"), WAYS, ids=lambda value: str(value)[:24])
def test_a_touch_has_its_signal(qtbot: QtBot, stack: Stack, show, text: str, signal: str, said: list[Any]) -> None:
    show(stack)

    with qtbot.waitSignal(getattr(stack, signal)) as heard:
        qtbot.mouseClick(key(stack, text), LEFT)

    assert heard.args == said


def test_a_need_touched_again_is_taken_back(qtbot: QtBot, stack: Stack) -> None:
    stack.show_number(NumberView(
        number=3, registered=time(8, 0), ask_after=time(8, 10), declared=True, needs=frozenset({"private"})
    ))  # fmt: skip

    with qtbot.waitSignal(stack.need_toggled) as heard:
        qtbot.mouseClick(key(stack, "Tale, uden at andre hører det"), LEFT)

    assert heard.args == ["private", False]


def test_the_number_page_says_what_happens_next(stack: Stack) -> None:
    stack.show_number(NUMBER)

    said = " ".join(stack.sentences()).replace("\u00a0", " ").replace("\n", " ")
    assert "Du har meldt dig kl. 9.52. Vi finder den, du skal tale med." in said
    assert "Dit nummer 17" in said
    assert "Har ingen hentet dig kl. 10.10? Gå til receptionen." in said
    assert "Vis også" not in said and "Skærmen skifter" not in said


def test_whoever_has_no_appointment_is_called_on_the_screen(stack: Stack) -> None:
    stack.show_number(NumberView(number=4, registered=time(8, 0), ask_after=None, declared=False, offline=True))

    said = " ".join(stack.sentences())
    assert "Vi kalder dit nummer på skærmen." in said
    assert "Du kan altid gå til receptionen i stedet.\n" in said and "Har ingen hentet dig" not in said
    assert "Vis også dit nummer i receptionen." in said


def test_a_number_says_nothing_that_could_differ_between_citizens(qtbot: QtBot, stack: Stack) -> None:
    stack.show_number(NUMBER)
    one = stack.grab().toImage()
    stack.show_home()

    stack.show_number(NUMBER)

    assert stack.grab().toImage() == one


def test_a_long_day_is_turned_and_begins_again_for_the_next_citizen(qtbot: QtBot, stack: Stack) -> None:
    stack.show_grid(LONG_DAY_TIMES)
    qtbot.mouseClick(key(stack, "Senere"), LEFT)
    with qtbot.waitSignal(stack.time_chosen) as heard:
        qtbot.mouseClick(key(stack, "18.45"), LEFT)
    assert heard.args == ["18:45"]

    stack.show_grid(LONG_DAY_TIMES)

    assert key(stack, "7.00").isVisible()


def test_the_page_that_was_turned_to_stays_when_the_language_changes(qtbot: QtBot, stack: Stack) -> None:
    stack.show_grid(LONG_DAY_TIMES)
    qtbot.mouseClick(key(stack, "Senere"), LEFT)

    stack.set_catalogue(kiosk_words("en"))

    assert key(stack, "18:45").isVisible()


def test_the_office_may_close_in_its_own_words(stack: Stack) -> None:
    stack.show_closed({"da": "Vi åbner igen i morgen."})
    assert "Vi åbner igen i morgen." in stack.sentences()

    stack.show_closed()

    assert "Du kan melde dig, når receptionen er åben." in stack.sentences()


def test_nothing_fades_over_a_number(qtbot: QtBot) -> None:
    window = kiosk_window(PORTRAIT, reduced_motion=False)
    qtbot.addWidget(window)
    window.show_home()
    window.show()
    window.show_ask()
    fade = window.findChild(Fade)
    assert fade is not None
    assert fade.isVisible()

    window.show_number(NUMBER)

    assert not fade.isVisible()


def test_a_fade_is_short_and_leaves_nothing(qtbot: QtBot) -> None:
    plain, fading = kiosk_window(PORTRAIT), kiosk_window(PORTRAIT, reduced_motion=False)
    for window in (plain, fading):
        qtbot.addWidget(window)
        window.show_home(entered=3)
        window.show()
        window.show_ask()

    qtbot.waitUntil(lambda: fading.grab().toImage() == plain.grab().toImage(), timeout=1000)
