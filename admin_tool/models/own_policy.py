"""The policy that holds for a caseworker, one plain sentence for each of its steps."""

from collections.abc import Collection, Mapping

from admin_tool.models.message_rows import KIND_NAMES
from admin_tool.models.phrases import Phrase, phrase
from kiosk.domain.channels import ChannelKind
from kiosk.domain.pickups import SEEN_IN_TOOLS, Rung
from kiosk.messages.key import StaffKey
from kiosk.messages.keys_staff_own_policy import OwnPolicy
from kiosk.messages.keys_staff_policies import PolicyTold
from kiosk.wire import own_policy as wire
from kiosk.wire.policies import SaidPolicy, SaidStep

_WHO: Mapping[Rung, StaffKey] = {
    Rung.STAFF_TOOL: OwnPolicy.STAFF_TOOL,
    Rung.CHANNELS: OwnPolicy.CHANNELS,
    Rung.STAND_IN: OwnPolicy.STAND_IN,
    Rung.TEAM: OwnPolicy.TEAM,
    Rung.OFFICE: OwnPolicy.OFFICE,
    Rung.BOARD: OwnPolicy.BOARD,
}


def paragraphs(own: wire.OwnPolicy) -> tuple[tuple[Phrase, ...], ...]:
    """What holds, and then what holds instead for some of their citizens."""
    of_teams = [(phrase(OwnPolicy.OF_TEAM, team=each.team or ""), *sentences(each)) for each in own.of_teams]
    return (sentences(own.policy), *of_teams)


def sentences(policy: SaidPolicy) -> tuple[Phrase, ...]:
    """In the order in which they happen, and last what *Jeg kommer* does."""
    steps = sorted(policy.steps, key=lambda step: step.after_seconds)
    return (*map(_sentence, steps), phrase(OwnPolicy.COMING, span=span_of(policy.coming_for_seconds)))


def _sentence(step: SaidStep) -> Phrase:
    who = Phrase(_WHO[step.rung])
    if step.rung not in SEEN_IN_TOOLS:
        who = over(who, step.kinds)
    if step.after_seconds == 0:
        return phrase(OwnPolicy.AT_ONCE, who=who)
    return phrase(OwnPolicy.AFTER, span=span_of(step.after_seconds), who=who)


def over(told: Phrase, kinds: Collection[str]) -> Phrase:
    """Where a step names kinds of channels, it goes over no other."""
    named = tuple(Phrase(KIND_NAMES[kind]) for kind in ChannelKind if kind in kinds)
    return phrase(PolicyTold.ONLY, told=told, kinds=named) if named else told


def span_of(seconds: int) -> Phrase:
    """As people say it: 90 seconds, 3 min."""
    minutes, rest = divmod(seconds, 60)
    if not minutes or (minutes == 1 and rest):
        return phrase(OwnPolicy.SECONDS, seconds=seconds)
    if not rest:
        return phrase(OwnPolicy.MINUTES, minutes=minutes)
    return phrase(OwnPolicy.MINUTES_SECONDS, minutes=minutes, seconds=rest)
