"""The page that says what happens with the six digits."""

from PySide6.QtWidgets import QWidget

from kiosk.messages.keys_checkin import UseOfDigits
from kiosk.screens.look import Look, Role
from kiosk.screens.page import Page


class UseOfDigitsPage(Page):
    """Three sentences; the way back is the frame's."""

    beside = False
    air = 200
    has_start_over = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.prose(self.words, Role.TITLE, UseOfDigits.TITLE, colour="ink")
        for key in (UseOfDigits.FINDING, UseOfDigits.DELETING, UseOfDigits.NEVER_MORE):
            self.prose(self.words, Role.STATEMENT, key, colour="ink")

    def dress(self, look: Look) -> None:
        super().dress(look)
        self.words.gap = look.px(56)
