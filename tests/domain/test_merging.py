"""Two numbers that are one person."""

import pytest

from builders.visit_states import ANNE, TEN, visit, walk_in
from kiosk.domain.matching import Flag
from kiosk.domain.merging import Merged, merge
from kiosk.domain.visits import Status, VisitState, WrongState

OVER = (Status.ENDED, Status.NOT_HERE, Status.LEFT, Status.VOID)


def test_the_visit_that_stays_answers_to_both_numbers() -> None:
    merged = merge(walk_in(number=23), into=visit(number=17, also=(12,)))

    assert isinstance(merged, Merged)
    assert (merged.stays.number, merged.stays.also) == (17, (12, 23))
    assert merged.gone == walk_in(Status.VOID, number=23)


def test_what_was_joined_before_comes_along() -> None:
    merged = merge(visit(number=23, also=(20, 21)), into=visit(number=17))

    assert isinstance(merged, Merged)
    assert merged.stays.also == (23, 20, 21)


def test_two_visits_that_clash_in_one_number_become_one() -> None:
    merged = merge(visit(number=17, also=(20,)), into=visit(number=17))

    assert isinstance(merged, Merged)
    assert merged.stays.also == (20,)


def test_the_appointment_is_not_lost_with_the_number_that_found_it() -> None:
    merged = merge(visit(number=23), into=walk_in(number=17))

    assert isinstance(merged, Merged)
    assert (merged.stays.appointment, merged.stays.caseworker) == (TEN, ANNE)
    assert merged.stays.flags == {Flag.RESOLVED}
    assert merged.gone.appointment is None


@pytest.mark.parametrize(
    ("source", "target"),
    [
        *((visit(number=23), visit(status)) for status in OVER),
        *((visit(status, number=23), visit()) for status in set(Status) - {Status.WAITING}),
    ],
)
def test_nobody_vanishes_in_a_visit_that_is_over(source: VisitState, target: VisitState) -> None:
    assert merge(source, into=target) == WrongState()
