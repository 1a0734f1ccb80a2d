"""Who booked a later time is opened after the answer, and comes like anybody with an appointment."""

from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import Any

import pytest
from sqlalchemy import select

from builders.arrivals import KioskRoom, flags
from builders.reception import KIOSK, OFFICE, Reception, at
from kiosk.service.store.tables import AppointmentRow, BookingRow
from kiosk.service.usecases import open_bookings
from kiosk.service.usecases.book_slot import BookingRequested, SlotBooked, book_slot
from kiosk.service.usecases.booking_chore import OpenBookings
from kiosk.service.usecases.free_times import slot_id
from kiosk.service.usecases.staff_times import list_bookings
from kiosk.wire.envelope import open_envelope

TUESDAY = date(2026, 11, 24)


class Booker:
    """Books at the reception's kiosk, and comes on the booked day."""

    def __init__(self, reception: Reception) -> None:
        self.reception = reception

    def books(self, clock: str, digits: bytes | None = b"010190", **outside: Any) -> SlotBooked:
        slot = slot_id("general", at(clock, TUESDAY))
        name, key_id, envelope = self.reception.booking_envelope(slot, digits=digits)
        wanted = BookingRequested(
            id=name, office_id=OFFICE, slot=slot, device_id=KIOSK, key_id=key_id, envelope=envelope
        )
        booked = self.reception.does(partial(book_slot, wanted=replace(wanted, **outside), now=self.reception.now))
        assert isinstance(booked, SlotBooked)
        return booked

    def is_opened(self) -> None:
        chore = OpenBookings(self.reception.store, self.reception.keys, lambda: self.reception.now)
        while chore():
            pass

    def booking(self, booked: SlotBooked) -> BookingRow:
        found = select(BookingRow).where(BookingRow.code == booked.code)
        return self.reception.sees(lambda session: session.scalars(found).one())

    def appointment(self, booked: SlotBooked) -> AppointmentRow:
        return self.reception.sees(lambda session: session.get_one(AppointmentRow, booked.appointment_id))

    def on_the_day(self) -> KioskRoom:
        self.reception.now = at("09:55", TUESDAY)
        return KioskRoom(self.reception)


@pytest.fixture
def booker(reception: Reception) -> Booker:
    return Booker(reception)


def test_an_opened_envelope_is_gone_and_the_digits_are_hidden_under_the_booked_day(booker: Booker):
    booked = booker.books("10:00")

    booker.is_opened()

    row, key = booker.appointment(booked), booker.reception.keys.day(OFFICE, TUESDAY)
    assert key is not None
    assert row.tag == key.tag(b"010190")
    assert key.open(row.digits_box or b"", about=f"digits:{row.id}") == b"010190"
    assert (booker.booking(booked).envelope, booker.booking(booked).outcome) == (None, "known")


def test_a_booked_citizen_is_found_by_digits(booker: Booker):
    booked = booker.books("10:00")
    booker.is_opened()

    visit = booker.on_the_day().arrives(17, declared="10:00", service_day=TUESDAY)

    assert (visit.outcome, visit.appointment_id) == ("matched", booked.appointment_id)


def test_a_booked_citizen_is_found_by_the_code_of_the_slip(booker: Booker):
    booked = booker.books("10:00", digits=None)
    booker.is_opened()

    visit = booker.on_the_day().arrives(17, digits=None, code=booked.code, service_day=TUESDAY)

    assert (visit.outcome, visit.appointment_id) == ("matched", booked.appointment_id)


def test_a_code_on_another_day_says_so(booker: Booker):
    booked = booker.books("10:00")

    visit = KioskRoom(booker.reception).arrives(17, digits=None, code=booked.code)

    assert (visit.outcome, flags(visit)) == ("unmatched", {"other_day"})


@pytest.mark.parametrize(
    "outside",
    [
        {"envelope": b""},
        {"envelope": b"x" * 560},
        {"key_id": "unknown"},
        {"id": "0f8f1e0a-8a5e-4a63-9d1a-6a4a7f1f0001"},
        {"slot": slot_id("general", at("11:00", TUESDAY))},
    ],
    ids=["no base64", "noise", "unknown key", "another booking's", "another slot's"],
)
def test_what_cannot_be_read_is_kept_until_the_night_and_found_by_its_code(booker: Booker, outside: dict[str, Any]):
    booked = booker.books("10:00", **outside)
    booker.is_opened()
    row = booker.booking(booked)
    assert (row.outcome, row.envelope is None) == ("unreadable", False)

    before = at("00:00", TUESDAY)
    booker.reception.does(partial(open_bookings.forget_envelopes, office_id=OFFICE, before=before))

    assert booker.booking(booked).envelope is None
    visit = booker.on_the_day().arrives(17, digits=None, code=booked.code, service_day=TUESDAY)
    assert visit.appointment_id == booked.appointment_id


def test_the_reception_is_told_which_bookings_cannot_be_read(booker: Booker):
    booker.books("10:00")
    lost = booker.books("11:00", key_id="unknown")
    booker.is_opened()

    found = booker.reception.sees(
        partial(list_bookings, office_id=OFFICE, first=TUESDAY, last=TUESDAY, only_unreadable=True)
    )

    assert [(each.code, each.readable, each.appointment.starts_at) for each in found] == [
        (lost.code, False, at("11:00", TUESDAY))
    ]


def test_of_a_day_that_is_over_no_digits_are_kept(booker: Booker):
    booked = booker.books("10:00")
    booker.reception.now = at("00:10", TUESDAY + timedelta(days=1))

    booker.is_opened()

    assert booker.appointment(booked).tag is None
    assert booker.reception.keys.day(OFFICE, TUESDAY) is None
    assert booker.booking(booked).envelope is None


def test_a_defect_in_opening_holds_up_nobody_and_is_made_good_at_the_next_start(
    booker: Booker, monkeypatch: pytest.MonkeyPatch
):
    broken, good = booker.books("10:00"), booker.books("11:00")
    first = booker.booking(broken).envelope

    def opening(sealed: bytes, key: bytes) -> object:
        return 1 / 0 if sealed == first else open_envelope(sealed, key)

    with monkeypatch.context() as patched:
        patched.setattr(open_bookings, "open_envelope", opening)
        booker.is_opened()
    assert [booker.booking(each).outcome for each in (broken, good)] == [None, "known"]

    booker.is_opened()

    assert booker.booking(broken).outcome == "known"
