"""Who stands in for whom, said by whoever answers for the office: chosen and saved in one touch, taken back in one."""

from PySide6.QtCore import QObject

from admin_tool.models.phrases import Phrase, phrase
from admin_tool.presenters.colleagues import Colleagues
from admin_tool.presenters.notices import Notices
from admin_tool.presenters.soon import Soon
from admin_tool.presenters.workplace import Workplace
from admin_tool.views.stand_ins import StandInsCard
from kiosk.client.answers import NoAnswer
from kiosk.messages.keys_staff_policies import StandIns
from kiosk.wire.policies import KnownPolicies, StandInChange


class StandInsPresenter(QObject):
    def __init__(self, card: StandInsCard, at: Workplace, *, notices: Notices) -> None:
        super().__init__(card)
        self._card = card
        self._at = at
        self._notices = notices
        self._colleagues = Colleagues(at, self)
        self._pairs: dict[str, str] = {}
        self._of = ""
        soon = Soon(self.show, self, page=card)
        self._colleagues.changed.connect(soon.ask)
        self._fresh = Soon(self.refresh, self, page=card)
        card.caseworker_chosen.connect(self._on_caseworker)
        card.stand_in_chosen.connect(self._on_stand_in)
        self._fresh.ask()

    def refresh(self) -> None:
        self._colleagues.refresh()
        self._at.errands.run(self._at.calls.policies(), self._on_known)

    def show(self) -> None:
        say, known = self._at.wording.say, self._colleagues.known()
        names = dict(known)
        pairs = [(names[of], names[by]) for of, by in self._pairs.items() if of in names and by in names]
        said = [say(phrase(StandIns.PAIR, name=of, stand_in=by)) for of, by in sorted(pairs)]
        self._card.show_pairs("\n".join(said) or say(Phrase(StandIns.NONE)))
        others = [("", say(Phrase(StandIns.NOBODY))), *(each for each in known if each[0] != self._of)]
        of = [("", say(Phrase(StandIns.CHOOSE))), *known]
        self._card.show_choices(of, self._of, others, self._pairs.get(self._of, ""))

    def _on_known(self, answer: KnownPolicies | NoAnswer) -> None:
        if isinstance(answer, KnownPolicies):
            self._pairs = {each.caseworker_id: each.stand_in_id for each in answer.stand_ins}
            self.show()

    def _on_caseworker(self, caseworker_id: str) -> None:
        self._of = caseworker_id
        self.show()

    def _on_stand_in(self, stand_in_id: str) -> None:
        if self._of:
            self._save(self._of, stand_in_id or None, before=self._pairs.get(self._of), can_undo=True)

    def _save(self, of: str, stand_in_id: str | None, *, before: str | None, can_undo: bool) -> None:
        def done(answer: KnownPolicies | NoAnswer) -> None:
            if isinstance(answer, KnownPolicies):
                name = dict(self._colleagues.known()).get(of, "")
                back = (lambda: self._save(of, before, before=None, can_undo=False)) if can_undo else None
                self._notices.say(phrase(StandIns.SAVED, name=name), back=back)
                self._on_known(answer)
            else:
                self._notices.refuse(answer)
                self.show()

        change = StandInChange(caseworker_id=of, stand_in_id=stand_in_id)
        self._at.errands.run(self._at.calls.change_stand_in(change), done)
