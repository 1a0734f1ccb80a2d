"""Saying of oneself: free, in a meeting, away."""

from PySide6.QtCore import QObject

from admin_tool.models.own_availability import Saying, sayings, state_of, state_words
from admin_tool.models.phrases import Phrase, phrase
from admin_tool.presenters.notices import Notices
from admin_tool.presenters.soon import Soon
from admin_tool.presenters.workplace import Workplace
from admin_tool.views.availability_button import AvailabilityButton
from kiosk.client.answers import NoAnswer
from kiosk.messages.keys_staff_availability import Availability
from kiosk.wire.staff import CaseworkerState


class OwnAvailability(QObject):
    def __init__(self, button: AvailabilityButton, at: Workplace, *, notices: Notices) -> None:
        super().__init__(button)
        self._button = button
        self._at = at
        self._notices = notices
        self._offered: tuple[Saying, ...] = ()
        self._soon = Soon(self.show, self)
        button.opening.connect(self._on_opening)
        button.chosen.connect(self._on_chosen)
        at.day.changed.connect(self._soon.ask)
        self.show()

    def show(self) -> None:
        say = self._at.wording.say
        state = state_of(self._at.day.caseworkers, self._at.session.user_id)
        self._button.show_state(say(Phrase(Availability.TITLE)), say(state_words(state)) if state is not None else "")

    def _on_opening(self) -> None:
        self._offered = sayings(self._at.clock())
        self._button.show_choices([self._at.wording.say(each.words) for each in self._offered])

    def _on_chosen(self, at: int) -> None:
        self._at.errands.run(self._at.calls.say_availability(self._offered[at].said), self._on_answer)

    def _on_answer(self, answer: CaseworkerState | NoAnswer) -> None:
        if not isinstance(answer, CaseworkerState):
            self._notices.refuse(answer)
            return
        others = (each for each in self._at.day.caseworkers if each.id != answer.id)
        self._at.day.caseworkers = (*others, answer)
        self._at.day.changed.emit()
        self._notices.say(phrase(Availability.SAID, state=state_words(answer)))
