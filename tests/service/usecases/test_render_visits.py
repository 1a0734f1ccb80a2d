"""Staff are told whether anybody but the six digits says who it is."""

import pytest

from builders.at_work import AtWork
from builders.reception import Reception, at
from kiosk.domain.roles import Role
from kiosk.domain.visits import Step
from kiosk.service.store.tables import VisitRow
from kiosk.service.usecases.desk_arrivals import CheckIn, check_in
from kiosk.service.usecases.render_visits import render_visits


@pytest.fixture
def work(reception: Reception) -> AtWork:
    reception.now = at("09:52")
    return AtWork(reception)


def digits_only(work: AtWork, visit: VisitRow) -> bool:
    (rendered,) = work.reception.sees(lambda session: render_visits(session, [work.again(visit)]))
    return rendered.visit.digits_only


def test_who_typed_them_at_the_kiosk_is_known_by_six_digits_only(work: AtWork):
    assert digits_only(work, work.expected())


def test_whom_the_reception_checked_in_is_not_also_where_a_kiosk_says_the_digits_later(work: AtWork):
    staff, now = work.reception.staff[Role.RECEPTIONIST], work.reception.now
    asked = CheckIn(number=17, appointment_id=work.room.appointment("10:00"), topic_id=None, needs=())
    visit = work.reception.does(lambda session: check_in(session, asked, by=staff, now=now))
    assert isinstance(visit, VisitRow)
    before = digits_only(work, visit)
    work.room.arrives(17, digits=b"010190", declared="10:00")

    assert (before, digits_only(work, visit)) == (False, False)


def test_who_was_asked_for_their_name_is_not(work: AtWork):
    appointment = work.room.appointment("11:00")
    near = work.room.arrives(17, declared="10:00")

    settled = work.does(near, Step.RESOLVE, appointment_id=appointment)

    assert (digits_only(work, near), settled.caseworker_id) == (False, "caseworker")


@pytest.mark.parametrize("code", [None, "GOOD"])
def test_who_came_without_digits_is_not(work: AtWork, code: str | None):
    work.room.appointment("10:00", None, code="GOOD")

    assert not digits_only(work, work.room.arrives(17, digits=None, declared="none", code=code))
