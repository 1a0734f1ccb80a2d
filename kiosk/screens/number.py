"""The page with the waiting number, and what a citizen may ask for beside it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kiosk.domain.needs import Need
from kiosk.messages.catalogue import Catalogue
from kiosk.messages.key import Key as MessageKey
from kiosk.messages.keys_booking import Slip
from kiosk.messages.keys_checkin import Number
from kiosk.screens.callout import Callout, Tone
from kiosk.screens.keys import NEED, PRIMARY, SMALL, Key
from kiosk.screens.look import Look, Role
from kiosk.screens.number_card import NumberCard
from kiosk.screens.page import Page
from kiosk.screens.views import NumberView

_NEEDS: dict[Need, MessageKey] = {
    Need.PRIVATE: Number.PRIVATE,
    Need.INTERPRETER: Number.INTERPRETER,
    Need.COME_TO_ME: Number.COME_TO_ME,
    Need.COMPANION: Number.COMPANION,
}


class NumberPage(Page):
    """Shows nothing but what every citizen is shown."""

    need_toggled = Signal(str, bool)
    correct_time = Signal()
    done = Signal()

    signals = ("need_toggled", "correct_time", "done")
    has_way_back = False
    has_reception_line = False
    extras_with_words = False
    extras_at_bottom = True
    air = 28

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: NumberView | None = None
        self.prose(self.words, Role.TITLE, Number.TITLE, colour="ink")
        self.registered = self.prose(self.words, Role.LEAD)
        self.card = NumberCard(self.words)
        self.words.add(self.card)
        self.prose(self.controls, Role.HEADING, Number.NEEDS, colour="ink")
        self.needs = {need: self._need_key(need) for need in Need}
        self.row(self.controls, *self.needs.values(), columns=2)
        self.correct = self.key(self.controls, SMALL, Number.CORRECT_TIME, icon="schedule")
        self.when_to_go = Callout(Role.BODY, self.extras, padding=20)
        self.extras.add(self.when_to_go)
        self.changes_soon = self.prose(self.extras, Role.BODY, Number.CHANGES_SOON)
        self.done_key = self.key(self.extras, PRIMARY, Number.DONE)
        self.correct.clicked.connect(self.correct_time)
        self.done_key.clicked.connect(self.done)

    def show_number(self, view: NumberView) -> None:
        self._view = view
        for need, key in self.needs.items():
            key.setChecked(need in view.needs)
        self.correct.setVisible(view.can_correct)
        self.changes_soon.setVisible(view.changes_soon)
        self._say_anew()

    def dress(self, look: Look) -> None:
        super().dress(look)
        self.words.gap = look.px(20)
        self.controls.gap = look.px(20)

    def _put_into_words(self, catalogue: Catalogue) -> None:
        view = self._view
        if view is None:
            return
        clock = catalogue.clock(view.registered)
        what_happens = Number.FINDING if view.declared else Number.ON_SCREEN
        registered = catalogue.text(Number.REGISTERED, time=clock)
        self.registered.show_text(f"{registered}\n{catalogue.text(what_happens)}")
        beneath = f"{catalogue.text(Number.NOT_YOUR_NAME)}\n{catalogue.text(Number.NO_ORDER)}"
        self.card.show_number(view.number, above=catalogue.text(Number.YOUR_NUMBER), beneath=beneath)
        after = view.ask_after
        go = (
            catalogue.text(Number.WHEN_TO_GO, time=catalogue.clock(after))
            if after
            else catalogue.text(Number.RECEPTION)
        )
        if view.offline:
            go = f"{go}\n{catalogue.text(Number.SHOW_IT)}"
        if view.no_slip:
            go = f"{go}\n{catalogue.text(Slip.NO_NUMBER_SLIP)}"
        self.when_to_go.show_text(go, Tone.INFO)

    def _need_key(self, need: Need) -> Key:
        key = Key(NEED, self.controls)
        key.setCheckable(True)
        self._spoken.append((key, _NEEDS[need]))
        key.clicked.connect(self._on_need_clicked)
        return key

    def _on_need_clicked(self, wanted: bool) -> None:
        sender = self.sender()
        for need, key in self.needs.items():
            if key is sender:
                self.need_toggled.emit(need.value, wanted)
