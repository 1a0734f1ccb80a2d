"""A number, its envelope and the disk: all or nothing, and the digits gone in every case."""

import base64
import sqlite3
from datetime import time

import pytest

from builders.envelopes import PRIVATE
from builders.spooling import AT, DAY, FAR, Desk, a_desk, a_request
from kiosk.domain.needs import Need
from kiosk.domain.numbers import Block
from kiosk.flow.arrival import Arrived
from kiosk.flow.effects import Amend
from kiosk.spool import envelopes, numbers, registrar
from kiosk.spool.failure import FailedBecause, SpoolFailed
from kiosk.wire.envelope import OpenedAmendment, OpenedArrival, open_envelope


@pytest.fixture
def desk(tmp_path):
    with a_desk(tmp_path) as desk:
        desk.lease(17, 20)
        yield desk


def opened(desk: Desk) -> list[object]:
    return [open_envelope(envelope.sealed, PRIVATE) for envelope in desk.waiting()]


def test_an_arrival_is_on_disk_with_its_number_before_anybody_hears_of_it(desk):
    arrived = desk.register(declared=time(10, 0), topic="housing")
    (found,) = opened(desk)
    assert isinstance(found, OpenedArrival)
    assert (found.id, found.number, found.receipt) == (arrived.id, 17, arrived.receipt)
    assert (found.declared, found.topic, found.at, found.seen) == ("10:00", "housing", AT, True)
    assert found.digits is not None and found.digits.ascii == b"010190"


def test_the_outside_of_an_envelope_agrees_with_its_inside(desk):
    desk.register()
    (envelope,), (found,) = desk.waiting(), opened(desk)
    assert isinstance(found, OpenedArrival)
    assert (envelope.id, envelope.number, envelope.service_day) == (found.id, found.number, found.service_day)


def test_every_citizen_gets_a_number_of_their_own(desk):
    assert [desk.register().number for _ in range(4)] == [17, 18, 19, 20]


def test_without_a_number_left_nothing_is_spooled(desk):
    for _ in range(4):
        desk.register()
    assert desk.register() == SpoolFailed(because=FailedBecause.NO_NUMBER)
    assert len(desk.waiting()) == 4


def test_a_day_that_begins_offline_draws_from_the_reserve(tmp_path):
    with a_desk(tmp_path, reserve=Block(first=9000, last=9001)) as desk:
        assert [desk.register().number for _ in range(2)] == [9000, 9001]
        assert isinstance(desk.register(), SpoolFailed)


def test_without_a_cpr_number_the_envelope_holds_none(desk):
    desk.register(digits=None, code="MADE-UP-0000")
    (found,) = opened(desk)
    assert isinstance(found, OpenedArrival)
    assert (found.digits, found.code) == (None, "MADE-UP-0000")


def test_an_amendment_follows_its_arrival(desk):
    arrived = desk.register()
    amend = Amend(attempt=1, arrived=arrived, needs=frozenset({Need.PRIVATE}), declared=time(10, 15))
    assert desk.spool.call(lambda: desk.registrar.amend(amend)).result(10) is None
    _, found = opened(desk)
    assert isinstance(found, OpenedAmendment)
    assert (found.about, found.number, found.service_day) == (arrived.id, 17, DAY)
    assert (found.needs, found.declared) == (("private",), "10:15")


def test_an_arrival_that_nobody_waits_for_any_more_is_not_made(desk):
    digits = bytearray(b"010190")
    job = lambda: desk.registrar.register(a_request(), digits, not_after=499.0)  # noqa: E731
    assert desk.spool.call(job).result(10) == SpoolFailed(because=FailedBecause.TOO_LATE)
    assert (desk.waiting(), digits) == ([], bytearray(6))


def test_a_kiosk_without_a_key_registers_nobody(desk):
    desk.known.state = desk.known.paired_key = None
    assert desk.register() == SpoolFailed(because=FailedBecause.NO_KEY)


def broken_after_sealing(connection: sqlite3.Connection, envelope: object) -> None:
    raise sqlite3.OperationalError("database or disk is full")


def test_a_full_disk_gives_no_number_and_uses_none_up(desk, monkeypatch):
    with monkeypatch.context() as full:
        full.setattr(envelopes, "keep", broken_after_sealing)
        assert isinstance(desk.register(), SpoolFailed)
        assert not desk.spool.disk_good
    assert desk.register().number == 17
    assert desk.spool.disk_good


def test_reading_does_not_prove_a_disk_good(desk, monkeypatch):
    with monkeypatch.context() as full:
        full.setattr(envelopes, "keep", broken_after_sealing)
        desk.register()
    desk.waiting()
    assert not desk.spool.disk_good


@pytest.mark.parametrize("trouble", [None, sqlite3.OperationalError("full"), ValueError("no key")])
def test_the_digits_are_overwritten_whatever_happens(desk, monkeypatch, trouble):
    digits = bytearray(b"010190")
    if trouble:
        monkeypatch.setattr(numbers, "take_number", raising(trouble))
    desk.spool.call(lambda: desk.registrar.register(a_request(), digits, not_after=FAR)).exception(10)
    assert digits == bytearray(6)


def raising(trouble: Exception):
    def fails(*_: object, **__: object) -> None:
        raise trouble

    return fails


def test_the_look_at_the_digits_finds_a_forgotten_wipe(desk, monkeypatch):
    monkeypatch.setattr(registrar, "wipe", lambda buffer: None)
    digits = bytearray(b"010190")
    desk.spool.call(lambda: desk.registrar.register(a_request(), digits, not_after=FAR)).result(10)
    assert digits == bytearray(b"010190")


def test_nothing_open_is_ever_in_the_files_of_the_kiosk(desk):
    for _ in range(4):
        desk.register(digits=b"610165", code="CODE-0000")
    desk.spool.close()
    stored = b"".join(file.read_bytes() for file in desk.folder.iterdir())
    marks = [b"610165", b"CODE-0000"]
    assert [mark for mark in marks for form in (mark, base64.b64encode(mark)) if form in stored] == []


def test_the_files_are_for_the_kiosks_own_user_only(desk):
    desk.register()
    assert {file.stat().st_mode & 0o077 for file in desk.folder.iterdir()} == {0}


def test_a_restart_goes_on_with_the_next_number(desk, tmp_path):
    assert desk.register().number == 17
    desk.spool.close()
    with a_desk(tmp_path) as again:
        assert isinstance(again.register(), Arrived)
        assert [envelope.number for envelope in again.waiting()] == [17, 18]
