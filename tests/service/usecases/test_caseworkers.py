"""Whether a caseworker can be asked: by the plan, by the citizen who sits there, and by hand."""

from datetime import datetime, timedelta
from functools import partial
from typing import Any

import pytest

from builders.arrivals import CASEWORKER, KioskRoom
from builders.reception import OFFICE, TODAY, Reception, at
from kiosk.domain.availability import Availability
from kiosk.domain.roles import Role
from kiosk.service.usecases.caseworkers import list_caseworkers, say_availability


@pytest.fixture
def room(reception: Reception) -> KioskRoom:
    reception.now = at("09:52")
    return KioskRoom(reception)


def asked(room: KioskRoom, clock: str = "") -> tuple[str, datetime | None]:
    now = at(clock) if clock else room.reception.now
    (only,) = room.reception.sees(partial(list_caseworkers, office_id=OFFICE, now=now))
    return only.availability, only.until


def says(room: KioskRoom, word: Availability, *, until: datetime | None = None) -> None:
    by = room.reception.staff[Role.CASEWORKER]
    room.reception.does(partial(say_availability, said=word, until=until, by=by, now=room.reception.now))


def test_a_planned_appointment_is_a_meeting_until_it_is_over(room: KioskRoom):
    room.appointment("10:00")

    assert asked(room) == ("free", None)
    assert asked(room, "10:00") == ("meeting", at("10:30"))
    assert asked(room, "10:30") == ("free", None)


@pytest.mark.parametrize("columns", [{"cancelled": True}, {"no_show_at": at("10:05")}])
def test_an_appointment_that_comes_to_nothing_is_no_meeting(room: KioskRoom, columns: dict[str, Any]):
    room.appointment("10:00", **columns)

    assert asked(room, "10:10") == ("free", None)


def test_who_has_gone_early_leaves_the_caseworker_free(room: KioskRoom):
    room.appointment("10:00")
    visit = room.arrives(17, declared="10:00")

    room.sets(visit, status="collected", status_since=at("10:00"))
    assert asked(room, "10:45") == ("meeting", None)
    room.sets(visit, status="ended")
    assert asked(room, "10:15") == ("free", None)


def test_a_walk_in_who_sits_there_is_a_meeting_without_an_end(room: KioskRoom):
    visit = room.arrives(17, digits=None, declared="none")

    room.sets(visit, status="collected", caseworker_id=CASEWORKER)

    assert asked(room) == ("meeting", None)


def test_a_citizen_forgotten_yesterday_keeps_nobody(room: KioskRoom):
    visit = room.arrives(17, digits=None, declared="none")

    room.sets(visit, status="collected", caseworker_id=CASEWORKER, service_day=TODAY - timedelta(days=1))

    assert asked(room) == ("free", None)


def test_what_is_said_by_hand_holds_for_the_day(room: KioskRoom):
    says(room, Availability.AWAY, until=at("11:00"))
    assert asked(room) == ("away", at("11:00"))

    says(room, Availability.AWAY)
    assert asked(room, "15:00") == ("away", None)
    room.reception.now = at("08:00", TODAY + timedelta(days=1))
    assert asked(room) == ("free", None)


def test_free_takes_back_what_was_said_before(room: KioskRoom):
    says(room, Availability.MEETING)

    says(room, Availability.FREE)

    assert asked(room) == ("free", None)
    assert room.events() == [("state", "caseworkers")] * 2
