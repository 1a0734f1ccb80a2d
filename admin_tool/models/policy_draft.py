"""A policy while it is changed: steps that keep their ids, what is to be saved, and where a refusal belongs."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta

from kiosk.domain.pickups import SEEN_IN_TOOLS, Escalation, Rung
from kiosk.domain.policies import LATEST
from kiosk.wire.policies import SaidPolicy, SaidStep
from kiosk.wire.problems import Code

_LATEST = int(LATEST.total_seconds())
_NEXT = int(timedelta(minutes=2).total_seconds())


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftStep:
    """`id`: its place in a list changes with its time, this does not. `kinds` empty: all channels."""

    id: int
    seconds: int
    rung: Rung
    kinds: frozenset[str] = frozenset()

    @property
    def leaves_the_house(self) -> bool:
        return self.rung not in SEEN_IN_TOOLS


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyDraft:
    """`like_above`: nothing of one's own; a team follows the office, the office the default."""

    steps: tuple[DraftStep, ...]
    coming_for: int
    later_by: int
    good_for: int
    like_above: bool = False

    def with_step(self, step: DraftStep) -> "PolicyDraft":
        """In the place of the one with that id."""
        steps = tuple(step if each.id == step.id else each for each in self.steps)
        return replace(self, steps=steps, like_above=False)

    def with_one_more(self) -> "PolicyDraft":
        """A little after the last one, for the board: it reaches somebody whatever there is."""
        last = max((each.seconds for each in self.steps), default=-_NEXT)
        new = DraftStep(
            id=max((each.id for each in self.steps), default=-1) + 1,
            seconds=min(last + _NEXT, max(last, _LATEST)),
            rung=Rung.BOARD,
        )
        return replace(self, steps=(*self.steps, new), like_above=False)

    def without(self, step_id: int) -> "PolicyDraft":
        return replace(self, steps=tuple(each for each in self.steps if each.id != step_id), like_above=False)

    def coming_for_seconds(self, seconds: int) -> "PolicyDraft":
        return replace(self, coming_for=seconds, like_above=False)

    def in_order(self) -> "PolicyDraft":
        return replace(self, steps=tuple(sorted(self.steps, key=_seconds)))

    def said(self, team: str | None) -> SaidPolicy:
        steps = [
            SaidStep(
                after_seconds=each.seconds, rung=each.rung, kinds=sorted(each.kinds) if each.leaves_the_house else []
            )
            for each in sorted(self.steps, key=_seconds)
        ]
        return SaidPolicy(
            team=team,
            steps=steps,
            coming_for_seconds=self.coming_for,
            later_by_seconds=self.later_by,
            good_for_seconds=self.good_for,
        )

    def to_save(self, team: str | None) -> SaidPolicy | None:
        return None if self.like_above else self.said(team)


def draft_of(policy: SaidPolicy, *, like_above: bool) -> PolicyDraft:
    steps = (
        DraftStep(id=at, seconds=step.after_seconds, rung=step.rung, kinds=frozenset(step.kinds))
        for at, step in enumerate(policy.steps)
    )
    return PolicyDraft(
        steps=tuple(steps),
        coming_for=policy.coming_for_seconds,
        later_by=policy.later_by_seconds,
        good_for=policy.good_for_seconds,
        like_above=like_above,
    )


def default_draft() -> PolicyDraft:
    """What holds where the office has said nothing."""
    default = Escalation()
    return PolicyDraft(
        steps=tuple(
            DraftStep(id=at, seconds=int(step.after.total_seconds()), rung=step.rung, kinds=step.kinds)
            for at, step in enumerate(default.steps)
        ),
        coming_for=int(default.coming_for.total_seconds()),
        later_by=int(default.later_by.total_seconds()),
        good_for=int(default.good_for.total_seconds()),
        like_above=True,
    )


def is_same(one: PolicyDraft, other: PolicyDraft) -> bool:
    """Whether saving either would leave the same."""
    return one.to_save(None) == other.to_save(None)


def draft_for(team: str | None, policies: Iterable[SaidPolicy]) -> PolicyDraft:
    """What holds for that team, None for the office; as saved."""
    known = {policy.team: policy for policy in policies}
    office = known.get(None)
    above = default_draft() if office is None else draft_of(office, like_above=False)
    if team is None:
        return default_draft() if above.said(None) == default_draft().said(None) else above
    own = known.get(team)
    return draft_of(own, like_above=False) if own is not None else replace(above, like_above=True)


def blamed(draft: PolicyDraft, code: str) -> frozenset[int]:
    """The steps a refusal is about; none: the policy as a whole."""
    if code == Code.LAST_STEP_REACHES_NOBODY:
        last = max((each.seconds for each in draft.steps), default=0)
        return frozenset(each.id for each in draft.steps if each.seconds == last)
    if code == Code.OUT_OF_RANGE:
        return frozenset(each.id for each in draft.steps if each.seconds > _LATEST)
    return frozenset()


def _seconds(step: DraftStep) -> int:
    return step.seconds
