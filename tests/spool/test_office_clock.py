"""The office's time at a kiosk whose wall clock cannot be trusted."""

from datetime import timedelta

import pytest

from builders.spooling import AT, DAY, Machine
from kiosk.spool.office_clock import Anchor, OfficeClock

HOUR = 3600.0


@pytest.fixture
def machine():
    return Machine()


@pytest.fixture
def clock(machine):
    clock = OfficeClock(machine)
    clock.anchor_at(AT, DAY)
    return clock


def kept(clock: OfficeClock, machine: Machine) -> Anchor:
    anchor = clock.anchor_at(AT, DAY)
    return Anchor.read(anchor.written(), at=AT, service_day=DAY)


def test_time_goes_on_from_the_services_word(clock, machine):
    machine.passes(90)
    assert clock.now() == AT + timedelta(seconds=90)
    assert clock.now().utcoffset() == timedelta(hours=1)


@pytest.mark.parametrize("jump", [HOUR, -HOUR, 365 * 24 * HOUR])
def test_a_wall_clock_that_jumps_changes_nothing(clock, machine, jump):
    machine.jumps(jump)
    assert (clock.now(), clock.service_day()) == (AT, DAY)


def test_the_service_day_changes_at_the_offices_midnight(clock, machine):
    machine.passes(14 * HOUR)
    assert clock.service_day() == DAY
    machine.passes(HOUR)
    assert clock.service_day() == DAY + timedelta(days=1)


def test_a_restarted_program_goes_on_by_the_same_steady_clock(clock, machine):
    anchor = kept(clock, machine)
    machine.passes(60)
    machine.jumps(HOUR)
    again = OfficeClock(machine)
    again.resume(anchor)
    assert again.now() == AT + timedelta(seconds=60)


def test_after_a_restart_of_the_machine_its_wall_clock_counts_what_passed(clock, machine):
    anchor = kept(clock, machine)
    machine.passes(HOUR)
    machine.reboots()
    again = OfficeClock(machine)
    again.resume(anchor)
    assert again.now() == AT + timedelta(hours=1)


def test_after_a_restart_a_wall_clock_that_went_back_is_not_believed(clock, machine):
    anchor = kept(clock, machine)
    machine.reboots()
    machine.jumps(-100 * HOUR)
    again = OfficeClock(machine)
    again.resume(anchor)
    assert (again.now(), again.service_day()) == (AT, DAY)


def test_before_the_service_was_ever_heard_the_machine_is_believed(machine):
    assert OfficeClock(machine).now() == AT
