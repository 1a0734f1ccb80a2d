"""Choosing a language: the row on every page, and the page with all of them."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from kiosk.messages.catalogue import Catalogue
from kiosk.messages.keys_frame import Frame
from kiosk.screens.key_grid import KeyGrid
from kiosk.screens.key_row import KeyRow
from kiosk.screens.keys import LANGUAGE, TOPIC, Key
from kiosk.screens.look import Look, Role
from kiosk.screens.page import Page

_IN_ROW = 3


class LanguageRow(KeyRow):
    """Languages under their own names; beyond three, *Flere* leads to the page with all."""

    language_chosen = Signal(str)
    more_asked = Signal()

    def __init__(self, parent: QWidget, *, names: Mapping[str, str]) -> None:
        super().__init__(parent, fills=False)
        self._names = names
        self._offered: tuple[str, ...] = ()
        self._current = ""
        self._by_code: dict[str, Key] = {}
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self._group.buttonClicked.connect(self._on_button_clicked)
        self.more = Key(LANGUAGE, self, icon="expand_more")
        self.more.hide()
        self.more.clicked.connect(self.more_asked)

    def offer(self, codes: Sequence[str]) -> None:
        self._offered = tuple(code for code in codes if code in self._names)
        self._arrange()

    def speak(self, catalogue: Catalogue) -> None:
        self._current = catalogue.language.code
        self.more.show_text(catalogue.text(Frame.MORE_LANGUAGES))
        self._arrange()

    def key_of(self, code: str) -> Key:
        return self._by_code[code]

    def _arrange(self) -> None:
        shown = list(self._offered[:_IN_ROW])
        if self._current in self._offered and self._current not in shown:
            shown[-1] = self._current
        keys = [self._key_for(code) for code in shown] if len(self._offered) > 1 else []
        if len(self._offered) > _IN_ROW:
            keys.append(self.more)
        self.show_keys(keys)
        for code, key in self._by_code.items():
            key.setChecked(code == self._current)

    def _key_for(self, code: str) -> Key:
        if code not in self._by_code:
            key = Key(LANGUAGE, self)
            key.setCheckable(True)
            key.show_text(self._names[code])
            self._by_code[code] = key
            self._group.addButton(key)
        return self._by_code[code]

    def _on_button_clicked(self, button: Key) -> None:
        for code, key in self._by_code.items():
            key.setChecked(code == self._current)
            if key is button:
                self.language_chosen.emit(code)


class LanguagesPage(Page):
    """All languages that the office offers."""

    language_listed = Signal(str)

    signals = ("language_listed",)
    beside = False
    air = 90
    has_start_over = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.prose(self.words, Role.TITLE, Frame.CHOOSE_LANGUAGE, colour="ink")
        self.grid = KeyGrid(TOPIC, self.controls, columns=2, rows=8)
        self.controls.add(self.grid)
        self.grid.chosen.connect(self.language_listed)

    def show_languages(self, codes: Sequence[str], *, names: Mapping[str, str]) -> None:
        self.grid.show_choices([(code, names[code]) for code in codes if code in names])

    def dress(self, look: Look) -> None:
        self.grid.shape(columns=2 if look.portrait else 4, rows=8 if look.portrait else 4)
        super().dress(look)
