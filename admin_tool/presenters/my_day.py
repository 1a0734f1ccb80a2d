"""The caseworker's day: keeps its list in step."""

from PySide6.QtCore import QObject, QTimer

from admin_tool.models.my_day import my_day
from admin_tool.models.phrases import Phrase, phrase
from admin_tool.models.rows import Remark
from admin_tool.presenters.soon import Soon
from admin_tool.presenters.steps import Steps
from admin_tool.presenters.touches import Touches
from admin_tool.presenters.workplace import Workplace
from admin_tool.views.my_day import MyDayPage
from admin_tool.views.toast import ToastWindow
from kiosk.domain.service_day import service_day
from kiosk.messages.keys_staff import Time
from kiosk.messages.keys_staff_pages import MyDay

LONGEST_BEHIND = 50
"""Milliseconds; a card that is never painted, for the screen is locked, keeps the list waiting no longer."""


class MyDayPresenter(QObject):
    """The card in the corner comes first, and the list a moment behind it: a long one takes longer than the card."""

    def __init__(
        self, page: MyDayPage, at: Workplace, *, steps: Steps, touches: Touches, cards: ToastWindow | None = None
    ) -> None:
        super().__init__(page)
        self._page = page
        self._at = at
        self._cards = cards
        self._soon = Soon(self._on_turn, self, page=page)
        self._behind = QTimer(self)
        self._behind.setSingleShot(True)
        self._behind.timeout.connect(self.show)
        if cards is not None:
            cards.painted.connect(self._on_card_painted)
        page.asked.connect(touches.on_asked)
        steps.busy_changed.connect(self._on_busy)
        at.day.changed.connect(self._soon.ask)
        self.show()

    def show(self) -> None:
        around = self._at.around()
        rows = my_day(self._at.day.book, self._at.day.appointments, around)
        self._page.show_entries(rows or (Remark(id="empty", text=Phrase(MyDay.EMPTY)),))
        today = phrase(Time.DAY, day=service_day(around.now, self._at.zone))
        self._page.header.show_title(self._at.wording.say(Phrase(MyDay.TITLE)), self._at.wording.say(today))

    def on_tick(self) -> None:
        self._soon.ask()

    def _on_turn(self) -> None:
        if self._cards is not None and self._cards.is_awaited:
            self._behind.start(LONGEST_BEHIND)
        else:
            self.show()

    def _on_card_painted(self) -> None:
        """In the next turn: this one brings the card to the glass."""
        if self._behind.isActive():
            self._behind.start(0)

    def _on_busy(self, visit_ids: frozenset[str]) -> None:
        """A row stands for an appointment or for a visit."""
        visits = (self._at.day.book.get(visit_id) for visit_id in visit_ids)
        appointments = {visit.appointment.id for visit in visits if visit is not None and visit.appointment}
        self._page.rows.show_busy(visit_ids | appointments)
