"""Taking numbers off the board behind which there is nobody, many with one touch, and back with one."""

from functools import partial

from PySide6.QtCore import QObject

from admin_tool.models.nobodys_numbers import takeable
from admin_tool.models.phrases import Phrase, phrase
from admin_tool.presenters.notices import Notices, reason
from admin_tool.presenters.open_dialog import OpenDialog
from admin_tool.presenters.workplace import Workplace
from admin_tool.views.void_numbers import VoidNumbersDialog, VoidNumbersTexts
from kiosk.client.answers import NoAnswer
from kiosk.messages.keys_staff import Button
from kiosk.messages.keys_staff_numbers import Nobody
from kiosk.wire.staff import Visit
from kiosk.wire.void_numbers import MOST_NUMBERS, NumbersBack, NumbersVoided


class NobodysNumbers(QObject):
    """What the board shows afterwards it hears from the stream, as of any other step."""

    def __init__(self, at: Workplace, notices: Notices, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._at = at
        self._notices = notices

    def open(self, visit: Visit) -> None:
        """From this number to itself: how far it goes is for the person to say."""
        say = self._at.wording.say
        texts = VoidNumbersTexts(
            title=say(Phrase(Nobody.TITLE)),
            hint=say(Phrase(Nobody.HINT)),
            first=say(Phrase(Nobody.FIRST)),
            last=say(Phrase(Nobody.LAST)),
            do=say(Phrase(Nobody.DO)),
            cancel=say(Phrase(Button.CANCEL)),
        )
        dialog = VoidNumbersDialog(self._at.look, texts, (visit.number, visit.number), self._at.window)

        def count(first: int, last: int) -> None:
            taken = sum(first <= number <= last for number in takeable(self._at.day.book, self._at.around().role))
            dialog.show_count(
                say(phrase(Nobody.COUNT, count=taken)), any_taken=bool(taken) and last - first < MOST_NUMBERS
            )

        def done(answer: NumbersVoided | NoAnswer) -> None:
            if isinstance(answer, NumbersVoided):
                opened.close()
                self._say_done(answer)
                return
            opened.show_error(say(reason(answer)))

        def confirmed(first: int, last: int) -> None:
            self._at.errands.run(self._at.calls.void_numbers(first, last), done)

        dialog.span_changed.connect(count)
        dialog.confirmed.connect(confirmed)
        count(*dialog.span())
        opened = OpenDialog(dialog)

    def _say_done(self, voided: NumbersVoided) -> None:
        key = Nobody.DONE_KEPT if voided.kept else Nobody.DONE
        values = {"count": len(voided.numbers)} | ({"kept": len(voided.kept)} if voided.kept else {})
        self._notices.say(phrase(key, **values), back=partial(self._take_back, voided))

    def _take_back(self, voided: NumbersVoided) -> None:
        def done(answer: NumbersBack | NoAnswer) -> None:
            if isinstance(answer, NumbersBack):
                self._notices.say(phrase(Nobody.BACK, count=len(answer.numbers)))
            else:
                self._notices.refuse(answer)

        self._at.errands.run(self._at.calls.take_back_voided(voided.visit_ids), done)
