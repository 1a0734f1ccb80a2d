"""The general waiting time of walk-ins, as the kiosk shows it."""

from datetime import timedelta
from functools import partial

import pytest

from builders.arrivals import KioskRoom
from builders.reception import OFFICE, TODAY, Reception, at
from kiosk.domain.roles import Role
from kiosk.domain.visits import Step
from kiosk.service.store.tables import VisitRow
from kiosk.service.usecases.call_next import call_next
from kiosk.service.usecases.kiosk_state import kiosk_state
from kiosk.service.usecases.step_of_visit import StepGiven, take_step


@pytest.fixture
def room(reception: Reception) -> KioskRoom:
    reception.now = at("09:00")
    return KioskRoom(reception)


def told(room: KioskRoom, clock: str) -> tuple[int, int] | None:
    return room.reception.sees(partial(kiosk_state, office_id=OFFICE, now=at(clock))).walk_in_wait_minutes


def is_called(room: KioskRoom, clock: str) -> VisitRow:
    by = room.reception.staff[Role.RECEPTIONIST]
    called = room.reception.does(partial(call_next, desk_id="1", by=by, day=TODAY, now=at(clock)))
    assert isinstance(called, VisitRow)
    return called


def takes(room: KioskRoom, visit: VisitRow, step: Step, clock: str) -> None:
    by = room.reception.staff[Role.RECEPTIONIST]
    room.reception.does(partial(take_step, visit_id=visit.id, step=step, given=StepGiven(), by=by, now=at(clock)))


def walk_ins_are_served(room: KioskRoom, count: int) -> None:
    """All came at nine; the first is called at 9.10, then one a minute, each served at once."""
    for number in range(1, count + 1):
        room.arrives(number, digits=None, declared="none")
    for place in range(count):
        clock = f"{at('09:10') + timedelta(hours=1, minutes=place):%H:%M}"
        takes(room, is_called(room, clock), Step.COLLECTED, clock)


def test_it_is_a_range_of_five_minutes(room: KioskRoom):
    walk_ins_are_served(room, 8)

    assert told(room, "09:20") == (10, 15)


def test_of_a_few_nothing_is_told(room: KioskRoom):
    walk_ins_are_served(room, 4)

    assert told(room, "09:30") is None


def test_it_changes_every_ten_minutes_whatever_happens_between(room: KioskRoom):
    walk_ins_are_served(room, 9)
    before = told(room, "09:20")
    room.reception.now = at("09:20")
    room.arrives(20, digits=None, declared="none", at=at("08:00"))

    late = is_called(room, "09:21")
    takes(room, late, Step.COLLECTED, "09:22")

    assert [told(room, clock) for clock in ("09:22", "09:25", "09:29")] == [before] * 3


def test_who_was_called_before_and_came_after_counts_from_the_next_ten_minutes(room: KioskRoom):
    walk_ins_are_served(room, 4)
    room.arrives(20, digits=None, declared="none")
    slow = is_called(room, "09:19")

    takes(room, slow, Step.COLLECTED, "09:21")

    assert told(room, "09:25") is None
    assert told(room, "09:30") is not None


def test_a_call_that_was_taken_back_ended_nobodys_wait(room: KioskRoom):
    for number in range(1, 6):
        room.arrives(number, digits=None, declared="none")
        called = is_called(room, "09:01")
        takes(room, called, Step.UNDO, "09:02")
        takes(room, is_called(room, "09:31"), Step.COLLECTED, "09:32")

    assert told(room, "09:40") == (30, 35)


def test_who_waits_or_has_an_appointment_does_not_count(room: KioskRoom):
    walk_ins_are_served(room, 4)
    room.appointment("09:15")
    visit = room.arrives(30, declared="09:15")
    room.arrives(31, digits=None, declared="none")

    takes(room, visit, Step.COLLECTED, "09:15")

    assert told(room, "09:30") is None
