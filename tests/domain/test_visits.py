"""The table of steps, read from the product's words, and what each step leaves behind."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders.visit_states import ALL_GIVEN, BO, DESK, TEN, visit, visits, walk_in
from kiosk.domain.matching import Flag, Outcome
from kiosk.domain.visits import (
    Given,
    Status,
    Step,
    VisitState,
    WrongState,
    advance,
    goodbye,
    possible_steps,
)

TABLE = {
    "waiting": "coming>on_the_way collected>collected call>called left>left later>waiting "
    "cannot>waiting hand_over>waiting resolve>waiting merge>void separate>waiting",
    "on_the_way": "collected>collected call>called not_here>not_here left>left "
    "wrong_person>waiting later>waiting cannot>waiting hand_over>waiting",
    "called": "call_again>called put_back>waiting collected>collected not_here>not_here "
    "left>left wrong_person>waiting hand_over>waiting",
    "collected": "ended>ended wrong_person>waiting hand_over>waiting",
    "ended": "",
    "not_here": "",
    "left": "",
    "void": "",
}


@pytest.mark.parametrize("step", Step)
@pytest.mark.parametrize("status", Status)
def test_a_step_leads_where_the_table_says_or_is_refused(status: Status, step: Step) -> None:
    row = dict(entry.split(">") for entry in TABLE[status].split())
    before = visit(status, outcome=Outcome.POSSIBLE_DUPLICATE, duplicate_of="other")

    after = advance(before, step, ALL_GIVEN)

    assert (after.status if isinstance(after, VisitState) else None) == row.get(step)


@given(before=visits, step=st.sampled_from(Step))
def test_what_is_offered_is_what_is_allowed(before: VisitState, step: Step) -> None:
    allowed = isinstance(advance(before, step, ALL_GIVEN), VisitState)

    assert allowed == (step in possible_steps(before))


@given(before=visits, step=st.sampled_from(Step))
def test_no_step_changes_what_the_check_in_said(before: VisitState, step: Step) -> None:
    after = advance(before, step, ALL_GIVEN)

    assert isinstance(after, WrongState) or (
        (after.number, after.also, after.outcome) == (before.number, before.also, before.outcome)
    )


@given(choices=st.lists(st.integers(0, 20), max_size=8))
def test_a_desk_is_held_only_by_who_is_there(choices: list[int]) -> None:
    state = visit()
    for choice in choices:
        steps = sorted(possible_steps(state))
        if not steps:
            break
        after = advance(state, steps[choice % len(steps)], ALL_GIVEN)
        assert isinstance(after, VisitState)
        assert after.desk is None or after.status in {Status.CALLED, Status.COLLECTED}
        state = after


def test_a_third_later_is_refused() -> None:
    state: VisitState | WrongState = visit()
    for _ in range(2):
        assert isinstance(state, VisitState)
        state = advance(state, Step.LATER)
    assert isinstance(state, VisitState)

    assert advance(state, Step.LATER) == WrongState()


def test_another_caseworker_may_ask_for_later_again() -> None:
    handed_over = advance(visit(laters=2), Step.HAND_OVER, Given(caseworker=BO))

    assert handed_over == visit(caseworker=BO, laters=0)


def test_separating_what_is_no_duplicate_is_refused() -> None:
    assert advance(visit(), Step.SEPARATE) == WrongState()


def test_two_persons_once_separated_stay_so() -> None:
    duplicate = visit(outcome=Outcome.POSSIBLE_DUPLICATE, appointment=None, duplicate_of="other")

    apart = advance(duplicate, Step.SEPARATE)

    assert apart == replace(duplicate, duplicate_of=None)
    assert advance(apart, Step.SEPARATE) == WrongState()


def test_a_called_citizen_is_at_the_desk_until_it_is_over() -> None:
    called = advance(visit(), Step.CALL, Given(desk=DESK))
    assert isinstance(called, VisitState)
    collected = advance(called, Step.COLLECTED)
    assert isinstance(collected, VisitState)

    assert called.desk == collected.desk == DESK
    assert advance(collected, Step.ENDED) == visit(Status.ENDED)


def test_the_wrong_person_goes_back_without_the_appointment() -> None:
    early = frozenset({Flag.EARLY, Flag.RESOLVED, Flag.NUMBER_UNSEEN})

    after = advance(visit(Status.COLLECTED, desk=DESK, flags=early), Step.WRONG_PERSON)

    unseen = frozenset({Flag.NUMBER_UNSEEN})
    assert after == visit(appointment=None, caseworker=None, flags=unseen)


def test_cannot_without_a_colleague_gives_the_visit_to_the_reception() -> None:
    assert advance(visit(Status.ON_THE_WAY), Step.CANNOT) == visit(caseworker=None)


def test_settling_keeps_the_outcome_as_evidence() -> None:
    open_question = visit(outcome=Outcome.AMBIGUOUS, appointment=None, caseworker=None, duplicate_of="other")

    settled = advance(open_question, Step.RESOLVE, ALL_GIVEN)

    flags = frozenset({Flag.RESOLVED, Flag.LATE})
    assert settled == visit(outcome=Outcome.AMBIGUOUS, appointment=TEN, caseworker=BO, flags=flags)


def test_settling_on_no_appointment_drops_what_spoke_of_one() -> None:
    mistaken = visit(flags=frozenset({Flag.LATE, Flag.OTHER_TIME}))

    settled = advance(mistaken, Step.RESOLVE, Given())

    resolved = frozenset({Flag.RESOLVED})
    assert settled == visit(appointment=None, caseworker=None, flags=resolved)


@pytest.mark.parametrize(
    ("status", "step"),
    [
        (Status.WAITING, Step.LEFT),
        (Status.ON_THE_WAY, Step.LEFT),
        (Status.CALLED, Step.LEFT),
        (Status.COLLECTED, Step.ENDED),
        (Status.ENDED, None),
        (Status.LEFT, None),
        (Status.NOT_HERE, None),
        (Status.VOID, None),
    ],
)
def test_who_goes_home_now_goes_by_the_step_of_where_they_stand(status: Status, step: Step | None):
    assert goodbye(walk_in(status)) == step


@pytest.mark.parametrize(
    "somebody",
    [
        {"outcome": Outcome.MATCHED, "appointment": TEN},
        {"outcome": Outcome.AMBIGUOUS},
        {"outcome": Outcome.UNREADABLE},
        {"caseworker": BO},
        {"also": (23,)},
        {"flags": frozenset({Flag.HAS_APPOINTMENT})},
        {"outcome": Outcome.UNMATCHED, "flags": frozenset({Flag.CANCELLED})},
        {"outcome": Outcome.UNMATCHED, "flags": frozenset({Flag.ALREADY_SEEN})},
        {"outcome": Outcome.UNMATCHED, "flags": frozenset({Flag.OTHER_DAY})},
        {"flags": frozenset({Flag.RESOLVED})},
        {"status": Status.ON_THE_WAY},
    ],
)
def test_a_number_is_nobodys_only_while_nothing_speaks_for_a_citizen(somebody: dict[str, Any]):
    assert advance(walk_in(), Step.VOID) == walk_in(Status.VOID)
    assert advance(replace(walk_in(), **somebody), Step.VOID) == WrongState()
