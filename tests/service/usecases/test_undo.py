"""A misclick is taken back: one's own last step, for two minutes, if nobody acted since."""

from typing import Any

import pytest
from sqlalchemy.orm import Session

from builders.at_work import AtWork, code
from builders.reception import Reception, at
from kiosk.domain.roles import Role
from kiosk.domain.visits import Status, Step
from kiosk.service.store.tables import VisitRow
from kiosk.service.usecases.refusals import Refused
from kiosk.service.usecases.render_visits import show_visit
from kiosk.service.usecases.step_of_visit import StepGiven, take_step
from kiosk.wire.staff import Visit

NOTHING = "nothing_to_undo"


@pytest.fixture
def work(reception: Reception) -> AtWork:
    reception.now = at("09:52")
    return AtWork(reception)


def as_it_is(visit: VisitRow) -> dict[str, object]:
    """All that a step may change."""
    names = (
        "status", "status_since", "also", "flags", "appointment_id", "caseworker_id", "desk_id", "place",
        "duplicate_of", "merged_into", "laters", "acted",
    )  # fmt: skip
    return {name: getattr(visit, name) for name in names}


@pytest.mark.parametrize(
    ("step", "given"),
    [
        (Step.COMING, {}),
        (Step.LATER, {}),
        (Step.CANNOT, {}),
        (Step.COLLECTED, {}),
        (Step.CALL, {"desk_id": "2"}),
        (Step.LEFT, {}),
        (Step.HAND_OVER, {"caseworker_id": "bo"}),
        (Step.RESOLVE, {}),
    ],
)
def test_everything_is_as_it_was(work: AtWork, step: Step, given: dict[str, Any]):
    work.reception.employ("bo")
    before = work.expected()
    work.reception.later(seconds=30)
    work.does(before, step, **given)
    work.reception.later(seconds=30)

    back = work.does(before, Step.UNDO)

    assert as_it_is(back) == as_it_is(before)
    assert back.version == before.version + 2


def test_after_two_minutes_there_is_nothing_to_undo(work: AtWork):
    visit = work.walk_in()
    work.does(visit, Step.LEFT)
    work.reception.later(minutes=2, seconds=1)

    assert code(work.takes(visit, Step.UNDO)) == NOTHING


def test_nobody_takes_back_the_step_of_another(work: AtWork):
    visit = work.walk_in()
    work.does(visit, Step.LEFT)

    assert code(work.takes(visit, Step.UNDO, Role.LEAD)) == NOTHING


def test_a_step_of_somebody_else_since_then_forbids_it(work: AtWork):
    visit = work.expected()
    work.does(visit, Step.COMING, Role.CASEWORKER)
    work.does(visit, Step.COLLECTED, Role.LEAD)

    assert code(work.takes(visit, Step.UNDO, Role.CASEWORKER)) == NOTHING


def test_a_step_is_taken_back_once(work: AtWork):
    visit = work.walk_in()
    work.does(visit, Step.LEFT)
    work.does(visit, Step.UNDO)

    assert code(work.takes(visit, Step.UNDO)) == NOTHING


def test_a_caseworker_takes_back_the_step_that_gave_the_visit_away(work: AtWork):
    work.reception.employ("bo")
    visit = work.expected()
    work.does(visit, Step.HAND_OVER, Role.CASEWORKER, caseworker_id="bo")

    assert work.does(visit, Step.UNDO, Role.CASEWORKER).caseworker_id == "caseworker"


def test_what_the_citizen_added_meanwhile_stays(work: AtWork):
    visit = work.expected()
    work.does(visit, Step.COMING, Role.CASEWORKER)
    work.room.amends(visit, needs=["interpreter"])

    back = work.does(visit, Step.UNDO, Role.CASEWORKER)

    assert (back.status, back.needs) == (Status.WAITING, ["interpreter"])


