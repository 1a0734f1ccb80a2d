"""The policies page: the office's rules and each team's, changed as drafts, saved one at a time, with *Undo*."""

from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import QObject

from admin_tool.models.phrases import Phrase, phrase
from admin_tool.models.policy_draft import DraftStep, PolicyDraft, blamed, default_draft, draft_for, is_same
from admin_tool.models.policy_words import policy_words, standing, whose, wrong
from admin_tool.presenters.notices import Notices
from admin_tool.presenters.workplace import Workplace
from admin_tool.views.policies import PoliciesPage, PolicyShown
from admin_tool.views.policy_step import StepShown
from admin_tool.views.team_name import TeamNameDialog, TeamNameTexts
from kiosk.client.answers import NoAnswer, Refused
from kiosk.domain.instants import elapsed
from kiosk.domain.pickups import Rung
from kiosk.messages.keys_staff import Button
from kiosk.messages.keys_staff_policies import Policies
from kiosk.wire.policies import KnownPolicies, PolicyChange
from kiosk.wire.problems import Code

ASK_AGAIN = timedelta(seconds=30)
"""A colleague may have saved something; nobody is told of that."""
_NOBODY = Code.LAST_STEP_REACHES_NOBODY


class PoliciesPresenter(QObject):
    def __init__(self, page: PoliciesPage, at: Workplace, *, notices: Notices) -> None:
        super().__init__(page)
        self._page = page
        self._at = at
        self._notices = notices
        self._known: KnownPolicies | None = None
        self._asked_at = at.clock()
        self._team: str | None = None
        self._named: set[str] = set()
        self._drafts: dict[str | None, PolicyDraft] = {}
        self._refused = ""
        page.hide_policy()
        page.whose_chosen.connect(self._on_whose)
        page.team_wanted.connect(self._on_team_wanted)
        page.span_typed.connect(self._on_span)
        page.who_chosen.connect(self._on_who)
        page.kinds_chosen.connect(self._on_kinds)
        page.step_removed.connect(self._on_removed)
        page.settled.connect(self._on_settled)
        page.coming_typed.connect(self._on_coming)
        page.add_wanted.connect(self._on_add)
        page.above_wanted.connect(self._on_above)
        page.cancelled.connect(self._on_cancelled)
        page.saved.connect(self._on_saved)
        self.refresh()

    def refresh(self) -> None:
        self._asked_at = self._at.clock()
        self._at.errands.run(self._at.calls.policies(), self._on_known)

    def on_tick(self) -> None:
        if self._page.isVisible() and elapsed(since=self._asked_at, until=self._at.clock()) >= ASK_AGAIN:
            self.refresh()

    def show(self) -> None:
        if self._known is None:
            return
        say, draft, saved = self._at.wording.say, self._draft, self._saved(self._team)
        teams: list[str | None] = [None, *sorted({*self._known.teams, *self._named}, key=str.casefold)]
        self._page.show_whose([(team or "", self._name(team)) for team in teams], self._team or "")
        code = self._refused or (_NOBODY if self._reaches_nobody(self._team) else "")
        why, to_blame = wrong(code), blamed(draft, code)
        error = say(why) if why is not None else ""
        self._page.show_policy(
            PolicyShown(
                standing=say(standing(saved, team=self._team)),
                steps=[_shown(step, error if step.id in to_blame else "") for step in draft.steps],
                coming_for=draft.coming_for,
                means=[say(each) for each in policy_words(draft)],
                above="" if draft.like_above else say(Phrase(Policies.FOLLOW if self._team else Policies.DEFAULT)),
                error="" if to_blame else error,
                changed=self._is_changed(self._team),
            )
        )

    def _name(self, team: str | None) -> str:
        unsaved, reaches_nobody = self._is_changed(team), self._reaches_nobody(team)
        return self._at.wording.say(whose(team, unsaved=unsaved, reaches_nobody=reaches_nobody))

    def _reaches_nobody(self, team: str | None) -> bool:
        """As it is saved: a channel has gone since. What is changed is judged when it is saved."""
        return self._known is not None and team in self._known.reach_nobody and not self._is_changed(team)

    @property
    def _draft(self) -> PolicyDraft:
        return self._drafts.get(self._team) or self._saved(self._team)

    def _saved(self, team: str | None) -> PolicyDraft:
        return draft_for(team, self._known.policies if self._known is not None else ())

    def _is_changed(self, team: str | None) -> bool:
        draft = self._drafts.get(team)
        return draft is not None and not is_same(draft, self._saved(team))

    def _on_known(self, answer: KnownPolicies | NoAnswer) -> None:
        if isinstance(answer, KnownPolicies):
            self._known = answer
            self._drafts = {team: draft for team, draft in self._drafts.items() if self._is_changed(team)}
            self.show()

    def _change(self, draft: PolicyDraft) -> None:
        """What was refused is said until something is changed."""
        self._drafts[self._team] = draft
        self._refused = ""
        self.show()

    def _on_whose(self, team: str) -> None:
        self._team = team or None
        self._refused = ""
        self.show()

    def _on_team_wanted(self) -> None:
        say = self._at.wording.say
        texts = TeamNameTexts(
            title=say(Phrase(Policies.ADD_TEAM_TITLE)),
            hint=say(Phrase(Policies.ADD_TEAM_HINT)),
            do=say(Phrase(Policies.ADD_TEAM_DO)),
            cancel=say(Phrase(Button.CANCEL)),
        )
        dialog = TeamNameDialog(self._at.look, texts, self._at.window)
        dialog.named.connect(self._on_named)
        dialog.open()

    def _on_named(self, team: str) -> None:
        self._named.add(team)
        self._on_whose(team)

    def _step(self, step_id: int) -> DraftStep:
        return next(each for each in self._draft.steps if each.id == step_id)

    def _on_span(self, step_id: int, seconds: int) -> None:
        self._change(self._draft.with_step(replace(self._step(step_id), seconds=seconds)))

    def _on_who(self, step_id: int, who: str) -> None:
        self._change(self._draft.with_step(replace(self._step(step_id), rung=Rung(who))))

    def _on_kinds(self, step_id: int, kinds: list[str]) -> None:
        self._change(self._draft.with_step(replace(self._step(step_id), kinds=frozenset(kinds))))

    def _on_removed(self, step_id: int) -> None:
        self._change(self._draft.without(step_id))

    def _on_coming(self, seconds: int) -> None:
        self._change(self._draft.coming_for_seconds(seconds))

    def _on_settled(self) -> None:
        """A step goes to its place in time when its time has been typed."""
        if self._team in self._drafts:
            self._drafts[self._team] = self._draft.in_order()
            self.show()

    def _on_add(self) -> None:
        self._change(self._draft.with_one_more())

    def _on_above(self) -> None:
        """As a draft: it holds when it is saved."""
        office = self._saved(None)
        self._change(default_draft() if self._team is None else replace(office, like_above=True))

    def _on_cancelled(self) -> None:
        self._drafts.pop(self._team, None)
        self._refused = ""
        self.show()

    def _on_saved(self) -> None:
        self._save(self._team, self._draft, before=self._saved(self._team))

    def _save(self, team: str | None, draft: PolicyDraft, *, before: PolicyDraft | None) -> None:
        """`before`: what *Undo* saves again; None when it was just that."""

        def done(answer: KnownPolicies | NoAnswer) -> None:
            if isinstance(answer, KnownPolicies):
                self._drafts.pop(team, None)
                self._on_known(answer)
                back = None if before is None else lambda: self._save(team, before, before=None)
                self._notices.say(_done(team), back=back)
                return
            code = answer.code if isinstance(answer, Refused) else ""
            why = wrong(code)
            if why is None:
                self._notices.refuse(answer)
            elif before is not None and team == self._team:
                self._refused = code
                self.show()
            else:
                self._notices.say(why)

        change = PolicyChange(team=team, policy=draft.to_save(team))
        self._at.errands.run(self._at.calls.change_policy(change), done)


def _done(team: str | None) -> Phrase:
    return phrase(Policies.SAVED_TEAM, team=team) if team else Phrase(Policies.SAVED_OFFICE)


def _shown(step: DraftStep, error: str) -> StepShown:
    return StepShown(
        id=step.id,
        seconds=step.seconds,
        who=str(step.rung),
        kinds=step.kinds if step.leaves_the_house else None,
        error=error,
    )
