"""Asks what holds for this caseworker when they look, says it in plain words, and sends who they choose to stand in."""

from PySide6.QtCore import QObject

from admin_tool.models.own_policy import paragraphs
from admin_tool.models.phrases import Phrase
from admin_tool.presenters.notices import Notices
from admin_tool.presenters.soon import Soon
from admin_tool.presenters.workplace import Workplace
from admin_tool.views.own_policy import OwnPolicyCard, OwnPolicyTexts
from admin_tool.views.preferences import PreferencesPage
from kiosk.client.answers import NoAnswer
from kiosk.messages.keys_staff_own_policy import OwnPolicy as Key
from kiosk.wire.own_policy import OwnPolicy


class OwnPolicyPresenter(QObject):
    def __init__(self, page: PreferencesPage, card: OwnPolicyCard, at: Workplace, *, notices: Notices) -> None:
        super().__init__(card)
        self._card = card
        self._at = at
        self._notices = notices
        self._known: OwnPolicy | None = None
        self._soon = Soon(self.show, self)
        card.stand_in_chosen.connect(self._on_chosen)
        at.day.changed.connect(self._soon.ask)
        page.shown.connect(self._on_looked_at)

    def show(self) -> None:
        if self._known is None:
            return
        say = self._at.wording.say
        steps = "\n\n".join("\n".join(map(say, each)) for each in paragraphs(self._known))
        self._card.show_texts(
            OwnPolicyTexts(
                title=say(Phrase(Key.TITLE)), steps=steps, stand_in=say(Phrase(Key.CHOOSE)), hint=say(Phrase(Key.HINT))
            )
        )
        others = [(each.id, each.name) for each in self._at.day.caseworkers if each.id != self._at.session.user_id]
        self._card.show_colleagues([("", say(Phrase(Key.NOBODY))), *others], self._known.stand_in_id or "")

    def _on_looked_at(self) -> None:
        self._at.errands.run(self._at.calls.own_policy(), self._on_answer)

    def _on_chosen(self, colleague: str) -> None:
        self._at.errands.run(self._at.calls.choose_stand_in(colleague or None), self._on_chose)

    def _on_answer(self, answer: OwnPolicy | NoAnswer) -> None:
        """Without an answer the card stays away: it changes nothing of what happens."""
        if isinstance(answer, OwnPolicy):
            self._known = answer
            self.show()

    def _on_chose(self, answer: OwnPolicy | NoAnswer) -> None:
        if isinstance(answer, OwnPolicy):
            self._known = answer
        else:
            self._notices.refuse(answer)
        self.show()
