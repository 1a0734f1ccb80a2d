"""A policy as a draft: in the order of time, back to what stands above, refused at the step that is meant."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from admin_tool.models.policy_draft import DraftStep, PolicyDraft, blamed, default_draft, draft_for, is_same
from admin_tool.models.policy_words import policy_words, standing, whose
from builders.staff_policies import OFFICE, YOUTH, some_policies
from builders.staff_words import wording
from kiosk.domain.pickups import Rung
from kiosk.domain.policies import judge
from kiosk.service.usecases.policies import escalation_of

SAID = some_policies().policies
DANISH = wording("da")


def youth() -> PolicyDraft:
    return draft_for("Ungeteam", SAID)


def test_an_office_that_has_said_nothing_and_one_that_said_the_default_are_the_same() -> None:
    assert draft_for(None, []) == draft_for(None, [OFFICE]) == default_draft()
    assert default_draft().to_save(None) is None
    assert default_draft().said(None) == OFFICE


def test_a_team_follows_the_office_until_something_is_changed() -> None:
    followed = draft_for("Job", [*SAID[1:], OFFICE.model_copy(update={"coming_for_seconds": 60})])
    changed = followed.coming_for_seconds(120)

    assert (followed.coming_for, followed.to_save("Job")) == (60, None)
    saved = changed.to_save("Job")
    assert saved is not None and (saved.team, saved.coming_for_seconds, len(saved.steps)) == ("Job", 120, 4)


def test_what_is_not_shown_is_saved_as_it_was() -> None:
    kept = YOUTH.model_copy(update={"later_by_seconds": 240, "good_for_seconds": 900})

    assert draft_for("Ungeteam", [kept]).to_save("Ungeteam") == kept


def test_a_step_goes_to_its_place_in_time_and_keeps_its_id() -> None:
    later = youth().with_step(DraftStep(id=0, seconds=240, rung=Rung.BOARD))

    assert [each.id for each in later.steps] == [0, 1]
    assert [each.id for each in later.in_order().steps] == [1, 0]
    assert [each.after_seconds for each in later.said(None).steps] == [120, 240]


def test_a_step_that_is_told_in_the_tools_says_no_channels() -> None:
    board = youth().with_step(DraftStep(id=0, seconds=60, rung=Rung.BOARD, kinds=frozenset({"sms"})))

    assert board.said(None).steps[0].kinds == []


@given(st.lists(st.sampled_from(["add", "first", "last"]), max_size=12))
@settings(max_examples=25)
def test_whatever_is_added_and_removed_the_service_takes_it_or_says_where(touches: list[str]) -> None:
    draft = youth()
    for touch in touches:
        steps = draft.steps
        draft = draft.with_one_more() if touch == "add" or not steps else draft.without(steps[-(touch == "last")].id)

    assert len({step.id for step in draft.steps}) == len(draft.steps)
    bad = judge(escalation_of(draft.said(None)), has_channel=lambda step: False)
    assert bad is None or bad in {"no_steps", "too_many_steps"} or blamed(draft, bad)


@pytest.mark.parametrize(
    ("code", "steps"),
    [("last_step_reaches_nobody", {1, 2}), ("out_of_range", {1, 2}), ("too_many_steps", set()), ("unavailable", set())],
)
def test_a_refusal_stands_at_the_steps_it_is_about(code: str, steps: set[int]) -> None:
    draft = youth().with_step(DraftStep(id=1, seconds=3700, rung=Rung.TEAM))
    draft = draft.with_one_more().with_step(DraftStep(id=2, seconds=3700, rung=Rung.OFFICE))

    assert blamed(draft, code) == steps


def test_taking_back_what_was_changed_is_no_change() -> None:
    there = youth().coming_for_seconds(60)

    assert not is_same(there, youth()) and is_same(there.coming_for_seconds(120), youth())


def test_a_policy_is_told_in_plain_words() -> None:
    assert [DANISH.say(each) for each in policy_words(youth())] == [
        "Efter 1 min uden svar: sagsbehandleren får besked på sine egne kanaler. "
        "Er de meldt væk, også stedfortræderen. Kun Mail · Sms.",
        "Efter 2 min uden svar: kontorets kanaler får besked.",
        "Siger nogen, at de kommer, og er borgeren ikke hentet efter 2 min, begynder det forfra.",
    ]
    assert DANISH.say(policy_words(default_draft())[0]) == "Straks: sagsbehandleren får besked i programmet."


def test_it_says_whose_rules_they_are() -> None:
    assert DANISH.say(whose("Job", unsaved=True, reaches_nobody=True)) == "Team: Job · ikke gemt"
    assert DANISH.say(whose(None, unsaved=False, reaches_nobody=True)) == "Kontoret · når ingen"
    assert DANISH.say(standing(draft_for("Job", SAID), team="Job")).startswith("Teamet følger kontoret.")
    assert DANISH.say(standing(youth(), team="Ungeteam")) == "Teamets egne regler."
