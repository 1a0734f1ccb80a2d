"""A prankster's numbers go in one action and come back in one; whoever may be a citizen stays."""

from datetime import timedelta
from functools import partial

import pytest

from builders.at_work import AtWork
from builders.reception import OFFICE, Reception, at
from kiosk.domain.roles import Role
from kiosk.domain.visits import Status, Step
from kiosk.service.store.tables import ArrivalRow
from kiosk.service.usecases.desk_arrivals import CheckIn, check_in
from kiosk.service.usecases.void_numbers import take_back_voided, void_numbers
from kiosk.service.usecases.waiting_room import display_state
from kiosk.wire.void_numbers import NumbersVoided


@pytest.fixture
def work(reception: Reception) -> AtWork:
    reception.now = at("09:52")
    return AtWork(reception)


def voids(work: AtWork, first: int, last: int) -> NumbersVoided:
    by, now = work.reception.staff[Role.RECEPTIONIST], work.reception.now
    return work.reception.does(partial(void_numbers, first=first, last=last, by=by, now=now))


def takes_back(work: AtWork, voided: NumbersVoided, by: Role = Role.RECEPTIONIST) -> list[int]:
    staff, now = work.reception.staff[by], work.reception.now
    back = work.reception.does(partial(take_back_voided, visit_ids=voided.visit_ids, by=staff, now=now))
    return back.numbers


def here(work: AtWork) -> list[int]:
    return work.reception.sees(partial(display_state, office_id=OFFICE, now=work.reception.now)).here


def test_a_span_goes_but_for_those_of_whom_something_is_known(work: AtWork):
    for number in (31, 32, 34, 40):
        work.walk_in(number)
    work.expected(33)

    voided = voids(work, 31, 39)

    assert (voided.numbers, voided.kept) == ([31, 32, 34], [33])
    assert here(work) == [33, 40]
    evidence = work.reception.sees(lambda session: session.query(ArrivalRow).count())
    assert evidence == 5, "an arrival is evidence, whoever was behind it"


def test_whoever_was_checked_in_at_the_desk_stays(work: AtWork):
    by, now = work.reception.staff[Role.RECEPTIONIST], work.reception.now
    stands_there = CheckIn(number=32, appointment_id=None, topic_id=None, needs=())
    work.walk_in(31)
    work.reception.does(partial(check_in, wanted=stands_there, by=by, now=now))

    voided = voids(work, 31, 32)

    assert (voided.numbers, voided.kept) == ([31], [32])


def test_it_is_taken_back_in_one_action_by_who_did_it(work: AtWork):
    for number in (31, 32):
        work.walk_in(number)
    voided = voids(work, 31, 32)

    assert takes_back(work, voided, by=Role.LEAD) == []
    assert takes_back(work, voided) == [31, 32]
    assert here(work) == [31, 32]
    assert takes_back(work, voided) == []


def test_two_minutes_later_it_stands(work: AtWork):
    work.walk_in(31)
    voided = voids(work, 31, 31)
    work.reception.now += timedelta(minutes=2, seconds=1)

    assert takes_back(work, voided) == []


def test_taking_back_touches_no_other_step(work: AtWork):
    visit = work.walk_in(31)
    work.does(visit, Step.LEFT)

    assert takes_back(work, NumbersVoided(numbers=[31], visit_ids=[visit.id, "unknown"])) == []
    assert work.again(visit).status == Status.LEFT


def test_whoever_said_what_they_need_stays_and_whoever_says_it_afterwards_is_back(work: AtWork):
    asked = work.room.amends(work.walk_in(31), needs=["interpreter"])
    silent = work.walk_in(32)
    assert voids(work, 31, 32).kept == [31]

    back = work.room.amends(silent, needs=["private"])

    assert (back.status, back.needs) == (Status.WAITING, ["private"])
    assert here(work) == [31, 32]
    assert work.again(asked).status == Status.WAITING
