"""Pages around a booking that only say something: one moment, ask at the reception."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kiosk.messages.catalogue import Catalogue
from kiosk.messages.key import Key as MessageKey
from kiosk.messages.keys_booking import AMoment, AskReception
from kiosk.screens.keys import PRIMARY
from kiosk.screens.notices import NoticePage
from kiosk.screens.views import Advice, Moment

_MOMENTS: dict[Moment, MessageKey] = {Moment.FINDING: AMoment.FINDING, Moment.BOOKING: AMoment.BOOKING}
_ADVICE: dict[Advice, MessageKey] = {
    Advice.NO_TIMES: AskReception.NO_TIMES,
    Advice.NOT_HERE: AskReception.NOT_HERE,
    Advice.UNSURE: AskReception.UNSURE,
}


class AMomentPage(NoticePage):
    """Nothing turns on it and nothing counts: it is gone in some seconds."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, "hourglass_empty", AMoment.TITLE, AMoment.FINDING)
        self._moment = Moment.FINDING

    def show_moment(self, moment: Moment) -> None:
        self._moment = moment
        self._say_anew()

    def _put_into_words(self, catalogue: Catalogue) -> None:
        self.detail.show_text(catalogue.text(_MOMENTS[self._moment]))


class AskReceptionPage(NoticePage):
    """No time could be booked here."""

    done = Signal()

    signals = ("done",)
    has_reception_line = False
    extras_at_bottom = True

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, "support_agent", AskReception.TITLE, AskReception.NOT_HERE)
        self._advice = Advice.NOT_HERE
        self.done_key = self.key(self.extras, PRIMARY, AskReception.DONE)
        self.done_key.clicked.connect(self.done)

    def show_advice(self, advice: Advice) -> None:
        self._advice = advice
        self.has_way_back = advice is not Advice.UNSURE
        self._say_anew()

    def _put_into_words(self, catalogue: Catalogue) -> None:
        self.detail.show_text(catalogue.text(_ADVICE[self._advice]))
