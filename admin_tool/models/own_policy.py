"""The policy that holds for a caseworker, one plain sentence for each of its steps."""

from collections.abc import Mapping

from admin_tool.models.phrases import Phrase, phrase
from kiosk.domain.pickups import Rung
from kiosk.messages.key import StaffKey
from kiosk.messages.keys_staff_own_policy import OwnPolicy
from kiosk.wire.policies import SaidPolicy, SaidStep

_WHO: Mapping[Rung, StaffKey] = {
    Rung.STAFF_TOOL: OwnPolicy.STAFF_TOOL,
    Rung.CHANNELS: OwnPolicy.CHANNELS,
    Rung.STAND_IN: OwnPolicy.STAND_IN,
    Rung.TEAM: OwnPolicy.TEAM,
    Rung.OFFICE: OwnPolicy.OFFICE,
    Rung.BOARD: OwnPolicy.BOARD,
}


def sentences(policy: SaidPolicy) -> tuple[Phrase, ...]:
    """In the order in which they happen, and last what *Jeg kommer* does."""
    steps = sorted(policy.steps, key=lambda step: step.after_seconds)
    return (*map(_sentence, steps), phrase(OwnPolicy.COMING, span=span_of(policy.coming_for_seconds)))


def _sentence(step: SaidStep) -> Phrase:
    who = Phrase(_WHO[step.rung])
    if step.after_seconds == 0:
        return phrase(OwnPolicy.AT_ONCE, who=who)
    return phrase(OwnPolicy.AFTER, span=span_of(step.after_seconds), who=who)


def span_of(seconds: int) -> Phrase:
    """As people say it: 90 seconds, 3 min."""
    minutes, rest = divmod(seconds, 60)
    if not minutes or (minutes == 1 and rest):
        return phrase(OwnPolicy.SECONDS, seconds=seconds)
    if not rest:
        return phrase(OwnPolicy.MINUTES, minutes=minutes)
    return phrase(OwnPolicy.MINUTES_SECONDS, minutes=minutes, seconds=rest)
