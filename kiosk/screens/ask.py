"""The question whether there is an appointment today."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kiosk.messages.keys_checkin import Ask
from kiosk.screens.keys import ANSWER
from kiosk.screens.look import Look, Role
from kiosk.screens.page import Page


class AskPage(Page):
    """Three answers of the same size; none is highlighted."""

    yes = Signal()
    no = Signal()
    do_not_know = Signal()

    signals = ("yes", "no", "do_not_know")
    air = 110

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.prose(self.words, Role.TITLE, Ask.TITLE, colour="ink")
        self.yes_key = self.key(self.controls, ANSWER, Ask.YES)
        self.no_key = self.key(self.controls, ANSWER, Ask.NO)
        self.do_not_know_key = self.key(self.controls, ANSWER, Ask.DO_NOT_KNOW)
        self.prose(self.extras, Role.LEAD, Ask.SAME_FOR_ALL)
        self.yes_key.clicked.connect(self.yes)
        self.no_key.clicked.connect(self.no)
        self.do_not_know_key.clicked.connect(self.do_not_know)

    def dress(self, look: Look) -> None:
        super().dress(look)
        self.controls.gap = look.px(36)
