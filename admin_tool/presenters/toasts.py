"""Telling the caseworker: the cards in the corner, the sound, and the answers given on them."""

from datetime import datetime

import structlog
from PySide6.QtCore import QObject

from admin_tool.models.announcements import Announcer, Card, Voice
from admin_tool.models.own_availability import is_with_somebody, state_of
from admin_tool.models.phrases import Phrase, phrase
from admin_tool.presenters.soon import Soon
from admin_tool.presenters.steps import Steps
from admin_tool.presenters.workplace import Workplace
from admin_tool.views.toast import MOST_CARDS, ToastWindow
from admin_tool.views.toast_card import ToastTexts
from kiosk.domain.roles import Role
from kiosk.domain.visits import Step
from kiosk.messages.keys_staff import Button
from kiosk.messages.keys_staff_visits import StepName, Toast
from kiosk.qtkit.chime import Chime

log = structlog.get_logger()


class Toasts(QObject):
    """Begins with what waits already: whoever logs in late is told as well."""

    def __init__(
        self, window: ToastWindow, at: Workplace, *, steps: Steps, chime: Chime, told: Announcer, parent: QObject
    ) -> None:
        """`told`: what was said before the window was made anew."""
        super().__init__(parent)
        self.window = window
        self._at = at
        self._steps = steps
        self._chime = chime
        self._soon = Soon(self.show, self)
        self.told = told
        window.answered.connect(self._on_answered)
        window.painted.connect(self._on_painted)
        at.day.changed.connect(self._soon.ask)

    def show(self) -> None:
        day, now = self._at.day, self._at.clock()
        self.told = self.told.after(
            day.book, user_id=self._at.session.user_id, role=self._at.role or Role.CASEWORKER, now=now
        )
        self._show_cards()
        quiet = self._is_beside_a_visitor()
        if self._at.memory.sound and not quiet and any(card.voice is Voice.FULL for card in self.told.fresh):
            self._chime.ring()

    def on_tick(self) -> None:
        self._soon.ask()

    def close(self) -> None:
        self._soon.close()
        self.window.hide()
        self.window.deleteLater()

    def answer_first(self) -> None:
        """*Jeg kommer* for the oldest card, from the keyboard; beside a visitor only where there is but one."""
        heard = self._heard()
        first = next((card for card in heard if card.may_come), None)
        if first is None or (len(heard) > 1 and self._is_beside_a_visitor()):
            return
        if self.window.is_settled(first.visit_id):
            self._steps.take(first.visit_id, Step.COMING)

    def _show_cards(self) -> None:
        cards = self.told.cards
        if self._is_beside_a_visitor():
            heard = self._heard()
            self.window.show_cards([self._discreet(heard[0], alone=len(heard) == 1)] if heard else [])
            return
        more = len(cards) - MOST_CARDS
        words = self._at.wording.say(phrase(Toast.MORE, count=more)) if more > 0 else ""
        self.window.show_cards([self._texts(card) for card in cards[:MOST_CARDS]], more=words)

    def _heard(self) -> list[Card]:
        return [card for card in self.told.cards if card.voice is Voice.FULL]

    def _on_answered(self, visit_id: str, answer: str) -> None:
        if answer == "close":
            self.told = self.told.closed(visit_id)
            self._show_cards()
        else:
            self._steps.take(visit_id, Step(answer))

    def _on_painted(self, visit_id: str) -> None:
        log.info("toast.painted", visit=visit_id)

    def _is_beside_a_visitor(self) -> bool:
        """Whoever sits there is not to hear or read of the next one."""
        day, user_id = self._at.day, self._at.session.user_id
        return is_with_somebody(state_of(day.caseworkers, user_id), day.book, user_id=user_id, now=self._at.clock())

    def _discreet(self, card: Card, *, alone: bool) -> ToastTexts:
        """Somebody waits: no number, no time, no list. It can be answered where it can mean one citizen only."""
        say = self._at.wording.say
        return ToastTexts(
            visit_id=card.visit_id,
            big="",
            title=say(Phrase(Toast.SOMEBODY if card.whom is None else Toast.SOMEBODY_ELSES)),
            detail="",
            come=say(Phrase(StepName.COMING)) if card.may_come and alone else "",
            wait=say(Phrase(Toast.LATER_SHORT)) if card.may_wait and alone else "",
            close=say(Phrase(Button.CLOSE)),
        )

    def _texts(self, card: Card) -> ToastTexts:
        say = self._at.wording.say
        silent = card.voice is Voice.SILENT
        return ToastTexts(
            visit_id=card.visit_id,
            big="" if silent else str(card.number),
            title=say(_title(card)),
            detail="" if silent else say(Phrase(Toast.ASK)),
            come=say(Phrase(StepName.COMING)) if card.may_come and not silent else "",
            wait=say(Phrase(Toast.LATER_SHORT)) if card.may_wait and not silent else "",
            close=say(Phrase(Button.CLOSE)),
        )


def _title(card: Card) -> Phrase:
    if card.whom is not None:
        return _colleagues_title(card.whom, card.at)
    if card.at is None:
        return Phrase(Toast.AGAIN_WITHOUT if card.again else Toast.ARRIVED_WITHOUT)
    if card.voice is Voice.SILENT:
        return phrase(Toast.EARLY, number=card.number, time=card.at)
    return phrase(Toast.AGAIN if card.again else Toast.ARRIVED, time=card.at)


def _colleagues_title(name: str | Phrase, at: datetime | None) -> Phrase:
    if at is None:
        return phrase(Toast.COLLEAGUES_WITHOUT, name=name)
    return phrase(Toast.COLLEAGUES, name=name, time=at)
