"""A window with the frame around one page at a time: language, help tools, keyboard, fading."""

from collections.abc import Callable, Sequence
from datetime import time
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from kiosk.messages.catalogue import Catalogue
from kiosk.messages.keys_frame import Frame as FrameKey
from kiosk.messages.languages import read_languages
from kiosk.qtkit.glass import dots_per_mm as dots_of
from kiosk.qtkit.tokens import HIGH_CONTRAST, LIGHT
from kiosk.screens.fade import Fade
from kiosk.screens.frame import Frame
from kiosk.screens.home import HomePage
from kiosk.screens.keyboard import BACKSPACE, ENTER, SPACE, code_point, digit_of
from kiosk.screens.keys import Key
from kiosk.screens.languages import LanguagesPage
from kiosk.screens.look import Look
from kiosk.screens.page import Page
from kiosk.screens.page_set import PageSet, SomePage


class Window(QWidget):
    """What every page shares; `Stack` adds the pages. Nothing changes by itself, but for the
    help tools (larger text, contrast, controls down), which it keeps until `reset_help`.
    """

    touched = Signal()  # a touch or key that has no signal of its own: somebody is here
    digit_pressed = Signal(int)
    erased = Signal()
    confirmed = Signal()
    back = Signal()
    start_over = Signal()
    language_chosen = Signal(str)  # "ar"
    language_listed = Signal(str)  # the same, from the page of all languages
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
        self._fitted_to = QSize()
        self._page: Page | None = None
        self._covered: Page | None = None  # what the page of all languages hides
        self._names = {code: one.name for code, one in read_languages(assets / "messages").items()}
        self._frame = Frame(self, organisation=organisation, languages=self._names)
        self._frame.languages.offer(self._languages)
        self._pages = PageSet(self._frame, window=self)
        self._fade = Fade(self)
        self._listen_to_frame()
        self.set_catalogue(catalogue)

    @property
    def dots_per_mm(self) -> float:
        """As set, or as the screen says."""
        return self._dots_per_mm or dots_of(self.screen())

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

    def set_organisation(self, name: str) -> None:
        """Whose kiosk this is; costs nothing while it is the same."""
        if name != self._frame.header.organisation:
            self._frame.header.show_organisation(name)
            self._lay_out()

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
        """Forget the last citizen's help tools, and on which key their focus was."""
        self.setFocus()
        if self._frame.tools.reset():
            self._lay_out()

    def sentences(self) -> list[str]:
        """Everything that the page says, in reading order, for reading aloud."""
        return self._page.sentences() if self._page else []

    # ---- Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        """WHY: the first one comes with the first frame and tells nothing new."""
        if self.size() != self._fitted_to:
            self._lay_out()

    def showEvent(self, event: QShowEvent) -> None:
        """WHY: else the window system would put the focus ring on some key."""
        self.setFocus()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.touched.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Swallows every key: none may reach the window system's shortcuts through us."""
        event.accept()
        code = code_point(event)
        if code is not None and not (self._scanner and self._scanner(code)):
            self._on_typed(code)

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab goes through languages, page and tools as they are read, round and round."""
        keys = [*self._frame.languages.keys, *(self._page.targets() if self._page else []), *self._frame.tools.keys]
        here = self.focusWidget()
        at = keys.index(here) if isinstance(here, Key) and here in keys else (-1 if next else 0)
        if keys:
            keys[(at + (1 if next else -1)) % len(keys)].setFocus(Qt.FocusReason.TabFocusReason)
        return bool(keys)

    # ---- within

    def _on_typed(self, code: int) -> None:
        focus = self.focusWidget()
        digit = digit_of(code)
        at_keypad = isinstance(self._page, HomePage)
        if code in (ENTER, SPACE) and isinstance(focus, Key):
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
        self.language_listed.connect(self._on_language_listed)

    def _on_toggled(self) -> None:
        self.touched.emit()
        self._lay_out()

    def _on_back(self) -> None:
        if not self._uncover():
            self.back.emit()

    def _on_more_asked(self) -> None:
        self.touched.emit()
        covered = self._page
        page = self.made(LanguagesPage)
        page.show_languages(self._languages, names=self._names)
        self.show_page(page)
        self._covered = covered

    def _on_language_listed(self, code: str) -> None:
        self._uncover()
        self.language_chosen.emit(code)

    def _uncover(self) -> bool:
        covered, self._covered = self._covered, None
        if covered is not None:
            self.show_page(covered)
        return covered is not None

    def made(self, kind: type[SomePage]) -> SomePage:
        return self._pages.get(kind, self._catalogue)

    def show_page(self, page: Page, *, changed: bool = True, fade: bool = True) -> None:
        before = self._page
        if page is before and not changed:
            self._fade.end()  # somebody goes on already
            return
        self._covered = None
        if before is not None and page is not before:
            self._fade.end()
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
        self._pages.speak(page, self._catalogue)
        self._fitted_to = self.size()
        self._frame.setGeometry(self.rect())
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
            dots_per_mm=self.dots_per_mm,
            larger=tools.larger.isChecked(),
            low=tools.low.isChecked(),
            right_to_left=self._catalogue.right_to_left,
        )

    def _show_clock(self, now: time) -> None:
        self._frame.header.show_clock(self._catalogue.text(FrameKey.CLOCK, time=self._catalogue.clock(now)))
