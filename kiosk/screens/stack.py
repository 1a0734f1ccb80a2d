"""The kiosk's window: the frame around every page, the pages, and one set of signals for all."""

from collections.abc import Callable, Mapping, Sequence
from datetime import time
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kiosk.messages.catalogue import Catalogue
from kiosk.screens.views import Hint, NumberView, Topic


class Stack(QWidget):
    """Passive: it shows what it is told and says what the citizen did; nothing changes by itself,
    but for the help tools (larger text, contrast, controls down), which it keeps until
    `reset_help`.

    Touch and keyboard come through the same signals: digits, backspace and Enter of any keyboard
    on the keypad page are `digit_pressed`, `erased` and `confirmed`. What a keyboard types is
    first offered to `scanner`, a callable that takes a Unicode code point (Enter is 13) and
    answers whether it keeps it. Double strikes are the presenter's to ignore.
    """

    touched = Signal()  # any touch or key: somebody is here
    digit_pressed = Signal(int)
    erased = Signal()
    confirmed = Signal()
    has_no_number = Signal()
    use_of_digits_asked = Signal()
    yes = Signal()
    no = Signal()
    do_not_know = Signal()
    time_chosen = Signal(str)  # "10:00"
    other_time = Signal()
    forgotten_time = Signal()
    wait_chosen = Signal(str)  # the topic's id, or "" where the office names none
    need_toggled = Signal(str, bool)  # a word of views.Need
    correct_time = Signal()
    done = Signal()
    back = Signal()
    start_over = Signal()
    still_here = Signal()
    language_chosen = Signal(str)  # "ar"
    read_aloud_asked = Signal()

    def __init__(
        self,
        *,
        assets: Path,
        catalogue: Catalogue,
        organisation: str,
        languages: Sequence[str] = ("da", "en", "ar"),
        dots_per_mm: float | None = None,
        reduced_motion: bool = False,
        scanner: Callable[[int], bool] | None = None,
    ) -> None:
        super().__init__()

    # ---- the frame

    def set_catalogue(self, catalogue: Catalogue) -> None:
        """Speak that language from now on; the page shown is put into its words at once."""

    def set_clock(self, now: time) -> None:
        """The local time shown in the header; costs nothing when the minute is the same."""

    def set_languages(self, languages: Sequence[str]) -> None:
        """Which languages the office offers, in the order of the buttons."""

    def set_speech_available(self, available: bool) -> None:
        """*Læs højt* is on the glass only where the shown language can be spoken."""

    def reset_help(self) -> None:
        """Forget the last citizen's help tools."""

    def sentences(self) -> list[str]:
        """Everything that the page says, in reading order, for reading aloud."""
        return []

    # ---- the pages

    def show_home(self, *, entered: int = 0, hint: Hint | None = None) -> None:
        """Signals: digit_pressed erased confirmed has_no_number use_of_digits_asked."""

    def show_use_of_digits(self) -> None:
        """Signals: back."""

    def show_ask(self) -> None:
        """Signals: yes no do_not_know back start_over."""

    def show_times(self, times: Sequence[str]) -> None:
        """Eight times of the grid, as the wire writes them.

        Signals: time_chosen other_time forgotten_time back start_over.
        """

    def show_grid(self, times: Sequence[str]) -> None:
        """The whole day's grid. Signals: time_chosen forgotten_time back start_over."""

    def show_wish(self, topics: Sequence[Topic] = (), *, wait_minutes: tuple[int, int] | None = None) -> None:
        """What a citizen without an appointment wants. Signals: wait_chosen back start_over."""

    def show_number(self, view: NumberView) -> None:
        """Signals: need_toggled correct_time done."""

    def show_forgotten(self) -> None:
        """The question *Er du her stadig?* Signals: still_here start_over."""

    def show_closed(self, notice: Mapping[str, str] | None = None) -> None:
        """No check-in now; `notice` by language is the office's own sentence."""

    def show_out_of_order(self) -> None:
        """The kiosk cannot be used."""

    def show_go_to_reception(self) -> None:
        """No number could be given. Signals: done."""
