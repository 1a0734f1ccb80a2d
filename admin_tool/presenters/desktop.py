"""The pages of one session in one language and look: made together, gone together."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from admin_tool.models.announcements import Announcer
from admin_tool.models.pages import Page, pages_of
from admin_tool.presenters import messages
from admin_tool.presenters.appointments import AppointmentsPresenter
from admin_tool.presenters.board import BoardPresenter
from admin_tool.presenters.booked_times import BookedTimes
from admin_tool.presenters.booking import Booking
from admin_tool.presenters.changing_times import ChangingTimes
from admin_tool.presenters.check_in import CheckingIn
from admin_tool.presenters.devices import BUTTONS, DevicesPresenter
from admin_tool.presenters.figures import FiguresPresenter
from admin_tool.presenters.import_day import ImportPresenter
from admin_tool.presenters.moving import Moving
from admin_tool.presenters.my_day import MyDayPresenter
from admin_tool.presenters.nobodys_numbers import NobodysNumbers
from admin_tool.presenters.notices import Notices
from admin_tool.presenters.own_availability import OwnAvailability
from admin_tool.presenters.own_policy import OwnPolicyPresenter
from admin_tool.presenters.policies import PoliciesPresenter
from admin_tool.presenters.policy_texts import policies_texts, stand_in_texts
from admin_tool.presenters.preferences import PreferencesPresenter
from admin_tool.presenters.private_rooms import Rooms
from admin_tool.presenters.sent_messages import SentMessages
from admin_tool.presenters.settle import Settling
from admin_tool.presenters.shell import Shell
from admin_tool.presenters.sources import SourcesPresenter
from admin_tool.presenters.stand_ins import StandInsPresenter
from admin_tool.presenters.steps import Steps
from admin_tool.presenters.times import TimesPresenter
from admin_tool.presenters.toasts import Toasts
from admin_tool.presenters.topic_rules import TopicRuling
from admin_tool.presenters.touches import Touches
from admin_tool.presenters.users import ADD, UsersPresenter
from admin_tool.presenters.whom import Whom
from admin_tool.presenters.workplace import Workplace
from admin_tool.views.appointments import AppointmentsPage
from admin_tool.views.board import BoardPage
from admin_tool.views.figures import FiguresPage
from admin_tool.views.frame import Frame
from admin_tool.views.import_day import ImportPage
from admin_tool.views.my_day import MyDayPage
from admin_tool.views.own_policy import OwnPolicyCard
from admin_tool.views.policies import PoliciesPage
from admin_tool.views.preferences import PreferencesPage
from admin_tool.views.scrolling import Scrolling
from admin_tool.views.stand_ins import StandInsCard
from admin_tool.views.things import ThingsPage
from admin_tool.views.times import TimesPage
from admin_tool.views.toast import ToastWindow
from admin_tool.views.tray import Tray
from kiosk.domain.roles import Role
from kiosk.qtkit.chime import Chime


@dataclass(frozen=True, slots=True, kw_only=True)
class Surround:
    """What stands around the frame and outlives it."""

    tray: Tray
    chime: Chime
    told: Announcer


class Desktop(QObject):
    """`ticks`: what is to hear the clock. The frame owns everything; `close` takes the card in the corner away."""

    def __init__(self, frame: Frame, at: Workplace, surround: Surround) -> None:
        super().__init__(frame)
        self._at = at
        self.notices = Notices(frame.notice, at, self)
        self.steps = Steps(at, self.notices, self)
        self._whom = Whom(at, self.steps, self)
        self._settling = Settling(at, self.steps, self._whom, self.notices, self)
        self._checking_in = CheckingIn(at, self.steps, self.notices, self)
        self._rooms = Rooms(at, self.notices, self)
        self._booked = BookedTimes(at, self.notices, self)
        self._booking = Booking(at, self.notices, self._booked, self)
        self._touches = Touches(
            at,
            self.steps,
            self._whom,
            self._settling,
            self._rooms,
            booking=self._booking,
            booked=self._booked,
            moving=Moving(at, self.steps, self),
            sent=SentMessages(at, self.notices, self),
            nobodys=NobodysNumbers(at, self.notices, self),
            parent=self,
        )
        self.ticks: list[Callable[[], None]] = [self.notices.on_tick]
        self.toasts = self._make_toasts(surround)
        self.preferences: PreferencesPresenter
        pages = {page: self._make(page) for page in pages_of(at.role)}
        self.shell = Shell(frame, at, pages=pages, tray=surround.tray)
        self.ticks.append(self.shell.on_tick)
        frame.undo_asked.connect(self.notices.undo_last)
        frame.come_asked.connect(self._on_come)

    def on_tick(self) -> None:
        for tick in self.ticks:
            tick()

    def close(self) -> Announcer:
        """What has been told so far. Answers that are still to come find nobody."""
        self._at.errands.close()
        if self.toasts is None:
            return Announcer()
        self.toasts.close()
        return self.toasts.told

    def _make_toasts(self, surround: Surround) -> Toasts | None:
        if self._at.role is not Role.CASEWORKER:
            return None
        window = ToastWindow(self._at.look)
        toasts = Toasts(window, self._at, steps=self.steps, chime=surround.chime, told=surround.told, parent=self)
        self.ticks.append(toasts.on_tick)
        return toasts

    def _make(self, page: Page) -> QWidget:
        makers: Mapping[Page, Callable[[], QWidget]] = {
            Page.MY_DAY: self._my_day,
            Page.BOARD: self._board,
            Page.APPOINTMENTS: self._appointments_page,
            Page.TIMES: self._times,
            Page.IMPORT: self._import,
            Page.SOURCES: self._sources,
            Page.MESSAGES: self._messages,
            Page.POLICIES: self._policies,
            Page.DEVICES: self._devices,
            Page.FIGURES: self._figures,
            Page.USERS: self._users,
            Page.PREFERENCES: self._preferences,
        }
        return makers[page]()

    def _my_day(self) -> QWidget:
        page = MyDayPage(self._at.look, self._at.words)
        cards = self.toasts.window if self.toasts is not None else None
        presenter = MyDayPresenter(page, self._at, steps=self.steps, touches=self._touches, cards=cards)
        self.ticks.append(presenter.on_tick)
        OwnAvailability(page.availability, self._at, notices=self.notices)
        return page

    def _board(self) -> QWidget:
        page = BoardPage(self._at.look, self._at.words)
        presenter = BoardPresenter(
            page,
            self._at,
            steps=self.steps,
            touches=self._touches,
            checking_in=self._checking_in,
            rooms=self._rooms,
        )
        self.ticks.append(presenter.on_tick)
        return page

    def _appointments_page(self) -> QWidget:
        page = AppointmentsPage(self._at.look, self._at.words)
        presenter = AppointmentsPresenter(page, self._at, notices=self.notices, checking_in=self._checking_in)
        presenter.board_wanted.connect(self._on_board_wanted)
        self.ticks.append(presenter.on_tick)
        return page

    def _times(self) -> QWidget:
        page = TimesPage(self._at.look, self._at.words)
        presenter = TimesPresenter(
            page,
            self._at,
            booking=self._booking,
            booked=self._booked,
            changing=ChangingTimes(self._at, self.notices, self),
            ruling=TopicRuling(self._at, self.notices, self),
        )
        self.ticks.append(presenter.on_tick)
        return page

    def _import(self) -> QWidget:
        page = ImportPage(self._at.look)
        self.ticks.append(ImportPresenter(page, self._at, changed=self._at.day.office_changed.emit).on_tick)
        return Scrolling(page)

    def _sources(self) -> QWidget:
        page = ThingsPage(self._at.look, self._at.words, [])
        self.ticks.append(SourcesPresenter(page, self._at, notices=self.notices).on_tick)
        return page

    def _messages(self) -> QWidget:
        page = ThingsPage(self._at.look, self._at.words, [messages.ADD])
        self.ticks.append(messages.MessagesPresenter(page, self._at, notices=self.notices).on_tick)
        return page

    def _policies(self) -> QWidget:
        page = PoliciesPage(self._at.look, policies_texts(self._at.wording))
        self.ticks.append(PoliciesPresenter(page, self._at, notices=self.notices).on_tick)
        card = StandInsCard(self._at.look, stand_in_texts(self._at.wording))
        page.add_card(card)
        StandInsPresenter(card, self._at, notices=self.notices)
        return Scrolling(page)

    def _figures(self) -> QWidget:
        page = FiguresPage(self._at.look)
        self.ticks.append(FiguresPresenter(page, self._at, notices=self.notices).on_tick)
        return Scrolling(page)

    def _devices(self) -> QWidget:
        page = ThingsPage(self._at.look, self._at.words, [str(kind) for kind in BUTTONS])
        self.ticks.append(DevicesPresenter(page, self._at, notices=self.notices).on_tick)
        return page

    def _users(self) -> QWidget:
        page = ThingsPage(self._at.look, self._at.words, [ADD])
        UsersPresenter(page, self._at, notices=self.notices)
        return page

    def _preferences(self) -> QWidget:
        page = PreferencesPage(self._at.look)
        self.preferences = PreferencesPresenter(page, self._at)
        if self._at.role is Role.CASEWORKER:
            card = OwnPolicyCard(self._at.look)
            page.add_card(card)
            OwnPolicyPresenter(page, card, self._at, notices=self.notices)
        return Scrolling(page)

    def _on_board_wanted(self) -> None:
        self.shell.go_to_board()

    def _on_come(self) -> None:
        if self.toasts is not None:
            self.toasts.answer_first()
