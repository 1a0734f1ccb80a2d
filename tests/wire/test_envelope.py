"""The sealed envelope: what goes in comes out, what is wrong is unreadable, and nothing of it stays behind."""

from datetime import date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders.envelopes import (
    ARRIVAL_FIELDS,
    AT,
    DAY,
    PRIVATE,
    PUBLIC,
    amendment,
    arrival,
    booking,
    sealed_json,
    sealed_text,
)
from kiosk.domain.digits import BirthDigits
from kiosk.wire.envelope import (
    SEALED_SIZE,
    OpenedAmendment,
    OpenedArrival,
    OpenedBooking,
    Unreadable,
    UnreadableBecause,
    box,
    open_envelope,
)
from kiosk.wire.envelope import sealing as sealing_module

ANY_TEXT = st.text(max_size=300) | st.none()


def opened(sealed: bytes) -> Any:
    return open_envelope(sealed, PRIVATE)


def test_an_arrival_comes_out_as_it_went_in():
    assert opened(arrival(topic="housing", seen=False)) == OpenedArrival(
        id="0f8f1e0a-8a5e-4a63-9d1a-6a4a7f1f0001",
        number=17,
        service_day=DAY,
        digits=BirthDigits(ascii=b"010190"),
        code=None,
        declared="10:00",
        topic="housing",
        language="da",
        at=AT,
        seen=False,
        receipt="K7QF2M8X",
    )


def test_an_amendment_comes_out_as_it_went_in():
    assert opened(amendment(needs={"private", "companion"}, declared="unknown")) == OpenedAmendment(
        id="0f8f1e0a-8a5e-4a63-9d1a-6a4a7f1f0002",
        about="0f8f1e0a-8a5e-4a63-9d1a-6a4a7f1f0001",
        number=17,
        service_day=DAY,
        needs=("companion", "private"),
        declared="unknown",
        at=AT,
    )


def test_a_booking_comes_out_as_it_went_in():
    assert opened(booking()) == OpenedBooking(
        id="0f8f1e0a-8a5e-4a63-9d1a-6a4a7f1f0001",
        slot_id="slot-1",
        digits=BirthDigits(ascii=b"010190"),
        language="da",
        at=AT,
    )


def test_digits_may_come_as_a_view_into_the_kiosks_buffer():
    held = bytearray(b"xx610165xx")
    assert opened(arrival(digits=memoryview(held)[2:8])).digits == BirthDigits(ascii=b"610165")


@given(code=ANY_TEXT, topic=ANY_TEXT, language=st.text(min_size=1, max_size=40), receipt=st.text(max_size=40))
def test_every_envelope_has_one_size_whatever_is_in_it(code, topic, language, receipt):
    sealed = arrival(code=code, topic=topic, language=language, receipt=receipt)
    assert len(sealed) == len(amendment()) == len(booking()) == SEALED_SIZE


@given(code=st.text(st.characters(min_codepoint=32, max_codepoint=126), min_size=1, max_size=200))
def test_a_scanned_code_cannot_write_other_fields(code):
    read = opened(arrival(code='~digits~"' + code))
    assert read.digits == BirthDigits(ascii=b"010190")
    assert ('~digits~"' + code).startswith(read.code)


def test_what_cannot_be_cut_is_left_out():
    assert opened(arrival(topic="t" * 200)).topic is None


def test_a_number_of_digits_other_than_six_is_refused_without_an_echo():
    with pytest.raises(ValueError, match="six digits, or none"):
        arrival(digits=bytearray(b"01019"))


def test_a_time_without_an_offset_is_refused():
    with pytest.raises(ValueError, match="offset"):
        arrival(at=datetime(2026, 11, 23, 9, 52))


@pytest.mark.parametrize(
    ("change", "because"),
    [
        ({"v": 2}, UnreadableBecause.VERSION),
        ({"v": True}, UnreadableBecause.VERSION),
        ({"v": None}, UnreadableBecause.VERSION),
        ({"kind": "visit"}, UnreadableBecause.KIND),
        ({"kind": ["arrival"]}, UnreadableBecause.KIND),
        ({"id": "17"}, UnreadableBecause.FIELD),
        ({"id": None}, UnreadableBecause.FIELD),
        ({"number": 0}, UnreadableBecause.FIELD),
        ({"number": 10000}, UnreadableBecause.FIELD),
        ({"number": "17"}, UnreadableBecause.FIELD),
        ({"number": True}, UnreadableBecause.FIELD),
        ({"number": 17.0}, UnreadableBecause.FIELD),
        ({"service_day": "2026-02-30"}, UnreadableBecause.FIELD),
        ({"service_day": "2026-W48-1"}, UnreadableBecause.FIELD),
        ({"service_day": "0001-01-01"}, UnreadableBecause.FIELD),
        ({"service_day": 20261123}, UnreadableBecause.FIELD),
        ({"digits": "310485"}, UnreadableBecause.DIGITS),
        ({"digits": "01019"}, UnreadableBecause.DIGITS),
        ({"digits": "٠١٠١٩٠"}, UnreadableBecause.DIGITS),
        ({"digits": 101900}, UnreadableBecause.DIGITS),
        ({"code": ""}, UnreadableBecause.FIELD),
        ({"code": "a\nb"}, UnreadableBecause.FIELD),
        ({"code": "\ud800"}, UnreadableBecause.FIELD),
        ({"declared": "10.00"}, UnreadableBecause.FIELD),
        ({"declared": "24:00"}, UnreadableBecause.FIELD),
        ({"declared": "١٠:٠٠"}, UnreadableBecause.FIELD),
        ({"declared": None}, UnreadableBecause.FIELD),
        ({"language": None}, UnreadableBecause.FIELD),
        ({"language": "d" * 161}, UnreadableBecause.FIELD),
        ({"at": "2026-11-23T09:52:00"}, UnreadableBecause.FIELD),
        ({"at": "0001-01-01T00:00:00+14:00"}, UnreadableBecause.FIELD),
        ({"at": "now"}, UnreadableBecause.FIELD),
        ({"at": 1}, UnreadableBecause.FIELD),
        ({"seen": 1}, UnreadableBecause.FIELD),
        ({"receipt": ["K7QF2M8X"]}, UnreadableBecause.FIELD),
    ],
)
def test_what_breaks_the_agreement_is_unreadable(change, because):
    assert opened(sealed_json(ARRIVAL_FIELDS | change)) == Unreadable(code=because)


