"""The kiosk's window: the frame around every page, the pages, and one set of signals for all."""

from collections.abc import Callable, Mapping, Sequence
from datetime import time
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.messages.catalogue import Catalogue
from kiosk.messages.keys_frame import Frame as FrameKey
from kiosk.messages.languages import read_languages
from kiosk.qtkit.glass import dots_per_mm as dots_of
from kiosk.qtkit.tokens import HIGH_CONTRAST, LIGHT
from kiosk.screens.ask import AskPage
from kiosk.screens.fade import Fade
from kiosk.screens.forgotten import ForgottenPage
from kiosk.screens.frame import Frame
from kiosk.screens.home import HomePage
from kiosk.screens.keyboard import BACKSPACE, ENTER, code_point, digit_of
from kiosk.screens.keys import Key
from kiosk.screens.languages import LanguagesPage
from kiosk.screens.look import Look
from kiosk.screens.notices import ClosedPage, GoToReceptionPage, OutOfOrderPage
from kiosk.screens.number import NumberPage
from kiosk.screens.page import Page
from kiosk.screens.times import TimesPage
from kiosk.screens.use_of_digits import UseOfDigitsPage
from kiosk.screens.views import Hint, NumberView, Topic
from kiosk.screens.whole_day import WholeDayPage
from kiosk.screens.wish import WishPage

SomePage = TypeVar("SomePage", bound=Page)


