"""A later time is booked: never twice, never where there is none, and a kiosk not too often."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import partial

import pytest

from builders.arrivals import KioskRoom
from builders.reception import KIOSK, OFFICE, Reception, at
from kiosk.domain.availability import Availability
from kiosk.domain.roles import Role
from kiosk.service.store.tables import AppointmentRow, SlotTimeRow, UserRow
from kiosk.service.usecases import book_slot as room
from kiosk.service.usecases.book_slot import BookingRequested, SlotBooked, book_slot
from kiosk.service.usecases.cancel_booking import cancel_booking
from kiosk.service.usecases.caseworkers import say_availability
from kiosk.service.usecases.free_times import slot_id, times_of_topic
from kiosk.service.usecases.refusals import NOT_FOUND, Refused
from kiosk.wire.problems import Code

TUESDAY = date(2026, 11, 24)
TAKEN = Refused(code=Code.SLOT_TAKEN)


def request(
    reception: Reception, clock: str, *, day: date = TUESDAY, id: str = "", device: str = KIOSK, topic="general"
):
    slot = slot_id(topic, at(clock, day))
    name, key_id, envelope = reception.booking_envelope(slot, id=id)
    return BookingRequested(id=name, office_id=OFFICE, slot=slot, device_id=device, key_id=key_id, envelope=envelope)


def book(reception: Reception, clock: str, **more) -> SlotBooked | Refused:
    return reception.does(partial(book_slot, wanted=request(reception, clock, **more), now=reception.now))


def free(reception: Reception, day: date = TUESDAY) -> list[str]:
    found = reception.sees(
        partial(times_of_topic, office_id=OFFICE, topic_id="general", first=day, last=day, now=reception.now)
    )
    assert not isinstance(found, Refused)
    return [f"{slot.starts_at:%H:%M}" for slot in found]


def test_a_booked_time_is_an_appointment_with_a_code(reception: Reception):
    booked = book(reception, "10:00")

    assert isinstance(booked, SlotBooked)
    row = reception.sees(lambda session: session.get_one(AppointmentRow, booked.appointment_id))
    assert (row.starts_at, row.ends_at, row.service_day) == (at("10:00", TUESDAY), at("10:30", TUESDAY), TUESDAY)
    assert (row.code, row.cancelled, row.tag) == (booked.code, False, None)


def test_a_booked_time_is_offered_no_more(reception: Reception):
    before = free(reception)

    book(reception, "10:00")

    assert set(before) - set(free(reception)) == {"09:00"}
    assert book(reception, "10:00") == TAKEN


def test_the_same_request_again_gets_the_same_answer(reception: Reception):
    name = "0f8f1e0a-8a5e-4a63-9d1a-6a4a7f1f0001"
    first = book(reception, "10:00", id=name)

    assert book(reception, "10:00", id=name) == first
    assert len(free(reception)) == 14


def test_a_seventh_booking_within_ten_minutes_is_too_many(reception: Reception):
    for clock in ("09:00", "09:30", "10:00", "10:30", "11:00", "11:30"):
        assert isinstance(book(reception, clock), SlotBooked)
        reception.later(minutes=1)

    refused = book(reception, "12:00")

    assert refused == Refused(code=Code.TOO_MANY_REQUESTS, retry_after=240)
    assert isinstance(book(reception, "12:00", device="kiosk-2"), SlotBooked)
    reception.later(seconds=240)
    assert isinstance(book(reception, "12:30"), SlotBooked)


def test_the_desk_books_without_a_quota(reception: Reception):
    by = reception.staff[Role.RECEPTIONIST]
    slots = [f"{hour:02}:00" for hour in range(8, 15)]

    wanted = [
        BookingRequested(id=clock, office_id=OFFICE, slot=slot_id("general", at(clock, TUESDAY)), by=by)
        for clock in slots
    ]

    assert all(
        isinstance(reception.does(partial(book_slot, wanted=each, now=reception.now)), SlotBooked) for each in wanted
    )


@pytest.mark.parametrize(
    ("clock", "day", "refused"),
    [
        ("10:00", date(2026, 12, 25), NOT_FOUND),
        ("10:00", date(2026, 11, 28), NOT_FOUND),
        ("16:00", TUESDAY, NOT_FOUND),
        ("10:10", TUESDAY, NOT_FOUND),
        ("08:00", date(2026, 11, 23), TAKEN),
        ("10:30", date(2026, 11, 23), TAKEN),
        ("10:00", date(2026, 12, 22), TAKEN),
        ("10:00", date(2027, 3, 1), TAKEN),
    ],
    ids=["holiday", "weekend", "after closing", "between two", "past", "too soon", "just beyond four weeks", "far"],
)
def test_what_is_not_offered_is_not_booked(reception: Reception, clock: str, day: date, refused: Refused):
    assert book(reception, clock, day=day) == refused


@pytest.mark.parametrize(
    "slot",
    [
        "",
        "general",
        "general.",
        "general.nonsense",
        "general.20261399T0000",
        "general.00010101T0000",
        "general.99991231T2359",
        ".20261124T0900",
    ],
)
def test_an_id_that_is_no_slot_is_not_found(reception: Reception, slot: str):
    wanted = BookingRequested(id="one", office_id=OFFICE, slot=slot, device_id=KIOSK, envelope=b"")

    assert reception.does(partial(book_slot, wanted=wanted, now=reception.now)) == NOT_FOUND


def test_a_topic_that_is_not_booked_has_no_slots(reception: Reception):
    reception.is_booked(None)

    assert free(reception) == []
    assert book(reception, "10:00") == NOT_FOUND


def test_a_blocked_time_is_taken_and_an_extra_time_can_be_booked(reception: Reception):
    blocked, extra = (at("10:00", TUESDAY), at("11:00", TUESDAY)), (at("17:00", TUESDAY), at("17:30", TUESDAY))
    rows = [
        SlotTimeRow(id=kind, office_id=OFFICE, kind=kind, topic_id="general", starts_at=start, ends_at=end, by="lead")
        for kind, (start, end) in {"block": blocked, "extra": extra}.items()
    ]
    reception.does(lambda session: session.add_all(rows))

    assert book(reception, "10:30") == TAKEN
    assert isinstance(book(reception, "17:00"), SlotBooked)


def test_two_topics_share_a_caseworker_once(reception: Reception):
    reception.is_booked({"caseworkers": ["caseworker"]})
    reception.is_booked({"caseworkers": ["caseworker"], "slot_minutes": 45}, topic="housing")

    booked = book(reception, "08:45", topic="housing")

    assert isinstance(booked, SlotBooked)
    row = reception.sees(lambda session: session.get_one(AppointmentRow, booked.appointment_id))
    assert (row.caseworker_id, row.caseworker_name) == ("caseworker", "Caseworker Prøve")
    assert book(reception, "09:00") == TAKEN


@pytest.mark.parametrize(
    ("until", "first"), [(None, []), ("13:00", ["12:00"])], ids=["for the rest of the day", "until one o'clock"]
)
def test_nobody_is_booked_with_a_caseworker_who_is_away(reception: Reception, until: str | None, first: list[str]):
    reception.is_booked({"caseworkers": ["caseworker"]})
    by, end = reception.staff[Role.CASEWORKER], at(until) if until else None

    reception.does(partial(say_availability, said=Availability.AWAY, until=end, by=by, now=reception.now))

    assert free(reception, date(2026, 11, 23))[:1] == first
    assert len(free(reception)) == 15


def test_a_cancelled_meeting_leaves_its_caseworker_free(reception: Reception):
    reception.is_booked({"caseworkers": ["caseworker"]})
    kiosk = KioskRoom(reception)
    kiosk.appointment("09:00", day=TUESDAY)
    kiosk.appointment("10:00", day=TUESDAY, cancelled=True)

    assert "08:00" not in free(reception)
    assert "09:00" in free(reception)


def test_nobody_is_booked_with_a_colleague_who_has_left(reception: Reception):
    reception.is_booked({"caseworkers": ["caseworker"]})
    assert len(free(reception)) == 15

    reception.does(lambda session: setattr(session.get_one(UserRow, "caseworker"), "active", False))

    assert free(reception) == []
    assert book(reception, "10:00") == TAKEN


def test_a_cancelled_booking_frees_its_place(reception: Reception):
    booked = book(reception, "10:00")
    assert isinstance(booked, SlotBooked)
    lead = reception.staff[Role.LEAD]
    typed = f" {booked.code[:4].lower()}-{booked.code[4:]}"

    for _ in range(2):
        cancelled = reception.does(partial(cancel_booking, code=typed, by=lead, now=reception.now))

    assert isinstance(cancelled, AppointmentRow)
    assert cancelled.cancelled
    assert isinstance(book(reception, "10:00"), SlotBooked)
    assert reception.does(partial(cancel_booking, code="unknown", by=lead, now=reception.now)) == NOT_FOUND


def _race(reception: Reception) -> list[SlotBooked]:
    reception.is_booked({"capacity": 3})
    wanted = [request(reception, "10:00", device=f"kiosk-{1 + n % 2}") for n in range(8)]
    with ThreadPoolExecutor(8) as clients:
        answers = list(
            clients.map(lambda one: reception.does(partial(book_slot, wanted=one, now=reception.now)), wanted)
        )
    return [answer for answer in answers if isinstance(answer, SlotBooked)]


def test_as_many_as_there_are_places_win_a_race(reception: Reception):
    assert len(_race(reception)) == 3


def test_the_race_notices_places_that_are_not_kept(reception: Reception, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(room, "_keep", lambda *given: True)
    reception.is_booked({"capacity": 3})

    assert len(_race(reception)) > 3
