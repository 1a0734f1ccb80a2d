"""The night after: what goes, what stays, and that a second night finds nothing to do."""

from datetime import date, timedelta

import pytest
from sqlalchemy import func, select

from builders.arrivals import KioskRoom
from builders.reception import OFFICE, TODAY, Reception, at
from kiosk.service.store.tables import AppointmentRow, ArrivalRow, AuditRow, InboxRow, Row
from kiosk.service.usecases.night import AT_ONCE, night
from kiosk.service.usecases.night_watch import NightWatch

TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture
def room(reception: Reception) -> KioskRoom:
    reception.now = at("09:52")
    return KioskRoom(reception)


def _night(room: KioskRoom, *, before: date | None = TOMORROW) -> None:
    night(room.reception.store, room.reception.keys, before=before, now=room.reception.now)


def _count(room: KioskRoom, table: type[Row]) -> int:
    return room.reception.sees(lambda session: session.scalar(select(func.count()).select_from(table)) or 0)


def test_envelopes_appointments_tags_and_the_days_key_go(room: KioskRoom):
    room.appointment("10:00")
    visit = room.arrives(17, declared="10:00")

    _night(room)

    assert (_count(room, InboxRow), _count(room, AppointmentRow)) == (0, 0)
    gone = room.again(visit)
    assert (gone.tag, gone.appointment_id, gone.candidates) == (None, None, [])
    assert room.reception.keys.day(OFFICE, TODAY) is None


def test_the_evidence_stays_as_it_was(room: KioskRoom):
    room.appointment("10:00")
    visit = room.arrives(17, declared="10:00")
    before = room.evidence(visit.arrival_id or "")

    _night(room)

    after = room.evidence(visit.arrival_id or "")
    assert before is not None and after is not None
    columns = ArrivalRow.__table__.columns.keys()
    assert [getattr(before, name) for name in columns] == [getattr(after, name) for name in columns]


def test_the_evidence_goes_after_six_months(room: KioskRoom):
    room.arrives(17)
    room.reception.now += timedelta(days=190)

    _night(room, before=None)

    assert _count(room, ArrivalRow) == 0
    assert room.visits() == []


def test_who_is_still_here_at_midnight_has_left(room: KioskRoom):
    waiting, ended = room.arrives(17), room.arrives(18)
    room.sets(ended, status="ended")

    _night(room)

    closed = room.again(waiting)
    assert (closed.status, closed.version) == ("left", waiting.version + 1)
    assert "closed_by_night" in closed.flags
    assert room.again(ended).status == "ended"


def test_today_stays(room: KioskRoom):
    appointment = room.appointment("10:00")
    visit = room.arrives(17, declared="10:00")

    _night(room, before=None)

    assert room.again(visit).appointment_id == appointment
    assert room.again(visit).status == "waiting"
    assert room.reception.keys.day(OFFICE, TODAY) is not None


def test_many_rows_go_some_at_a_time(room: KioskRoom, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("kiosk.service.usecases.night.AT_ONCE", 3)
    rows = [room.sealed(number, digits=None, declared="none") for number in range(1, 9)]
    room.sends(*rows)

    _night(room)

    assert AT_ONCE > 3
    assert _count(room, InboxRow) == 0


def test_a_second_night_finds_nothing_to_do(room: KioskRoom):
    room.arrives(17)
    _night(room)
    audit = _count(room, AuditRow)

    _night(room)

    assert _count(room, AuditRow) == audit


def test_the_service_lets_the_night_happen_once_the_day_is_over(room: KioskRoom):
    visit = room.arrives(17)
    watch = NightWatch(room.reception.store, room.reception.keys, lambda: room.reception.now)
    watch.look()
    assert room.again(visit).status == "waiting"

    room.reception.now = at("00:01", TOMORROW)
    watch.look()

    assert room.again(visit).status == "left"
    assert _count(room, InboxRow) == 0
