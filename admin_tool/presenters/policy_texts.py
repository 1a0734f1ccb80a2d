"""The words of the policies page that do not change with what it shows."""

from admin_tool.models.message_rows import KIND_NAMES
from admin_tool.models.phrases import Phrase
from admin_tool.models.policy_words import WHO
from admin_tool.models.wording import Wording
from admin_tool.views.policies import PoliciesTexts
from admin_tool.views.policy_step import StepTexts
from admin_tool.views.span_field import SpanTexts
from admin_tool.views.stand_ins import StandInTexts
from kiosk.messages.keys_staff_policies import Policies, StandIns


def policies_texts(wording: Wording) -> PoliciesTexts:
    say = wording.say
    return PoliciesTexts(
        title=say(Phrase(Policies.TITLE)),
        whose=say(Phrase(Policies.WHOSE)),
        add_team=say(Phrase(Policies.ADD_TEAM)),
        steps=say(Phrase(Policies.STEPS)),
        means=say(Phrase(Policies.MEANS)),
        step=_step_texts(wording),
        add=say(Phrase(Policies.ADD)),
        coming=say(Phrase(Policies.COMING)),
        cancel=say(Phrase(Policies.CANCEL)),
        save=say(Phrase(Policies.SAVE)),
    )


def stand_in_texts(wording: Wording) -> StandInTexts:
    say = wording.say
    return StandInTexts(
        title=say(Phrase(StandIns.TITLE)),
        hint=say(Phrase(StandIns.HINT)),
        of=say(Phrase(StandIns.OF)),
        is_=say(Phrase(StandIns.IS)),
    )


def _step_texts(wording: Wording) -> StepTexts:
    say = wording.say
    return StepTexts(
        after=say(Phrase(Policies.AFTER)),
        span=SpanTexts(
            span=say(Phrase(Policies.SPAN)),
            unit=say(Phrase(Policies.UNIT)),
            seconds=say(Phrase(Policies.SECONDS)),
            minutes=say(Phrase(Policies.MINUTES)),
        ),
        who_name=say(Phrase(Policies.WHO)),
        who=[(str(rung), say(words)) for rung, words in WHO.items()],
        how_name=say(Phrase(Policies.HOW)),
        all_kinds=say(Phrase(Policies.ALL_KINDS)),
        kinds={str(kind): say(Phrase(key)) for kind, key in KIND_NAMES.items()},
        remove=say(Phrase(Policies.REMOVE)),
    )