class Stack(QWidget):
    """Passive: it shows what it is told and says what the citizen did; nothing changes by itself,
    but for the help tools (larger text, contrast, controls down), which it keeps until
    `reset_help`.

    Touch and keyboard come through the same signals: digits, backspace and Enter of any keyboard
    on the keypad page are `digit_pressed`, `erased` and `confirmed`. What a keyboard types is
    first offered to `scanner`, a callable that takes a Unicode code point (Enter is 13) and
    answers whether it keeps it. Double strikes are the presenter's to ignore.

    Pages are made when they are first shown. A page's signals have the same names as here and
    are passed on.
    """

    touched = Signal()  # a touch or key that has no signal of its own: somebody is here
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
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._assets = assets
        self._catalogue = catalogue
        self._languages = tuple(languages)
        self._dots_per_mm = dots_per_mm
        self._reduced_motion = reduced_motion
        self._scanner = scanner
        self._clock: time | None = None
        self._pages: dict[type[Page], Page] = {}
        self._spoken: dict[Page, Catalogue] = {}
        self._page: Page | None = None
        self._covered: Page | None = None  # what the page of all languages hides
        self._names = {code: one.name for code, one in read_languages(assets / "messages").items()}
        self._frame = Frame(self, organisation=organisation, languages=self._names)
        self._frame.languages.offer(self._languages)
        self._fade = Fade(self)
        self._listen_to_frame()
        self.set_catalogue(catalogue)

    # ---- the frame

    def set_catalogue(self, catalogue: Catalogue) -> None:
        """Speak that language from now on; the page shown is put into its words at once."""
        self._catalogue = catalogue
        right_to_left = catalogue.right_to_left
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight)
        self._frame.speak(catalogue)
        if self._clock is not None:
            self._show_clock(self._clock)
        self._uncover()
        self._lay_out()

    def set_clock(self, now: time) -> None:
        """The local time shown in the header; costs nothing while the minute is the same."""
        minute = now.replace(second=0, microsecond=0, tzinfo=None)
        if minute != self._clock:
            self._clock = minute
            self._show_clock(minute)

    def set_languages(self, languages: Sequence[str]) -> None:
        """Which languages the office offers, in the order of the buttons."""
        if tuple(languages) != self._languages:
            self._languages = tuple(languages)
            self._frame.languages.offer(self._languages)
            self._lay_out()

    def set_speech_available(self, available: bool) -> None:
        """*Læs højt* is on the glass only where the shown language can be spoken."""
        self._frame.tools.set_speech_available(available)
        self._lay_out()

    def reset_help(self) -> None:
        """Forget the last citizen's help tools."""
        if self._frame.tools.reset():
            self._lay_out()

    def sentences(self) -> list[str]:
        """Everything that the page says, in reading order, for reading aloud."""
        return self._page.sentences() if self._page else []

    # ---- the pages

    def show_home(self, *, entered: int = 0, hint: Hint | None = None) -> None:
        """Signals: digit_pressed erased confirmed has_no_number use_of_digits_asked."""
        page = self._made(HomePage)
        page.show_entered(entered)
        self._show(page, changed=page.show_hint(hint))

    def show_use_of_digits(self) -> None:
        """Signals: back."""
        self._show(self._made(UseOfDigitsPage))

    def show_ask(self) -> None:
        """Signals: yes no do_not_know back start_over."""
        self._show(self._made(AskPage))

    def show_times(self, times: Sequence[str]) -> None:
        """Eight times of the grid, as the wire writes them.

        Signals: time_chosen other_time forgotten_time back start_over.
        """
        page = self._made(TimesPage)
        page.show_times(times)
        self._show(page)

    def show_grid(self, times: Sequence[str]) -> None:
        """The whole day's grid. Signals: time_chosen forgotten_time back start_over."""
        page = self._made(WholeDayPage)
        page.show_times(times)
        self._show(page)

    def show_wish(self, topics: Sequence[Topic] = (), *, wait_minutes: tuple[int, int] | None = None) -> None:
        """What a citizen without an appointment wants. Signals: wait_chosen back start_over."""
        page = self._made(WishPage)
        page.show_wishes(topics, wait_minutes=wait_minutes)
        self._show(page)

    def show_number(self, view: NumberView) -> None:
        """Signals: need_toggled correct_time done."""
        page = self._made(NumberPage)
        page.show_number(view)
        self._show(page, fade=False)

    def show_forgotten(self) -> None:
        """The question *Er du her stadig?* Signals: still_here start_over."""
        self._show(self._made(ForgottenPage))

    def show_closed(self, notice: Mapping[str, str] | None = None) -> None:
        """No check-in now; `notice` by language is the office's own sentence."""
        page = self._made(ClosedPage)
        page.show_notice(notice)
        self._show(page)

    def show_out_of_order(self) -> None:
        """The kiosk cannot be used."""
        self._show(self._made(OutOfOrderPage))

    def show_go_to_reception(self) -> None:
        """No number could be given. Signals: done."""
        self._show(self._made(GoToReceptionPage))

    # ---- Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._frame.setGeometry(self.rect())
        self._lay_out()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.touched.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Swallows every key: none may reach the window system's shortcuts through us."""
        event.accept()
        code = code_point(event)
        if code is not None and not (self._scanner and self._scanner(code)):
            self._on_typed(code)

    # ---- within

    def _on_typed(self, code: int) -> None:
        focus = self.focusWidget()
        digit = digit_of(code)
        at_keypad = isinstance(self._page, HomePage)
        if code in (ENTER, 32) and isinstance(focus, Key):
            focus.click()
        elif at_keypad and digit is not None:
            self.digit_pressed.emit(digit)
        elif at_keypad and code == BACKSPACE:
            self.erased.emit()
        elif at_keypad and code == ENTER:
            self.confirmed.emit()
        else:
            self.touched.emit()

    def _listen_to_frame(self) -> None:
        tools, languages = self._frame.tools, self._frame.languages
        tools.toggled.connect(self._on_toggled)
        tools.read_aloud_asked.connect(self.read_aloud_asked)
        tools.back.connect(self._on_back)
        tools.start_over.connect(self.start_over)
        languages.language_chosen.connect(self.language_chosen)
        languages.more_asked.connect(self._on_more_asked)

    def _on_toggled(self) -> None:
        self.touched.emit()
        self._lay_out()

    def _on_back(self) -> None:
        if not self._uncover():
            self.back.emit()

    def _on_more_asked(self) -> None:
        self.touched.emit()
        covered = self._page
        page = self._made(LanguagesPage)
        page.show_languages(self._languages, names=self._names)
        self._show(page)
        self._covered = covered

    def _uncover(self) -> bool:
        covered, self._covered = self._covered, None
        if covered is not None:
            self._show(covered)
        return covered is not None

    def _made(self, kind: type[SomePage]) -> SomePage:
        made = self._pages.get(kind)
        if not isinstance(made, kind):
            made = kind(self._frame)
            self._pages[kind] = made
            for name in made.signals:
                getattr(made, name).connect(getattr(self, name))
        if self._spoken.get(made) is not self._catalogue:
            made.speak(self._catalogue)
            self._spoken[made] = self._catalogue
        return made

    def _show(self, page: Page, *, changed: bool = True, fade: bool = True) -> None:
        before = self._page
        if page is before and not changed:
            return
        self._covered = None
        if before is not None and page is not before:
            if fade and not self._reduced_motion and self.isVisible():
                self._fade.begin(self.grab())
            before.hide()
            self.setFocus()
        self._page = page
        self._lay_out()
        page.show()

    def _lay_out(self) -> None:
        page = self._page
        if page is None:
            return
        if self._spoken.get(page) is not self._catalogue:
            page.speak(self._catalogue)
            self._spoken[page] = self._catalogue
        look = self._look()
        for frame in look.for_frame():
            self._frame.fit(frame, page)
            page.setGeometry(self._frame.content)
            if page.fit(look):
                break

    def _look(self) -> Look:
        tools = self._frame.tools
        return Look(
            theme=HIGH_CONTRAST if tools.contrast.isChecked() else LIGHT,
            assets=self._assets,
            width=self.width(),
            height=self.height(),
            dots_per_mm=self._dots_per_mm or dots_of(self.screen()),
            larger=tools.larger.isChecked(),
            low=tools.low.isChecked(),
            right_to_left=self._catalogue.right_to_left,
        )

    def _show_clock(self, now: time) -> None:
        self._frame.header.show_clock(self._catalogue.text(FrameKey.CLOCK, time=self._catalogue.clock(now)))