def test_an_appointment_that_has_gone_to_another_is_not_taken_from_them(work: AtWork):
    visit = work.expected()
    work.does(visit, Step.COMING)
    work.does(visit, Step.NOT_HERE)
    other = work.room.arrives(18, declared="10:00")

    assert other.appointment_id == visit.appointment_id
    assert code(work.takes(visit, Step.UNDO)) == "appointment_taken"


def test_a_desk_that_has_the_next_one_is_not_taken_from_them(work: AtWork):
    first = work.walk_in(14)
    work.does(first, Step.CALL, desk_id="1")
    work.does(first, Step.PUT_BACK)
    work.does(work.walk_in(15), Step.CALL, desk_id="1")

    assert code(work.takes(first, Step.UNDO)) == "desk_busy"


@pytest.mark.parametrize("at_the_one_that", ["went", "stayed"])
def test_a_merge_is_taken_back_on_both_numbers(work: AtWork, at_the_one_that: str):
    stays, goes = work.walk_in(14), work.expected(17)
    work.does(goes, Step.MERGE, visit_id=stays.id)

    work.does(goes if at_the_one_that == "went" else stays, Step.UNDO)

    assert as_it_is(work.again(goes)) == as_it_is(goes)
    assert as_it_is(work.again(stays)) == as_it_is(stays)


def test_a_merge_is_not_taken_back_when_somebody_acted_on_either(work: AtWork):
    stays, goes = work.walk_in(14), work.walk_in(17)
    work.does(goes, Step.MERGE, visit_id=stays.id)
    work.does(stays, Step.CALL, Role.LEAD, desk_id="1")

    assert code(work.takes(goes, Step.UNDO)) == NOTHING


def test_a_number_joins_another_with_its_appointment(work: AtWork):
    stays, goes = work.walk_in(14), work.expected(17)

    gone = work.does(goes, Step.MERGE, visit_id=stays.id)

    kept = work.again(stays)
    assert (gone.status, gone.appointment_id, gone.merged_into) == (Status.VOID, None, stays.id)
    assert (kept.also, kept.appointment_id, kept.caseworker_id) == ([17], goes.appointment_id, "caseworker")


def test_what_was_needed_at_either_number_is_needed_by_who_has_both(work: AtWork):
    stays, goes = work.walk_in(14), work.walk_in(17)
    work.room.amends(stays, needs=["companion"])
    work.room.amends(goes, needs=["interpreter", "companion"])

    work.does(goes, Step.MERGE, visit_id=stays.id)

    assert work.again(stays).needs == ["companion", "interpreter"]


def test_a_number_cannot_join_itself_or_one_that_is_over(work: AtWork):
    visit, over = work.walk_in(14), work.walk_in(15)
    work.does(over, Step.LEFT)

    assert code(work.takes(visit, Step.MERGE, visit_id=visit.id)) == "wrong_state"
    assert code(work.takes(visit, Step.MERGE, visit_id=over.id)) == "wrong_state"
    assert code(work.takes(visit, Step.MERGE, visit_id="nobody")) == "not_found"


def test_a_step_is_taken_back_also_in_the_transaction_in_which_it_was_taken(work: AtWork):
    visit = work.walk_in()
    staff, now = work.reception.staff[Role.RECEPTIONIST], work.reception.now

    def both(session: Session) -> list[VisitRow | Refused]:
        steps = (Step.LEFT, Step.UNDO)
        return [take_step(session, visit.id, step, StepGiven(), by=staff, now=now) for step in steps]

    assert not any(isinstance(taken, Refused) for taken in work.reception.does(both))
    assert work.again(visit).status == Status.WAITING


def test_whoever_takes_a_step_is_shown_there_and_then_that_it_can_be_taken_back(work: AtWork):
    visit = work.walk_in()
    staff, now = work.reception.staff[Role.RECEPTIONIST], work.reception.now

    def shown(session: Session) -> Visit | Refused:
        return show_visit(session, take_step(session, visit.id, Step.LEFT, StepGiven(), by=staff, now=now), staff)

    seen = work.reception.does(shown)
    assert isinstance(seen, Visit) and seen.undo_until is not None
