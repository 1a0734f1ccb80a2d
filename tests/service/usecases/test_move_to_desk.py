"""Somebody who was called is called to another desk in one touch: both steps or neither, and one undo for both."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select

from builders.at_work import AtWork, code
from builders.reception import OFFICE, TODAY, Reception, at
from kiosk.domain.roles import Role
from kiosk.domain.visits import Status, Step
from kiosk.service.store.tables import EventRow, VisitRow
from kiosk.service.usecases.figures import count_day
from kiosk.service.usecases.move_to_desk import move_to_desk
from kiosk.service.usecases.offices import NewOffice, add_office
from kiosk.service.usecases.refusals import Refused
from kiosk.service.usecases.staff import COMMAND_LINE

CALLS = ("call", "call_withdrawn")


@pytest.fixture
def work(reception: Reception) -> AtWork:
    reception.now = at("09:52")
    return AtWork(reception)


def called(work: AtWork, number: int, desk: str) -> VisitRow:
    return work.does(work.walk_in(number), Step.CALL, desk_id=desk)


def moves(work: AtWork, visit: VisitRow, desk: str, by: Role = Role.RECEPTIONIST) -> VisitRow | Refused:
    staff, now = work.reception.staff[by], work.reception.now
    return work.reception.does(lambda session: move_to_desk(session, visit.id, desk_id=desk, by=staff, now=now))


def told(work: AtWork) -> list[tuple[str, str]]:
    """What the waiting-room screen hears, and to which place."""
    rows = work.reception.sees(lambda session: session.scalars(select(EventRow).order_by(EventRow.id)).all())
    return [(row.kind, row.subject.partition(" ")[2]) for row in rows if row.kind in CALLS]


def as_it_is(visit: VisitRow) -> tuple[object, ...]:
    return visit.status, visit.desk_id, visit.place, visit.status_since, visit.acted


def test_the_number_is_called_to_the_other_desk_and_nowhere_else(work: AtWork):
    visit = called(work, 14, "1")

    moved = moves(work, visit, "2")

    assert isinstance(moved, VisitRow)
    assert (moved.status, moved.desk_id, moved.place) == (Status.CALLED, "2", "2")
    assert told(work) == [("call", "1"), ("call_withdrawn", ""), ("call", "2")]


def test_one_undo_takes_both_steps_back(work: AtWork):
    visit = called(work, 14, "1")
    work.reception.later(seconds=30)
    moves(work, visit, "2")
    work.reception.later(seconds=30)

    back = work.does(visit, Step.UNDO)

    assert as_it_is(back) == as_it_is(visit)
    assert told(work)[-2:] == [("call_withdrawn", ""), ("call", "1")]
    assert code(work.takes(visit, Step.UNDO)) == "nothing_to_undo"


def test_the_wait_counts_to_the_first_call_again(work: AtWork):
    visit = called(work, 14, "1")
    work.reception.later(seconds=150)
    moves(work, visit, "2")
    work.does(visit, Step.UNDO)

    work.does(visit, Step.COLLECTED)

    figures = work.reception.sees(lambda session: count_day(session, OFFICE, TODAY))
    assert figures.other_waits == {0: 1}


def test_a_caseworkers_citizen_is_moved_and_moved_back_too(work: AtWork):
    visit = work.does(work.expected(), Step.CALL, desk_id="1")
    before = (*as_it_is(visit), visit.caseworker_id, visit.told_after, visit.escalation, visit.step_due_at)
    moves(work, visit, "2")

    back = work.does(visit, Step.UNDO)

    assert (*as_it_is(back), back.caseworker_id, back.told_after, back.escalation, back.step_due_at) == before


def test_a_desk_that_has_somebody_is_refused_and_nothing_is_changed(work: AtWork):
    visit = called(work, 14, "1")
    called(work, 15, "2")
    left_behind = work.left_behind()

    assert code(moves(work, visit, "2")) == "desk_busy"
    assert as_it_is(work.again(visit)) == as_it_is(visit)
    assert work.left_behind() == left_behind


def test_what_cannot_be_moved_is_refused(work: AtWork):
    waiting, visit = work.walk_in(14), called(work, 15, "1")

    assert code(moves(work, waiting, "2")) == "wrong_state"
    assert code(moves(work, visit, "1")) == "wrong_state"
    assert code(moves(work, visit, "99")) == "not_found"
    assert code(moves(work, visit, "2", by=Role.CASEWORKER)) == "not_found"


def test_whoever_was_served_at_the_other_desk_is_ended(work: AtWork):
    served = called(work, 14, "2")
    work.does(served, Step.COLLECTED)

    moves(work, called(work, 15, "1"), "2")

    assert work.again(served).status == Status.ENDED


def test_it_cannot_be_taken_back_to_a_desk_that_has_somebody_by_now(work: AtWork):
    visit = called(work, 14, "1")
    moves(work, visit, "2")
    called(work, 15, "1")

    assert code(work.takes(visit, Step.UNDO)) == "desk_busy"
    assert work.again(visit).desk_id == "2"


def test_of_two_who_move_to_one_desk_at_once_one_stays_where_they_were(work: AtWork):
    third = NewOffice(id=OFFICE, name="Kontor", desks=3, time_zone="Europe/Copenhagen")
    work.reception.does(lambda session: add_office(session, third, by=COMMAND_LINE, now=work.reception.now))
    one, other = called(work, 14, "1"), called(work, 15, "2")

    with ThreadPoolExecutor(2) as at_once:
        ends = list(at_once.map(lambda visit: moves(work, visit, "3"), (one, other)))

    assert sorted(code(end) if isinstance(end, Refused) else "moved" for end in ends) == ["desk_busy", "moved"]
    desks = {work.again(one).desk_id, work.again(other).desk_id}
    assert "3" in desks and len(desks) == 2
