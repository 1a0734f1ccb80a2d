"""The question whether anybody is still here; it hides what was on the glass."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kiosk.messages.keys_checkin import Forgotten
from kiosk.screens.keys import ANSWER
from kiosk.screens.look import Look, Role
from kiosk.screens.page import Page


class ForgottenPage(Page):
    """Two answers of the same size."""

    still_here = Signal()
    start_over = Signal()

    signals = ("still_here", "start_over")
    has_way_back = False
    air = 200

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.prose(self.words, Role.TITLE, Forgotten.TITLE, colour="ink")
        self.prose(self.words, Role.LEAD, Forgotten.DETAIL)
        self.still_here_key = self.key(self.controls, ANSWER, Forgotten.STILL_HERE)
        self.start_over_key = self.key(self.controls, ANSWER, Forgotten.START_OVER)
        self.still_here_key.clicked.connect(self.still_here)
        self.start_over_key.clicked.connect(self.start_over)

    def dress(self, look: Look) -> None:
        super().dress(look)
        self.controls.gap = look.px(36)
