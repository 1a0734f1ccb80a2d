"""The board: keeps its lists in step with the day, and calls numbers to the desk."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut

from admin_tool.models.board import at_desk, board
from admin_tool.models.choices import Person, people
from admin_tool.models.device_rows import device_line, silent_ids
from admin_tool.models.notice_lines import MOST_LINES, notice_lines
from admin_tool.models.phrases import Phrase, phrase
from admin_tool.models.row_memory import RowMemory
from admin_tool.models.rows import Tone
from admin_tool.presenters.check_in import CheckingIn
from admin_tool.presenters.desk import desk_choices, desk_name, own_desk
from admin_tool.presenters.private_rooms import Rooms
from admin_tool.presenters.soon import Soon
from admin_tool.presenters.steps import Steps
from admin_tool.presenters.touches import Touches
from admin_tool.presenters.workplace import Workplace
from admin_tool.views.board import BoardPage, BoardTexts
from kiosk.domain.service_day import service_day
from kiosk.domain.visits import Step
from kiosk.messages.keys_staff import Time
from kiosk.messages.keys_staff_pages import Board


class BoardPresenter(QObject):
    def __init__(
        self,
        page: BoardPage,
        at: Workplace,
        *,
        steps: Steps,
        touches: Touches,
        checking_in: CheckingIn,
        rooms: Rooms,
    ) -> None:
        super().__init__(page)
        self._page = page
        self._at = at
        self._steps = steps
        self._rooms = rooms
        self._show_over = False
        self._memory = RowMemory()
        self._soon = Soon(self.show, self, page=page)
        page.asked.connect(touches.on_asked)
        page.folded.connect(self._on_folded)
        page.next_called.connect(self._on_next)
        page.called_again.connect(self._on_again)
        page.desk_chosen.connect(self._on_desk)
        page.check_in_wanted.connect(checking_in.open)
        page.rooms.given_back.connect(rooms.take_back)
        steps.busy_changed.connect(page.show_busy)
        at.day.changed.connect(self._soon.ask)
        for keys, slot in (("Ctrl+N", self._on_next), ("Ctrl+M", checking_in.open)):
            QShortcut(QKeySequence(keys), page).activated.connect(slot)
        self.show()

    def show(self) -> None:
        at, around, day = self._at, self._at.around(), self._at.day
        lists = board(day.book, around, show_over=self._show_over, memory=self._memory, unreadable=day.unreadable)
        self._page.show_lists(lists.left, lists.right, in_queue=lists.in_queue)
        say = at.wording.say
        today = service_day(around.now, at.zone)
        self._page.header.show_title(say(Phrase(Board.TITLE)), say(phrase(Time.TODAY, day=today, time=around.now)))
        self._page.show_texts(
            BoardTexts(
                queue=say(Phrase(Board.QUEUE)),
                call_next=say(phrase(Board.CALL_NEXT, desk=desk_name(at))),
                call_again=say(Phrase(Board.CALL_AGAIN)),
                caseworkers=say(Phrase(Board.CASEWORKERS)),
                desk=say(Phrase(Board.DESK)),
                check_in=say(Phrase(Board.CHECK_IN)),
            )
        )
        desk = own_desk(at)
        called = at_desk(day.book, desk)
        self._page.show_desks(desk_choices(at), desk)
        self._page.show_calls(next_one=desk is not None and called is None, again=called is not None)
        self._page.rooms.show_chips(self._rooms.chips())
        self._show_colleagues()
        self._show_devices()

    def on_tick(self) -> None:
        self._soon.ask()

    def _show_colleagues(self) -> None:
        found = people(self._at.day.caseworkers)
        pills = [(self._colleague(each), Tone.GOOD if each.free else Tone.PLAIN) for each in found]
        nobody = [(self._at.wording.say(Phrase(Board.NO_CASEWORKERS)), Tone.PLAIN)]
        self._page.show_colleagues(pills or nobody, free=sum(each.free for each in found))

    def _colleague(self, person: Person) -> str:
        if person.free or person.state is None:
            return person.name
        return f"{person.name} · {self._at.wording.say(person.state)}"

    def _show_devices(self) -> None:
        day, now, say = self._at.day, self._at.clock(), self._at.wording.say
        lines = notice_lines(day.notices, day.devices, now, most=MOST_LINES)
        calm = device_line(day.devices, now, silent=silent_ids(day.notices))
        self._page.show_devices([say(each) for each in lines], say(calm) if calm else "")

    def _on_folded(self, heading: str) -> None:
        self._show_over = not self._show_over
        self.show()

    def _on_next(self) -> None:
        desk = own_desk(self._at)
        if desk is not None:
            self._steps.call_next(desk)

    def _on_again(self) -> None:
        called = at_desk(self._at.day.book, own_desk(self._at))
        if called is not None:
            self._steps.take(called.id, Step.CALL_AGAIN)

    def _on_desk(self, desk_id: str) -> None:
        self._at.memory.desk = desk_id
        self.show()
