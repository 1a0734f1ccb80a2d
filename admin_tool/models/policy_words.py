"""An office's or a team's policy in plain words, its refusals, and the words of the choices."""

from collections.abc import Mapping

from admin_tool.models.own_policy import over, span_of
from admin_tool.models.phrases import Phrase, phrase
from admin_tool.models.policy_draft import DraftStep, PolicyDraft
from kiosk.domain.pickups import Rung
from kiosk.domain.policies import MOST_STEPS
from kiosk.messages.keys_staff_own_policy import OwnPolicy
from kiosk.messages.keys_staff_policies import Policies, PolicyTold, PolicyWho, PolicyWrong
from kiosk.wire.problems import Code

WHO: Mapping[Rung, Phrase] = {rung: Phrase(PolicyWho[rung.name]) for rung in Rung}
_WRONG: Mapping[str, Phrase] = {
    Code.NO_STEPS: Phrase(PolicyWrong.NO_STEPS),
    Code.TOO_MANY_STEPS: phrase(PolicyWrong.TOO_MANY_STEPS, most=MOST_STEPS),
    Code.OUT_OF_RANGE: Phrase(PolicyWrong.OUT_OF_RANGE),
    Code.MALFORMED: Phrase(PolicyWrong.OUT_OF_RANGE),
    Code.LAST_STEP_REACHES_NOBODY: Phrase(PolicyWrong.LAST_STEP_REACHES_NOBODY),
}


def policy_words(draft: PolicyDraft) -> tuple[Phrase, ...]:
    """In the order in which they happen, and last what *Jeg kommer* does."""
    steps = draft.in_order().steps
    told = tuple(map(_sentence, steps)) or (Phrase(Policies.NO_STEPS),)
    return (*told, phrase(PolicyTold.COMING, span=span_of(draft.coming_for)))


def standing(draft: PolicyDraft, *, team: str | None) -> Phrase:
    """Whose rules these are."""
    if team is None:
        return Phrase(Policies.IS_DEFAULT if draft.like_above else Policies.IS_OWN)
    return Phrase(Policies.FOLLOWS if draft.like_above else Policies.HAS_OWN)


def whose(team: str | None, *, unsaved: bool, reaches_nobody: bool) -> Phrase:
    name = phrase(Policies.TEAM, team=team) if team else Phrase(Policies.OFFICE)
    if unsaved:
        return phrase(Policies.UNSAVED, name=name)
    return phrase(Policies.REACHES_NOBODY, name=name) if reaches_nobody else name


def wrong(code: str) -> Phrase | None:
    """None: a refusal that is not about what was typed."""
    return _WRONG.get(code)


def _sentence(step: DraftStep) -> Phrase:
    told = Phrase(PolicyTold[step.rung.name])
    if step.leaves_the_house:
        told = over(told, step.kinds)
    if step.seconds == 0:
        return phrase(OwnPolicy.AT_ONCE, who=told)
    return phrase(OwnPolicy.AFTER, span=span_of(step.seconds), who=told)
