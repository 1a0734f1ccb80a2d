"""A check-in at the desk, for a citizen who cannot or will not use the kiosk."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from builders.at_work import AtWork, code
from builders.reception import TODAY, Reception, at
from kiosk.domain.queue import Priority
from kiosk.domain.roles import Role
from kiosk.domain.visits import Step
from kiosk.service.store.tables import AppointmentRow, ArrivalRow, VisitRow
from kiosk.service.usecases.desk_arrivals import CheckIn, check_in
from kiosk.service.usecases.offices import NewOffice, add_office
from kiosk.service.usecases.refusals import Refused
from kiosk.service.usecases.staff import COMMAND_LINE


@pytest.fixture
def work(reception: Reception) -> AtWork:
    reception.now = at("09:52")
    return AtWork(reception)


def at_desk(work: AtWork, **wanted: Any) -> VisitRow | Refused:
    asked = CheckIn(**{"number": None, "appointment_id": None, "topic_id": None, "needs": ()} | wanted)
    staff, now = work.reception.staff[Role.RECEPTIONIST], work.reception.now
    return work.reception.does(lambda session: check_in(session, asked, by=staff, now=now))


def test_without_a_number_the_next_one_is_drawn(work: AtWork):
    first, second = at_desk(work), at_desk(work)

    assert isinstance(first, VisitRow)
    assert isinstance(second, VisitRow)
    assert (first.number, first.outcome, first.status) == (1, "walk_in", "waiting")
    assert second.number == 2


def test_somebody_with_an_appointment_is_announced_to_its_caseworker(work: AtWork):
    appointment = work.room.appointment("10:00")

    visit = at_desk(work, number=17, appointment_id=appointment, needs=("interpreter",))

    assert isinstance(visit, VisitRow)
    assert (visit.number, visit.outcome, visit.caseworker_id) == (17, "matched", "caseworker")
    assert (visit.appointment_id, visit.needs) == (appointment, ["interpreter"])


def test_somebody_much_too_early_is_marked_so(work: AtWork):
    visit = at_desk(work, appointment_id=work.room.appointment("12:00"))

    assert isinstance(visit, VisitRow)
    assert visit.flags == ["early"]


def test_the_check_in_is_evidence_for_the_citizen(work: AtWork):
    visit = at_desk(work, appointment_id=work.room.appointment("10:00"))

    assert isinstance(visit, VisitRow)
    kept = work.reception.sees(lambda session: session.scalars(select(ArrivalRow)).one())
    assert (kept.visit_id, kept.at, kept.external_id) == (visit.id, work.reception.now, "case-10:00")


def test_the_kiosks_envelope_that_comes_later_joins_the_visit(work: AtWork):
    visit = at_desk(work, number=17)
    assert isinstance(visit, VisitRow)

    joined = work.room.arrives(17, digits=None, declared="none")

    assert joined.id == visit.id


def test_a_number_that_somebody_has_is_not_given_away(work: AtWork):
    work.walk_in(17)

    assert code(at_desk(work, number=17)) == "number_taken"


def test_a_number_that_is_drawn_is_nobodys(work: AtWork):
    work.walk_in(1)

    visit = at_desk(work)

    assert isinstance(visit, VisitRow)
    assert visit.number == 2


def test_an_appointment_that_somebody_has_come_for_is_taken(work: AtWork):
    expected = work.expected(17)

    assert code(at_desk(work, appointment_id=expected.appointment_id)) == "appointment_taken"


def test_after_somebody_was_not_here_their_appointment_can_be_checked_in_again(work: AtWork):
    expected = work.expected(17)
    work.does(expected, Step.COMING)
    work.does(expected, Step.NOT_HERE)

    assert isinstance(at_desk(work, appointment_id=expected.appointment_id), VisitRow)


def test_whose_topic_goes_ahead_is_called_before_one_who_came_earlier(work: AtWork):
    work.walk_in(14)
    work.reception.later(minutes=3)
    work.reception.is_booked(None, "housing", priority=Priority.RAISED)
    at_desk(work, number=15, topic_id="housing")

    called = work.calls_next()

    assert isinstance(called, VisitRow)
    assert called.number == 15


@pytest.mark.parametrize("wanted", [{"appointment_id": "nobody's"}, {"topic_id": "astrology"}])
def test_what_there_is_not_is_not_found(work: AtWork, wanted: dict[str, str]):
    assert code(at_desk(work, **wanted)) == "not_found"


def test_an_appointment_of_another_day_is_not_found(work: AtWork):
    tomorrow = work.room.appointment("10:00", day=TODAY + timedelta(days=1))

    assert code(at_desk(work, appointment_id=tomorrow)) == "not_found"


def test_an_appointment_of_another_office_is_not_found(work: AtWork):
    appointment = work.room.appointment("10:00")
    work.reception.does(lambda session: _moved(session, appointment))

    assert code(at_desk(work, appointment_id=appointment)) == "not_found"


def _moved(session: Any, appointment_id: str) -> None:
    other = NewOffice(id="other", name="Andet kontor", desks=1, time_zone="Europe/Copenhagen")
    add_office(session, other, by=COMMAND_LINE, now=at("08:00"))
    session.get_one(AppointmentRow, appointment_id).office_id = "other"
