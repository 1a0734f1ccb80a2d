"""Today's appointment by the citizen's name: without digits, and never without an audit row."""

from functools import partial

import pytest
from sqlalchemy import select

from builders.arrivals import KioskRoom
from builders.at_work import code
from builders.reception import OFFICE, TODAY, Reception, at
from kiosk.domain.roles import Role
from kiosk.service.store.tables import AppointmentRow, AuditRow
from kiosk.service.usecases.find_by_name import MOST, find_by_name
from kiosk.service.usecases.refusals import Refused
from kiosk.wire.name_search import NamesFound


@pytest.fixture
def room(reception: Reception) -> KioskRoom:
    reception.now = at("09:52")
    return KioskRoom(reception)


def named(room: KioskRoom, name: str, clock: str = "10:00", cancelled: bool = False) -> str:
    id = room.appointment(clock, cancelled=cancelled)
    key = room.reception.keys.make_day(OFFICE, TODAY)
    room.reception.does(lambda session: _name(session, id, key.seal(name.encode(), about=f"name:{id}")))
    return id


def _name(session, id: str, box: bytes) -> None:
    session.get_one(AppointmentRow, id).name_box = box


def search(room: KioskRoom, typed: str) -> NamesFound | Refused:
    by, now = room.reception.staff[Role.RECEPTIONIST], room.reception.now
    return room.reception.does(partial(find_by_name, typed=typed, keys=room.reception.keys, by=by, now=now))


def looks(room: KioskRoom) -> list[AuditRow]:
    wanted = select(AuditRow).where(AuditRow.action == "person.searched")
    return list(room.reception.sees(lambda session: session.scalars(wanted).all()))


def test_the_names_that_fit_are_found_in_the_order_of_the_day(room: KioskRoom):
    later = named(room, "Amina Prøve", "11:00")
    sooner = named(room, "Bent Amindsen", "09:00")
    named(room, "Carla Eksempel")

    found = search(room, "ami")

    assert isinstance(found, NamesFound)
    assert [each.appointment.id for each in found.found] == [sooner, later]
    assert "digits" not in found.model_dump_json()


def test_one_search_is_one_audit_row_without_what_was_typed(room: KioskRoom):
    id = named(room, "Amina Prøve")

    search(room, "amina")
    search(room, "nobody")

    first, second = looks(room)
    assert (first.actor, first.subject, first.detail) == ("receptionist", TODAY.isoformat(), {"found": [id]})
    assert second.detail == {"found": []}


def test_two_letters_look_at_nobody(room: KioskRoom):
    named(room, "Amina Prøve")

    assert code(search(room, "am")) == "malformed"
    assert looks(room) == []


def test_cancelled_ones_and_those_of_other_days_are_not_found(room: KioskRoom):
    named(room, "Amina Prøve", cancelled=True)
    room.appointment("10:00", name_box=b"no name of today", day=TODAY.replace(day=24))

    found = search(room, "amina")

    assert isinstance(found, NamesFound) and found.found == []


def test_no_more_than_a_few_at_a_time(room: KioskRoom):
    for minute in range(MOST + 1):
        named(room, f"Amina Prøve {minute}", f"10:{minute:02}")

    found = search(room, "amina")

    assert isinstance(found, NamesFound)
    assert (len(found.found), found.more) == (MOST, True)
