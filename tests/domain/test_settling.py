"""Where a visit stands on the board, and what the night does."""

import pytest
from hypothesis import given

from builders.visit_states import DESK, visit, visits, walk_in
from kiosk.domain.matching import Flag, Outcome
from kiosk.domain.settling import Place, closed_by_night, place_of
from kiosk.domain.visits import OPEN, Status, VisitState

SETTLED = {Outcome.MATCHED, Outcome.WALK_IN}


def unsettled(outcome: Outcome) -> VisitState:
    return visit(outcome=outcome, appointment=None, caseworker=None)


@pytest.mark.parametrize("outcome", sorted(set(Outcome) - SETTLED))
def test_what_the_check_in_left_open_is_to_be_settled(outcome: Outcome) -> None:
    assert place_of(unsettled(outcome)) is Place.TO_SETTLE


def test_a_match_taken_back_is_to_be_settled() -> None:
    assert place_of(unsettled(Outcome.MATCHED)) is Place.TO_SETTLE


def test_a_match_is_to_be_collected_even_without_a_known_caseworker() -> None:
    assert place_of(visit(caseworker=None)) is Place.TO_COLLECT


def test_a_walk_in_stands_in_the_queue_until_handed_over() -> None:
    handed_over = visit(outcome=Outcome.WALK_IN, appointment=None)

    assert place_of(walk_in()) is Place.QUEUE
    assert place_of(handed_over) is Place.TO_COLLECT


def test_whoever_has_no_appointment_after_all_joins_the_queue() -> None:
    settled = visit(
        outcome=Outcome.AMBIGUOUS,
        appointment=None,
        caseworker=None,
        flags=frozenset({Flag.RESOLVED}),
    )

    assert place_of(settled) is Place.QUEUE


@pytest.mark.parametrize("status", [Status.CALLED, Status.COLLECTED])
def test_whoever_is_at_a_desk_is_shown_there(status: Status) -> None:
    assert place_of(visit(status, desk=DESK)) is Place.AT_DESK


@given(state=visits)
def test_nobody_who_is_here_is_off_the_board(state: VisitState) -> None:
    assert state.status not in OPEN or place_of(state) is not Place.OVER


@given(state=visits)
def test_at_midnight_nothing_stays_open(state: VisitState) -> None:
    after = closed_by_night(state)

    assert after.status not in OPEN
    assert (after == state) is (state.status not in OPEN)
    assert state.status not in OPEN or Flag.CLOSED_BY_NIGHT in after.flags
