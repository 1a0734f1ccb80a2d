"""From when somebody waits for an answer: it begins again with whoever is asked, or asked for time."""

from typing import Any

import pytest

from builders.at_work import AtWork
from builders.reception import Reception, at
from kiosk.domain.visits import Step


@pytest.fixture
def work(reception: Reception) -> AtWork:
    reception.now = at("09:52")
    return AtWork(reception)


@pytest.mark.parametrize(
    ("step", "given"), [(Step.LATER, {}), (Step.COMING, {}), (Step.HAND_OVER, {"caseworker_id": "bo"})]
)
def test_it_begins_again_with_an_answer_or_another_caseworker(work: AtWork, step: Step, given: dict[str, Any]):
    work.reception.employ("bo")
    visit = work.expected()
    work.reception.later(minutes=4)

    changed = work.does(visit, step, **given)

    assert changed.status_since == work.reception.now


def test_it_goes_on_when_nothing_of_that_changed(work: AtWork):
    visit = work.walk_in()
    work.reception.later(minutes=4)

    assert work.does(visit, Step.RESOLVE).status_since == visit.status_since
