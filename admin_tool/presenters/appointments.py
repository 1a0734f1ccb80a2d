"""Today's appointments: filtered, checked in by one touch, and the no-show asked about first."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from admin_tool.models.appointments_today import Filter, appointments_today
from admin_tool.models.board import unsettled_numbers
from admin_tool.models.evidence import who
from admin_tool.models.phrases import Phrase, phrase
from admin_tool.models.rows import Action
from admin_tool.presenters.check_in import CheckingIn
from admin_tool.presenters.notices import Notices
from admin_tool.presenters.soon import Soon
from admin_tool.presenters.workplace import Workplace
from admin_tool.views.appointments import AppointmentsPage, AppointmentTexts
from admin_tool.views.name_card import NameCard, NameTexts
from admin_tool.views.question import Question, QuestionTexts
from kiosk.client.answers import NoAnswer
from kiosk.domain.service_day import service_day
from kiosk.messages.keys_staff import Button, Done, Time
from kiosk.messages.keys_staff_pages import Appointments, Settle
from kiosk.wire.staff import Appointment, Person


class AppointmentsPresenter(QObject):
    board_wanted = Signal()

    def __init__(self, page: AppointmentsPage, at: Workplace, *, notices: Notices, checking_in: CheckingIn) -> None:
        super().__init__(page)
        self._page = page
        self._at = at
        self._notices = notices
        self._checking_in = checking_in
        self._chosen = Filter()
        self._soon = Soon(self.show, self, page=page)
        page.asked.connect(self._on_asked)
        page.filtered.connect(self._on_filtered)
        at.day.changed.connect(self._soon.ask)
        say = at.wording.say
        page.show_texts(
            AppointmentTexts(search=say(Phrase(Appointments.FILTER)), only_open=say(Phrase(Appointments.ONLY_OPEN)))
        )
        self.show()

    def show(self) -> None:
        around = self._at.around()
        self._page.show_entries(appointments_today(self._at.day.appointments, self._at.day.book, around, self._chosen))
        today = phrase(Time.DAY, day=service_day(around.now, self._at.zone))
        say = self._at.wording.say
        self._page.header.show_title(say(Phrase(Appointments.TITLE)), say(today))

    def on_tick(self) -> None:
        self._soon.ask()

    def _on_filtered(self, text: str, only_open: bool) -> None:
        self._chosen = Filter(text=text, only_open=only_open)
        self.show()

    def _on_asked(self, appointment_id: str, action: str) -> None:
        appointment = next((each for each in self._at.day.appointments if each.id == appointment_id), None)
        if appointment is None:
            return
        match Action(action):
            case Action.IS_HERE:
                self._checking_in.of_appointment(appointment_id)
            case Action.NO_SHOW:
                self._ask_no_show(appointment)
            case Action.UNDO_NO_SHOW:
                self._take_back(appointment_id)
            case Action.SHOW_NAME:
                self._show_name(appointment)
            case _:
                return

    def _ask_no_show(self, appointment: Appointment) -> None:
        """Whoever has not been settled may be just this citizen."""
        question = Question(self._at.look, self._question(appointment), self._at.window)

        def agreed() -> None:
            self._at.errands.run(self._at.calls.no_show(appointment.id), self._on_no_show)

        question.agreed.connect(agreed)
        question.other_chosen.connect(self.board_wanted)
        question.open()

    def _question(self, appointment: Appointment) -> QuestionTexts:
        say = self._at.wording.say
        numbers = unsettled_numbers(self._at.day.book, appointment)
        plain = say(phrase(Appointments.NO_SHOW_PLAIN, time=appointment.starts_at, name=who(appointment)))
        key = Appointments.NO_SHOW_UNSETTLED_ONE if len(numbers) == 1 else Appointments.NO_SHOW_UNSETTLED
        listed = ", ".join(str(number) for number in numbers)
        unsettled = say(phrase(key, count=len(numbers), numbers=listed)) if numbers else ""
        return QuestionTexts(
            title=say(Phrase(Appointments.NO_SHOW_TITLE)),
            text=f"{unsettled}\n\n{plain}".strip(),
            yes=say(Phrase(Appointments.NO_SHOW_YES if numbers else Appointments.NO_SHOW_YES_PLAIN)),
            no=say(Phrase(Button.CANCEL)),
            other=say(Phrase(Appointments.TO_BOARD)) if numbers else "",
        )

    def _on_no_show(self, answer: Appointment | NoAnswer) -> None:
        self._on_answer(answer)
        if isinstance(answer, Appointment):
            self._notices.say(Phrase(Done.NO_SHOW), back=partial(self._take_back, answer.id))

    def _take_back(self, appointment_id: str) -> None:
        self._at.errands.run(self._at.calls.no_show(appointment_id, undo=True), self._on_answer)

    def _on_answer(self, answer: Appointment | NoAnswer) -> None:
        if isinstance(answer, Appointment):
            self._at.day.appointment_answered(answer)
        else:
            self._notices.refuse(answer)

    def _show_name(self, appointment: Appointment) -> None:
        def done(answer: Person | NoAnswer) -> None:
            if not isinstance(answer, Person):
                self._notices.refuse(answer)
                return
            say = self._at.wording.say
            texts = NameTexts(
                title=say(phrase(Appointments.NAME_IS, time=appointment.starts_at)),
                name=answer.name or say(Phrase(Settle.NAME_UNKNOWN)),
                logged=say(Phrase(Settle.NAME_LOGGED)),
                close=say(Phrase(Button.CLOSE)),
            )
            NameCard(self._at.look, texts, self._at.window).open()

        self._at.errands.run(self._at.calls.person(appointment.id), done)
