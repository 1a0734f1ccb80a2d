"""The first page: the keypad for six digits."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kiosk.messages.catalogue import Catalogue
from kiosk.messages.keys_checkin import Home
from kiosk.screens.callout import Callout, Tone
from kiosk.screens.dots import DigitDots
from kiosk.screens.keypad import Keypad
from kiosk.screens.keys import LINK
from kiosk.screens.look import Look, Role
from kiosk.screens.page import Page
from kiosk.screens.views import Hint

_HINTS = {Hint.IMPOSSIBLE_DATE: Home.IMPOSSIBLE_DATE, Hint.TOO_FEW: Home.TOO_FEW}


class HomePage(Page):
    """Knows how many digits there are, never which."""

    digit_pressed = Signal(int)
    erased = Signal()
    confirmed = Signal()
    has_no_number = Signal()
    use_of_digits_asked = Signal()

    signals = ("digit_pressed", "erased", "confirmed", "has_no_number", "use_of_digits_asked")
    has_help = True
    has_way_back = False
    extras_at_bottom = True
    air = 64

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hint: Hint | None = None
        self.prose(self.words, Role.TITLE, Home.WELCOME, colour="ink")
        self.prompt = Callout(Role.LEAD, self.words, padding=12)
        self.words.add(self.prompt)
        self.dots = DigitDots(self.words)
        self.words.add(self.dots)
        self.keypad = Keypad(self.controls)
        self.controls.add(self.keypad)
        self.no_number = self.key(self.extras, LINK, Home.NO_CPR)
        self.use_of_digits = self.key(self.extras, LINK, Home.USE_OF_DIGITS)
        self._spoken += [(self.keypad.erase, Home.ERASE), (self.keypad.confirm, Home.CONFIRM)]
        self.keypad.digit_pressed.connect(self.digit_pressed)
        self.keypad.erased.connect(self.erased)
        self.keypad.confirmed.connect(self.confirmed)
        self.no_number.clicked.connect(self.has_no_number)
        self.use_of_digits.clicked.connect(self.use_of_digits_asked)

    def show_entered(self, entered: int) -> None:
        self.dots.show_entered(entered)
        self._name_dots()

    def show_hint(self, hint: Hint | None) -> bool:
        """The hint stands where the prompt does: it says what to do instead. Whether it is new."""
        changed = hint != self._hint
        self._hint = hint
        if self._catalogue is not None:
            words = self._catalogue.text(_HINTS[hint] if hint else Home.PROMPT)
            self.prompt.show_text(words, Tone.ATTENTION if hint else Tone.PLAIN)
        return changed

    def _put_into_words(self, catalogue: Catalogue) -> None:
        day, month, year = (catalogue.text(key) for key in (Home.DAY, Home.MONTH, Home.YEAR))
        self.dots.show_labels(day, month, year)
        self._name_dots()
        self.show_hint(self._hint)

    def _name_dots(self) -> None:
        """For speech: how many, never which."""
        if self._catalogue is not None:
            self.dots.setAccessibleName(self._catalogue.text(Home.ENTERED, count=self.dots.entered))

    def dress(self, look: Look) -> None:
        super().dress(look)
        self.words.gap = look.px(24)
        self.extras.gap = look.px(4 if look.portrait else 8)
