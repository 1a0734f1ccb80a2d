"""The whole desktop of one session: every page of the role in its frame, with a card in the corner for caseworkers."""

from dataclasses import dataclass, field
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from admin_tool.models.announcements import Announcer
from admin_tool.models.pages import Page
from admin_tool.presenters.desktop import Desktop, Surround
from admin_tool.views.tray import Tray
from builders.staff_desk import StaffDesk

P = TypeVar("P", bound=QWidget)


@dataclass
class RecordingChime:
    rings: int = 0

    def ring(self) -> None:
        self.rings += 1


@dataclass
class WholeDesktop:
    desk: StaffDesk
    chime: RecordingChime = field(default_factory=RecordingChime)

    def __post_init__(self) -> None:
        surround = Surround(tray=Tray(self.desk.frame), chime=self.chime, told=Announcer())
        self.desktop = Desktop(self.desk.frame, self.desk.at, surround)
        self.cards_settle_after(0)
        self.desk.frame.show()
        self.desk.settles()

    def cards_settle_after(self, milliseconds: int) -> None:
        """How long a card in the corner has to stand before it can be answered."""
        for card in self.desktop.toasts.window.cards if self.desktop.toasts is not None else ():
            card.settling.setInterval(milliseconds)

    def page(self, page: Page, kind: type[P]) -> P:
        """That page, shown."""
        self.desktop.shell.go_to(page)
        self.desk.settles()
        shown = self.desk.frame.shown_page()
        assert shown is not None
        return shown if isinstance(shown, kind) else next(iter(shown.findChildren(kind)))

    def toast_texts(self) -> list[list[str]]:
        assert self.desktop.toasts is not None
        window = self.desktop.toasts.window
        return [card.texts() for card in window.cards if window.isVisible() and card.isVisible()]

    def ticks(self) -> None:
        self.desktop.on_tick()
        self.desk.settles()

    def notice(self) -> str:
        return self.desk.frame.notice.text()
