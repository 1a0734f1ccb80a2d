"""Pages that only say something: closed, out of order, go to the reception."""

import re
from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kiosk.messages.catalogue import Catalogue
from kiosk.messages.key import Key as MessageKey
from kiosk.messages.keys_checkin import Closed, GoToReception, OutOfOrder
from kiosk.messages.languages import MASTER
from kiosk.screens.keys import PRIMARY
from kiosk.screens.look import Look, Role
from kiosk.screens.page import Page
from kiosk.screens.symbol import Symbol

_LEFT_TO_RIGHT = "\u200e"
_STOPS = re.compile(r"^|(?<=[.!?])")  # where Danish on a mirrored page would lose its direction


class NoticePage(Page):
    """A symbol, a title, a sentence."""

    beside = False
    has_way_back = False
    air = 300

    def __init__(self, parent: QWidget | None, icon: str, title: MessageKey, detail: MessageKey) -> None:
        super().__init__(parent)
        self.words.add(Symbol(icon, self.words))
        self.prose(self.words, Role.TITLE, title, colour="ink")
        self.detail = self.prose(self.words, Role.STATEMENT, detail)

    def dress(self, look: Look) -> None:
        super().dress(look)
        self.words.gap = look.px(44)


class ClosedPage(NoticePage):
    """Outside opening hours, or closed by the reception, with the office's own sentence."""

    has_reception_line = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, "schedule", Closed.TITLE, Closed.DETAIL)
        self._notice: Mapping[str, str] = {}

    def show_notice(self, notice: Mapping[str, str] | None) -> None:
        self._notice = notice or {}
        self._say_anew()

    def _put_into_words(self, catalogue: Catalogue) -> None:
        own, danish = self._notice.get(catalogue.language.code), self._notice.get(MASTER)
        if own:
            self.detail.show_text(own)
        elif danish:
            self.detail.show_text(_STOPS.sub(_LEFT_TO_RIGHT, danish))
        else:
            self.detail.show_text(catalogue.text(Closed.DETAIL))


class OutOfOrderPage(NoticePage):
    """The kiosk itself cannot be used."""

    has_reception_line = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, "info", OutOfOrder.TITLE, OutOfOrder.DETAIL)


class GoToReceptionPage(NoticePage):
    """The fallback: no number could be given, so none is shown."""

    done = Signal()

    signals = ("done",)

    has_reception_line = False
    extras_at_bottom = True

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, "directions_walk", GoToReception.TITLE, GoToReception.DETAIL)
        self.done_key = self.key(self.extras, PRIMARY, GoToReception.DONE)
        self.done_key.clicked.connect(self.done)
