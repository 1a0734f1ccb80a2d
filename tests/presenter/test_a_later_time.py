"""A later time booked at the real window, from a service that is good, slow, away or has no place left."""

import base64
from typing import Any

import pytest
import zxingcpp
from icalendar import Calendar
from PIL import Image
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from builders.envelopes import PRIVATE
from builders.glass import Glass, a_glass
from builders.stand_in_service import Mood, StandInService, a_state
from kiosk.client.device_calls import DeviceCalls
from kiosk.flow.booking_pages import AskBecause, AskReception, Booked, FindingSlots, Slots
from kiosk.flow.pages import Number
from kiosk.presenter import booking_line
from kiosk.wire.envelope import OpenedBooking, open_envelope

FREE = {
    "general.20261124T0800": "2026-11-24T09:00:00+01:00",
    "general.20261124T0930": "2026-11-24T10:30:00+01:00",
    "general.20261203T0915": "2026-12-03T10:15:00+01:00",
}
BOOKABLE = [{"id": "general", "texts": {"da": "Alt andet"}, "bookable": True}]
CONFIRM = "Bestil tirsdag 24. november kl.\u00a010.30"


@pytest.fixture(autouse=True)
def _quick(monkeypatch):
    monkeypatch.setattr(booking_line, "PAUSES", (0.0, 0.01, 0.02))


@pytest.fixture
def service():
    with StandInService(state=a_state(topics=BOOKABLE), free=dict(FREE)) as running:
        yield running


@pytest.fixture
def glass(tmp_path, qtbot, service):
    with a_glass(tmp_path, qtbot, url=service.url) as glass:
        glass.front.open(windowed=True)
        QApplication.processEvents()
        qtbot.waitUntil(lambda: glass.front.presenter.kiosk.office.can_book)
        yield glass


def to_the_times(glass: Glass, digits: str = "010190") -> Glass:
    return glass.types(digits).confirms().touches("Nej").touches("Bestil tid til en anden dag")


def books(glass: Glass) -> Glass:
    return to_the_times(glass).until(Slots).touches("10.30").touches(CONFIRM)


def opened(item: dict[str, Any]) -> OpenedBooking:
    found = open_envelope(base64.b64decode(item["envelope"]), PRIVATE)
    assert isinstance(found, OpenedBooking)
    return found


def test_a_time_is_booked_and_nothing_is_spooled(glass, service):
    books(glass).until(Booked)

    (item,) = service.bookings
    booking = opened(item)
    assert (item["slot_id"], booking.slot_id, booking.id) == ("general.20261124T0930",) * 2 + (item["id"],)
    assert booking.digits is not None and booking.digits.ascii == b"010190"
    assert glass.page.booked.code == "7QF2M8XW"
    assert service.arrivals == []


def test_free_times_are_asked_for_by_topic_and_days_and_nothing_else(glass, service):
    to_the_times(glass).until(Slots)
    (query,) = [query for query in service.queries if "topic" in query]
    assert query == {"topic": "general", "from": "2026-11-24", "to": "2027-01-24"}


def test_the_digits_are_overwritten_when_the_time_is_booked(glass):
    held = to_the_times(glass).front.entry._buffer
    glass.until(Slots).touches("10.30")
    assert held == bytearray(b"010190")
    glass.touches(CONFIRM).until(Booked)
    assert (held, glass.front.entry.count) == (bytearray(6), 0)


def test_both_codes_are_read_from_the_glass(glass):
    books(glass).until(Booked)
    codes = sorted((code.text for code in zxingcpp.read_barcodes(picture(glass))), key=len)

    assert codes[0] == "7QF2M8XW"
    (event,) = Calendar.from_ical(codes[1]).walk("VEVENT")
    assert event.decoded("dtstart").isoformat() == "2026-11-24T09:30:00+00:00"
    assert event["SUMMARY"] == "Aftale: Borgerservice"


def test_the_calendar_speaks_the_language_of_who_booked(glass):
    glass.touches("English").types("010190").confirms().touches("No").touches("Book a time for another day")
    glass.until(Slots).touches("10:30")
    glass.front.stack.slot_confirmed.emit()
    entry = glass.until(Booked).page.booked.for_calendar.content

    (event,) = Calendar.from_ical(entry).walk("VEVENT")
    assert event["SUMMARY"] == "Appointment: Borgerservice"


def test_a_time_that_somebody_got_first_gives_way_to_another_with_the_same_digits(glass, service):
    service.quicker = {"general.20261124T0930"}
    to_the_times(glass).until(Slots)
    del service.free["general.20261203T0915"]
    glass.touches("10.30").touches(CONFIRM)
    glass._qtbot.waitUntil(lambda: isinstance(glass.page, Slots) and glass.page.taken)
    assert [slot.id for slot in glass.page.slots] == ["general.20261124T0800"]
    glass.touches("9.00").touches("Bestil tirsdag 24. november kl.\u00a09.00").until(Booked)

    first, second = service.bookings
    assert first["id"] != second["id"]
    assert opened(second).digits == opened(first).digits


def test_a_line_that_was_cut_before_the_answer_is_asked_again_with_the_same_id(glass, service):
    to_the_times(glass).until(Slots)
    service.mood = Mood.DROPPING
    glass.touches("10.30").touches(CONFIRM)
    glass._qtbot.waitUntil(lambda: len(service.bookings) == 2)
    service.mood = Mood.GOOD
    glass.until(Booked)
    assert len({item["id"] for item in service.bookings}) == 1


@pytest.mark.parametrize("mood", [Mood.GONE, Mood.BROKEN, Mood.BABBLING])
def test_a_booking_without_an_answer_is_unsure_and_the_digits_are_gone(glass, service, mood):
    to_the_times(glass).until(Slots)
    service.mood = mood
    assert glass.touches("10.30").touches(CONFIRM).until(AskReception).page.because is AskBecause.UNSURE
    assert glass.front.entry.count == 0


def test_a_kiosk_that_has_booked_enough_sends_to_the_reception(glass, service):
    service.quota_used = True
    assert books(glass).until(AskReception).page.because is AskBecause.NOT_HERE
    glass.touches("Tilbage").touches("Vent, og tal med os i dag")
    assert glass.until(Number).number == 17


def test_without_the_service_there_are_no_times_and_the_citizen_may_wait(glass, service):
    service.mood = Mood.GONE
    assert to_the_times(glass).until(AskReception).page.because is AskBecause.NOT_HERE


def test_without_free_times_the_citizen_is_told(glass, service):
    service.free = {}
    assert to_the_times(glass).until(AskReception).page.because is AskBecause.NO_TIMES


def test_a_slow_service_is_waited_for_with_a_word(glass, service):
    service.mood = Mood.HANGING
    to_the_times(glass).waits(1)
    assert isinstance(glass.page, FindingSlots)
    assert "Vi finder de ledige tider." in glass.front.stack.sentences()
    assert glass.waits(8).page.because is AskBecause.NOT_HERE


def test_a_question_that_breaks_is_answered_all_the_same(glass, monkeypatch):
    monkeypatch.setattr(DeviceCalls, "slots", lambda *_, **__: 1 / 0)
    assert isinstance(to_the_times(glass).until(AskReception).page, AskReception)
    assert ("question.failed", {"error": "ZeroDivisionError"}) in glass.notes.events


def picture(glass: Glass) -> Image.Image:
    grabbed = glass.front.stack.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    return Image.frombytes("L", (grabbed.bytesPerLine(), grabbed.height()), bytes(grabbed.constBits()))
