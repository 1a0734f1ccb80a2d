"""A later time instead of waiting: the visit ends with the booking, and one undo takes both back."""

from datetime import date
from functools import partial

import pytest
from sqlalchemy.orm import Session

from builders.at_work import AtWork, code
from builders.reception import OFFICE, Reception, at
from kiosk.domain.roles import Role
from kiosk.domain.visits import Step
from kiosk.service.store.tables import AppointmentRow, VisitRow
from kiosk.service.usecases import undo_step
from kiosk.service.usecases.book_at_desk import book_at_desk
from kiosk.service.usecases.book_instead import BookedInstead, book_instead
from kiosk.service.usecases.call_next import call_next
from kiosk.service.usecases.free_times import slot_id, times_of_topic
from kiosk.service.usecases.refusals import Refused
from kiosk.wire.problems import Code

TUESDAY = date(2026, 11, 24)
TEN = slot_id("general", at("10:00", TUESDAY))


@pytest.fixture
def work(reception: Reception) -> AtWork:
    return AtWork(reception)


def books(work: AtWork, visit: VisitRow, slot: str = TEN) -> BookedInstead | Refused:
    reception, by = work.reception, work.reception.staff[Role.RECEPTIONIST]

    def job(session: Session) -> BookedInstead | Refused:
        book = partial(book_at_desk, session, slot, None, keys=reception.keys, by=by, now=reception.now)
        return book_instead(session, visit.id, book, by=by, now=reception.now)

    return reception.does(job)


def is_free(reception: Reception) -> bool:
    found = reception.sees(
        partial(times_of_topic, office_id=OFFICE, topic_id="general", first=TUESDAY, last=TUESDAY, now=reception.now)
    )
    assert not isinstance(found, Refused)
    return any(slot.starts_at == at("10:00", TUESDAY) for slot in found)


@pytest.mark.parametrize(
    ("before", "status"),
    [((), "left"), ((Step.CALL,), "left"), ((Step.CALL, Step.COLLECTED), "ended")],
    ids=["waiting", "called", "at the desk"],
)
def test_who_gets_a_later_time_waits_no_more(work: AtWork, before: tuple[Step, ...], status: str):
    visit = work.walk_in()
    for step in before:
        visit = work.does(visit, step, desk_id="1")

    both = books(work, visit)

    assert isinstance(both, BookedInstead)
    assert (both.visit.status, both.visit.desk_id, is_free(work.reception)) == (status, None, False)
    assert "later_time" in both.visit.flags
    by = work.reception.staff[Role.RECEPTIONIST]
    left = work.reception.does(partial(call_next, desk_id="1", by=by, day=visit.service_day, now=work.reception.now))
    assert not isinstance(left, VisitRow)


def test_one_undo_takes_both_back(work: AtWork):
    visit = work.walk_in()
    both = books(work, visit)
    assert isinstance(both, BookedInstead)

    back = work.does(visit, Step.UNDO)

    appointment = work.reception.sees(lambda session: session.get_one(AppointmentRow, both.booked.appointment_id))
    assert (back.status, appointment.cancelled, is_free(work.reception)) == ("waiting", True, True)
    assert "later_time" not in back.flags


def test_the_undo_test_notices_a_time_that_stays_taken(work: AtWork, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(undo_step, "cancel_appointment_booked", lambda *given, **more: None)

    with pytest.raises(AssertionError):
        test_one_undo_takes_both_back(work)


def test_a_time_that_is_gone_leaves_the_citizen_waiting(work: AtWork):
    first, second = work.walk_in(14), work.walk_in(15)
    books(work, first)

    assert books(work, second) == Refused(code=Code.SLOT_TAKEN)
    assert work.does(second, Step.CALL, desk_id="1").status == "called"


def test_whose_visit_is_over_gets_no_time_instead(work: AtWork):
    visit = work.does(work.walk_in(), Step.LEFT)

    refused = books(work, visit)

    assert isinstance(refused, Refused)
    assert (code(refused), is_free(work.reception)) == ("wrong_state", True)


def test_a_booking_that_is_in_use_is_not_taken_back(work: AtWork):
    visit = work.walk_in(14)
    today = slot_id("general", at("11:00"))
    both = books(work, visit, today)
    assert isinstance(both, BookedInstead)
    work.room.arrives(20, digits=None, code=both.booked.code)

    assert code(work.takes(visit, Step.UNDO)) == "nothing_to_undo"
