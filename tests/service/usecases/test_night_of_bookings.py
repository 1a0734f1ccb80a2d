"""The night and what was booked: what is past goes, what is to come stays."""

from datetime import date, timedelta
from functools import partial

from sqlalchemy import func, select

from builders.reception import KIOSK, OFFICE, TODAY, Reception, at
from kiosk.domain.availability import Availability
from kiosk.domain.roles import Role
from kiosk.service.store.tables import (
    AppointmentRow,
    AvailabilityRow,
    BookingRow,
    DayFiguresRow,
    Row,
    SlotCellRow,
    SlotTimeRow,
)
from kiosk.service.usecases.book_slot import BookingRequested, SlotBooked, book_slot
from kiosk.service.usecases.caseworkers import say_availability
from kiosk.service.usecases.changed_times import change_times
from kiosk.service.usecases.free_times import slot_id
from kiosk.service.usecases.night import night
from kiosk.wire.times import NewTime, TimeKind

TUESDAY = TODAY + timedelta(days=1)


def books(reception: Reception, clock: str, day: date) -> None:
    slot = slot_id("general", at(clock, day))
    name, key_id, envelope = reception.booking_envelope(slot)
    wanted = BookingRequested(id=name, office_id=OFFICE, slot=slot, device_id=KIOSK, key_id=key_id, envelope=envelope)
    assert isinstance(reception.does(partial(book_slot, wanted=wanted, now=reception.now)), SlotBooked)


def blocks(reception: Reception, clock: str, day: date) -> None:
    starts = at(clock, day)
    new = NewTime(kind=TimeKind.BLOCK, starts_at=starts, ends_at=starts + timedelta(hours=1))
    reception.does(partial(change_times, new=new, by=reception.staff[Role.LEAD], now=reception.now))


def left(reception: Reception, table: type[Row]) -> int:
    return reception.sees(lambda session: session.scalar(select(func.count()).select_from(table)) or 0)


def test_what_was_booked_for_a_day_goes_with_its_night_and_what_is_to_come_stays(reception: Reception):
    for day in (TODAY, TUESDAY):
        books(reception, "14:00", day)
        blocks(reception, "12:00", day)
    says = partial(say_availability, said=Availability.AWAY, until=None, by=reception.staff[Role.CASEWORKER])
    reception.does(partial(says, now=reception.now))

    reception.now = at("00:10", TUESDAY)
    night(reception.store, reception.keys, before=None, now=reception.now)

    tables = (AppointmentRow, BookingRow, SlotTimeRow, AvailabilityRow, DayFiguresRow)
    assert [left(reception, table) for table in tables] == [1, 1, 1, 0, 1]
    assert left(reception, SlotCellRow) == 6
    booking = reception.sees(lambda session: session.scalars(select(BookingRow)).one())
    assert (booking.starts_at, booking.envelope) == (at("14:00", TUESDAY), None)
