"""What there is to do with a booked time: told or printed, and cancelled by its code."""

from PySide6.QtCore import QObject
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo

from admin_tool.models.phrases import Phrase, phrase
from admin_tool.presenters.notices import Notices, reason
from admin_tool.presenters.open_dialog import OpenDialog
from admin_tool.presenters.workplace import Workplace
from admin_tool.views.booked_card import BookedCard, BookedTexts, paint_on_paper
from admin_tool.views.cancel_time import CancelTimeDialog, CancelTimeTexts
from kiosk.client.answers import NoAnswer, Refused
from kiosk.domain.service_day import service_day
from kiosk.messages.keys_staff import Button
from kiosk.messages.keys_staff_times import Book, CancelTime
from kiosk.wire.problems import Code
from kiosk.wire.staff import Appointment


class BookedTimes(QObject):
    """Says what was cancelled; who shows times hears of it from the stream."""

    def __init__(self, at: Workplace, notices: Notices, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._at = at
        self._notices = notices

    def show(self, appointment: Appointment, code: str, *, just_now: bool = False) -> None:
        """`just_now`: instead of waiting, so that the misclick is taken back from here, too."""
        say = self._at.wording.say
        texts = BookedTexts(
            title=say(Phrase(Book.DONE_TITLE)),
            when=say(self.when(Book.WHEN, appointment)),
            code=code,
            tell=say(Phrase(Book.TELL)),
            print=say(Phrase(Book.PRINT)) if QPrinterInfo.availablePrinterNames() else "",
            close=say(Phrase(Button.CLOSE)),
            undo=say(Phrase(Button.UNDO)) if just_now else "",
        )
        card = BookedCard(self._at.look, texts, self._at.window)
        card.print_wanted.connect(self._on_print)
        card.undo_wanted.connect(self._notices.undo_last)
        card.open()

    def cancel(self, code: str = "", appointment: Appointment | None = None) -> None:
        """By the code on the slip; where the time is known, it is named before it is gone."""
        say = self._at.wording.say
        texts = CancelTimeTexts(
            title=say(Phrase(CancelTime.TITLE)),
            ask=say(self.when(CancelTime.ASK, appointment)) if appointment is not None else "",
            code=say(Phrase(CancelTime.CODE)),
            do=say(Phrase(CancelTime.DO)),
            close=say(Phrase(Button.CLOSE)),
        )
        dialog = CancelTimeDialog(self._at.look, texts, code, self._at.window)

        def done(answer: Appointment | NoAnswer) -> None:
            if isinstance(answer, Appointment):
                opened.close()
                self._notices.say(self.when(CancelTime.DONE, answer))
                self._at.day.office_changed.emit()
                return
            unknown = isinstance(answer, Refused) and answer.code == Code.NOT_FOUND
            opened.show_error(say(Phrase(CancelTime.NOT_FOUND) if unknown else reason(answer)))

        def confirmed(typed: str) -> None:
            self._at.errands.run(self._at.calls.cancel_booking(typed), done)

        dialog.confirmed.connect(confirmed)
        opened = OpenDialog(dialog)

    def when(self, key: Book | CancelTime, appointment: Appointment) -> Phrase:
        starts_at = appointment.starts_at
        return phrase(key, day=service_day(starts_at, self._at.zone), time=starts_at)

    def _on_print(self) -> None:
        card = self.sender()
        assert isinstance(card, BookedCard)
        printer = QPrinter()
        asking = QPrintDialog(printer, card)

        def agreed() -> None:
            paint_on_paper(printer, self._at.look, card.texts)

        asking.accepted.connect(agreed)
        asking.finished.connect(asking.deleteLater)
        asking.setModal(True)
        asking.show()