@pytest.mark.parametrize("needs", ["private", [1], ["private"] * 9, {"private": True}])
def test_needs_that_are_no_short_list_of_words_are_unreadable(needs):
    fields = ARRIVAL_FIELDS | {"kind": "amend", "about": ARRIVAL_FIELDS["id"], "needs": needs, "declared": None}
    assert opened(sealed_json(fields)) == Unreadable(code=UnreadableBecause.FIELD)


def test_missing_digits_are_not_taken_for_none():
    fields = {name: value for name, value in ARRIVAL_FIELDS.items() if name != "digits"}
    assert opened(sealed_json(fields)) == Unreadable(code=UnreadableBecause.FIELD)


def test_fields_of_a_newer_kiosk_are_passed_over():
    assert isinstance(opened(sealed_json(ARRIVAL_FIELDS | {"later_field": {"a": 1}})), OpenedArrival)


def test_an_id_is_read_in_its_canonical_spelling():
    spelled = str(ARRIVAL_FIELDS["id"]).upper()
    assert opened(sealed_json(ARRIVAL_FIELDS | {"id": spelled})).id == ARRIVAL_FIELDS["id"]


@pytest.mark.parametrize("text", ["", "no json", "[]", "[" * 3000, '{"v":1', b"\xff\xfe", "17", "9" * 4000])
def test_a_box_with_something_else_in_it_is_unreadable(text):
    assert opened(sealed_text(text)) == Unreadable(code=UnreadableBecause.JSON)


@given(st.binary(max_size=700))
def test_noise_is_unreadable(noise):
    assert isinstance(opened(noise), Unreadable)


def test_one_flipped_bit_or_another_key_is_unreadable():
    sealed = bytearray(arrival())
    assert open_envelope(bytes(sealed), bytes(32)) == Unreadable(code=UnreadableBecause.BOX)
    sealed[100] ^= 1
    assert opened(bytes(sealed)) == Unreadable(code=UnreadableBecause.BOX)


@given(
    st.dates(min_value=date(2000, 1, 1), max_value=date(2999, 12, 31)),
    st.integers(min_value=1, max_value=9999),
    st.sampled_from(["unknown", "none", "00:00", "23:45"]),
    st.integers(min_value=-14, max_value=14),
)
def test_every_day_number_and_time_comes_out_again(day, number, declared, hours):
    at = AT.astimezone(timezone(timedelta(hours=hours)))
    read = opened(arrival(service_day=day, number=number, declared=declared, at=at))
    assert (read.service_day, read.number, read.declared, read.at) == (day, number, declared, AT)


def test_nothing_printed_shows_digits_or_code():
    printed = repr(opened(arrival(code="BOOKING-0000"))) + str(opened(booking()))
    assert "010190" not in printed
    assert "BOOKING" not in printed


@pytest.fixture
def open_buffers(monkeypatch):
    """Every buffer that was sealed, as it is afterwards."""
    kept: list[bytearray] = []
    real = box.seal

    def seal_and_keep(plain: bytearray, *, public_key: bytes) -> bytes:
        kept.append(plain)
        return real(plain, public_key=public_key)

    monkeypatch.setattr(sealing_module, "seal", seal_and_keep)
    return kept


def test_the_open_envelope_is_overwritten(open_buffers):
    arrival()
    assert open_buffers == [bytearray(512)]


def test_the_open_envelope_is_overwritten_when_sealing_fails(open_buffers):
    with pytest.raises(ValueError):
        arrival(public_key=bytes(32))
    assert open_buffers == [bytearray(512)]


def test_the_look_at_the_buffer_finds_a_forgotten_wipe(open_buffers, monkeypatch):
    monkeypatch.setattr(sealing_module, "wipe", lambda buffer: None)
    arrival()
    assert b"010190" in open_buffers[0]


def test_the_key_of_another_size_is_refused():
    with pytest.raises(ValueError, match="32 bytes"):
        arrival(public_key=PUBLIC[:31])
