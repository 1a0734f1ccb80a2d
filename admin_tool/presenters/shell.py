"""The frame of a session: pages by role, what waits, the quiet line, the title and the tray."""

from collections.abc import Mapping

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from admin_tool.models.board import waiting_at_reception
from admin_tool.models.my_day import waiting_for
from admin_tool.models.pages import TITLES, Page
from admin_tool.models.phrases import Phrase, phrase
from admin_tool.presenters.soon import Soon
from admin_tool.presenters.workplace import Workplace
from admin_tool.views.frame import Frame
from admin_tool.views.menu_button import MenuItem
from admin_tool.views.tray import Tray
from kiosk.domain.roles import Role
from kiosk.messages import keys_staff
from kiosk.messages.keys_staff import Menu

_ICONS = {
    Page.MY_DAY: "calendar_today",
    Page.BOARD: "support_agent",
    Page.APPOINTMENTS: "event_available",
    Page.TIMES: "schedule",
    Page.IMPORT: "upload",
    Page.SOURCES: "sync",
    Page.MESSAGES: "campaign",
    Page.POLICIES: "notifications_active",
    Page.DEVICES: "devices",
    Page.FIGURES: "bar_chart",
    Page.USERS: "group",
    Page.PREFERENCES: "settings",
}


class Shell(QObject):
    def __init__(self, frame: Frame, at: Workplace, *, pages: Mapping[Page, QWidget], tray: Tray) -> None:
        super().__init__(frame)
        self._frame = frame
        self._at = at
        self._pages = pages
        self._tray = tray
        self._page = next(iter(pages))
        self._soon = Soon(self.show, self)
        for page in pages.values():
            frame.add_page(page)
        frame.menu.page_chosen.connect(self._on_chosen)
        frame.page_asked.connect(self._on_number)
        at.day.changed.connect(self._soon.ask)
        frame.menu.show_person(self._who())
        self.show()
        self.go_to(self._page)

    @property
    def page(self) -> Page:
        return self._page

    def go_to(self, page: Page) -> None:
        if page in self._pages:
            self._page = page
            self._frame.menu.show_page(str(page))
            self._frame.show_page(self._pages[page])

    def go_to_board(self) -> None:
        self.go_to(Page.BOARD)

    def show(self) -> None:
        say = self._at.wording.say
        waiting = self._waiting()
        self._frame.menu.show_items([self._item(page, waiting) for page in self._pages])
        sentence = self._at.day.line.sentence()
        down = self._at.day.line.down_since is not None
        self._frame.show_line(say(sentence) if sentence is not None else "", down=down)
        title = say(Phrase(TITLES[next(iter(self._pages))]))
        words = say(phrase(Menu.WAITING, page=title, count=waiting)) if waiting else title
        self._frame.window().setWindowTitle(f"({waiting}) {title}" if waiting else title)
        self._tray.show_waiting(waiting, words)

    def on_tick(self) -> None:
        self._soon.ask()

    def _waiting(self) -> int:
        """On the first page of the role: the only one with a badge."""
        book = self._at.day.book
        return waiting_at_reception(book) if Page.BOARD in self._pages else waiting_for(self._at.session.user_id, book)

    def _item(self, page: Page, waiting: int) -> MenuItem:
        say = self._at.wording.say
        title = say(Phrase(TITLES[page]))
        badge = waiting if page in (Page.BOARD, Page.MY_DAY) else 0
        spoken = say(phrase(Menu.WAITING, page=title, count=badge)) if badge else title
        return MenuItem(page=str(page), title=title, icon=_ICONS[page], badge=badge, spoken=spoken)

    def _who(self) -> str:
        """The reception shares a tool; a caseworker's is their own."""
        if self._at.role is Role.RECEPTIONIST:
            return self._at.wording.say(Phrase(keys_staff.Role.RECEPTIONIST))
        return self._at.session.name

    def _on_chosen(self, page: str) -> None:
        self.go_to(Page(page))

    def _on_number(self, number: int) -> None:
        pages = list(self._pages)
        if number <= len(pages):
            self.go_to(pages[number - 1])
