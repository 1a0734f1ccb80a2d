"""The appointments of a day, no-shows, the audited look, and who of the caseworkers is free."""

from datetime import datetime

import pytest
from sqlalchemy import func, select

from builders.at_work import AtWork, code
from builders.reception import OFFICE, TODAY, Reception, at
from kiosk.domain.roles import Role
from kiosk.domain.visits import Step
from kiosk.service.store.tables import AppointmentRow, AuditRow
from kiosk.service.usecases.caseworkers import list_caseworkers
from kiosk.service.usecases.day_appointments import list_appointments, mark_no_show, take_back_no_show
from kiosk.service.usecases.look_at_person import look_at_person
from kiosk.service.usecases.refusals import Refused
from kiosk.service.usecases.staff import Staff
from kiosk.wire.staff import Person


@pytest.fixture
def work(reception: Reception) -> AtWork:
    reception.now = at("09:52")
    return AtWork(reception)


def marked(work: AtWork, appointment_id: str | None, by: Role = Role.RECEPTIONIST) -> AppointmentRow | Refused:
    staff, now = work.reception.staff[by], work.reception.now
    return work.reception.does(lambda session: mark_no_show(session, appointment_id or "", by=staff, now=now))


def taken_back(work: AtWork, appointment_id: str) -> AppointmentRow | Refused:
    staff, now = work.reception.staff[Role.RECEPTIONIST], work.reception.now
    return work.reception.does(lambda session: take_back_no_show(session, appointment_id, by=staff, now=now))


def looked_at(work: AtWork, appointment_id: str, by: Staff) -> Person | Refused:
    keys, now = work.reception.keys, work.reception.now
    return work.reception.does(lambda session: look_at_person(session, appointment_id, keys=keys, by=by, now=now))


def looks(work: AtWork) -> int:
    counted = select(func.count()).where(AuditRow.action == "person.looked_at")
    return work.reception.sees(lambda session: session.scalar(counted)) or 0


def available(work: AtWork) -> list[tuple[str, str, datetime | None]]:
    now = work.reception.now
    found = work.reception.sees(lambda session: list_caseworkers(session, office_id=OFFICE, now=now))
    return [(each.id, each.availability, each.until) for each in found]


def test_the_reception_sees_the_offices_appointments_and_a_caseworker_their_own(work: AtWork):
    own, nobodys = work.room.appointment("10:00"), work.room.appointment("09:00", caseworker_id=None)
    work.room.appointment("10:00", day=TODAY.replace(day=24))

    def listed(role: Role) -> list[str]:
        staff = work.reception.staff[role]
        found = work.reception.sees(lambda session: list_appointments(session, staff, day=TODAY))
        return [each.id for each in found]

    assert listed(Role.LEAD) == [nobodys, own]
    assert listed(Role.CASEWORKER) == [own]


def test_a_no_show_is_marked_and_taken_back(work: AtWork):
    appointment = work.room.appointment("09:00")

    assert isinstance(marked(work, appointment), AppointmentRow)
    assert code(marked(work, appointment)) == "wrong_state"
    assert isinstance(taken_back(work, appointment), AppointmentRow)
    assert code(taken_back(work, appointment)) == "nothing_to_undo"


def test_whoever_came_is_no_no_show(work: AtWork):
    assert code(marked(work, work.expected().appointment_id)) == "wrong_state"


def test_after_not_here_it_is_one(work: AtWork):
    visit = work.expected()
    work.does(visit, Step.COMING)
    work.does(visit, Step.NOT_HERE)

    assert isinstance(marked(work, visit.appointment_id), AppointmentRow)


def test_a_cancelled_appointment_is_no_no_show(work: AtWork):
    assert code(marked(work, work.room.appointment("09:00", cancelled=True))) == "wrong_state"


def test_a_caseworker_marks_their_own_alone(work: AtWork):
    assert isinstance(marked(work, work.room.appointment("09:00"), Role.CASEWORKER), AppointmentRow)
    assert code(marked(work, work.room.appointment("09:00", caseworker_id=None), Role.CASEWORKER)) == "not_found"


def test_every_look_is_one_audit_row(work: AtWork):
    appointment = work.room.appointment("10:00")

    for count in (1, 2):
        looked_at(work, appointment, work.reception.staff[Role.RECEPTIONIST])
        assert looks(work) == count


def test_a_caseworker_looks_at_nobody_elses_citizen(work: AtWork):
    appointment = work.room.appointment("10:00")
    stranger = work.reception.employ("bo")

    assert code(looked_at(work, appointment, stranger)) == "not_found"
    assert looks(work) == 0


def test_after_the_night_a_look_finds_nothing(work: AtWork):
    appointment = work.room.appointment("10:00")
    work.reception.keys.destroy_day(OFFICE, TODAY)

    found = looked_at(work, appointment, work.reception.staff[Role.RECEPTIONIST])

    assert found == Person(name=None, digits=None)


def test_who_has_fetched_somebody_is_in_a_meeting_until_the_appointment_ends(work: AtWork):
    visit = work.expected()
    assert available(work) == [("caseworker", "free", None)]

    work.does(visit, Step.COLLECTED, Role.CASEWORKER)

    assert available(work) == [("caseworker", "meeting", at("10:30"))]
    work.reception.now = at("10:40")
    assert available(work) == [("caseworker", "meeting", None)]
    work.does(visit, Step.ENDED, Role.CASEWORKER)
    assert available(work) == [("caseworker", "free", None)]
