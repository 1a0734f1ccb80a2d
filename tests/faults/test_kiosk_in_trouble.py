"""A kiosk in trouble: a full disk, a frozen service, no numbers, a clock that jumps. Never a number for nothing."""

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from threading import Event

import pytest

from builders.envelopes import PRIVATE
from builders.glass import Glass, a_glass
from builders.spooling import AT, DAY
from builders.stand_in_service import Mood, StandInService
from kiosk.flow.pages import GoToReception, Home, Number, OutOfOrder
from kiosk.spool import courier, envelopes
from kiosk.wire.envelope import OpenedArrival, open_envelope

HOUR = 3600.0
HOLD = Event()


@pytest.fixture
def glass(tmp_path, qtbot):
    with a_glass(tmp_path, qtbot) as glass:
        yield glass


@contextmanager
def full_disk() -> Iterator[None]:
    """No file of this process can grow any more: to SQLite this is a disk without room."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def asks_for_a_number(glass: Glass) -> Glass:
    glass.types("010190").confirms()
    glass.front.stack.do_not_know.emit()
    return glass.until_answered()


def spooled_numbers(glass: Glass) -> list[int]:
    found = glass.backroom.spool.submit(lambda connection: envelopes.oldest(connection, limit=50)).result(10)
    assert isinstance(found, list)
    return [each.number for each in found]


def test_a_full_disk_gives_no_number_and_the_kiosk_recovers_by_itself(glass):
    with full_disk():
        assert isinstance(asks_for_a_number(glass).page, GoToReception)
    glass.touches("Færdig").until(Home)
    assert asks_for_a_number(glass).number == 17
    assert spooled_numbers(glass) == [17]


def test_a_disk_that_fills_up_later_keeps_what_it_has(glass):
    asks_for_a_number(glass).touches("Færdig").waits(2.5)
    with full_disk():
        assert isinstance(asks_for_a_number(glass).page, GoToReception)
    assert spooled_numbers(glass) == [17]


def test_a_disk_that_hangs_sends_the_citizen_to_the_reception_within_three_seconds(glass):
    stuck = glass.backroom.spool.call(HOLD.wait)
    try:
        glass.types("010190").confirms()
        glass.front.stack.do_not_know.emit()
        assert isinstance(glass.waits(2.75).page, GoToReception)
    finally:
        HOLD.set()
        stuck.result(10)
    assert spooled_numbers(glass) == []


def test_a_frozen_service_is_not_noticed_by_the_citizen(tmp_path, qtbot, monkeypatch):
    monkeypatch.setattr(courier, "BEAT_SECONDS", 0.05)
    with StandInService() as service, a_glass(tmp_path, qtbot, url=service.url) as glass:
        glass.front.open(windowed=True)
        qtbot.waitUntil(lambda: service.requests.total() > 3)
        service.mood = Mood.HANGING
        assert isinstance(asks_for_a_number(glass).page, Number)


@pytest.mark.parametrize("jump", [HOUR, -HOUR])
def test_a_clock_that_jumps_an_hour_changes_neither_time_nor_day(glass, jump):
    glass.machine.jumps(jump)
    number = asks_for_a_number(glass).number
    found = glass.backroom.spool.submit(lambda connection: envelopes.oldest(connection, limit=1)).result(10)
    assert isinstance(found, list)
    opened = open_envelope(found[0].sealed, PRIVATE)
    assert isinstance(opened, OpenedArrival)
    assert (opened.number, opened.service_day) == (number, DAY)
    assert timedelta() <= opened.at - AT < timedelta(minutes=1)


def test_without_any_number_the_kiosk_goes_out_of_order_and_comes_back(tmp_path, qtbot, monkeypatch):
    monkeypatch.setattr(courier, "BEAT_SECONDS", 0.05)
    with StandInService(numbers_gone=True) as service, a_glass(tmp_path, qtbot, numbers=None, url=service.url) as glass:
        glass.front.open(windowed=True)
        glass.until(OutOfOrder)
        service.numbers_gone = False
        glass.machine.passes(61)
        glass.until(Home)
        assert asks_for_a_number(glass).number == 1
