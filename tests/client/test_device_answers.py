"""The kiosk's own reading of the service's answers, held against the models on the wire."""

import base64
from dataclasses import fields
from datetime import date, datetime, time, timedelta, timezone

import pytest

from builders.envelopes import PUBLIC
from builders.stand_in_service import KEY_ID, a_state
from kiosk.client import device_answers
from kiosk.client.booking_answers import BookedTime, FreeTime, read_booked, read_slots
from kiosk.client.device_answers import BoxKey, NotUnderstood, TopicTexts, read_leased, read_paired, read_state
from kiosk.client.device_calls import MOST_ARRIVALS
from kiosk.domain.ids import SlotId, TopicId
from kiosk.domain.numbers import LARGEST_LEASE, Block
from kiosk.wire import devices
from kiosk.wire.words import DeviceKind

KEY = BoxKey(id=KEY_ID, public=PUBLIC)
WRITTEN_KEY = {"key_id": KEY_ID, "public_key": base64.b64encode(PUBLIC).decode()}


def test_a_state_that_the_service_writes_is_read():
    written = devices.KioskState(**a_state(next_key=WRITTEN_KEY, notice={"da": "Vi flytter"})).model_dump(mode="json")
    state = read_state(written)
    assert state.now == datetime(2026, 11, 23, 9, 52, tzinfo=timezone(timedelta(hours=1)))
    assert (state.open, state.service_day, state.next_service_day) == (True, date(2026, 11, 23), date(2026, 11, 24))
    assert (state.key, state.next_key) == (KEY, KEY)
    assert (state.times[0], state.languages) == (time(8, 0), ("da", "en", "ar"))
    assert state.topics == (TopicTexts(id=TopicId("topic-1"), texts={"da": "Alt andet"}),)
    assert (state.notice, state.wait_minutes) == ({"da": "Vi flytter"}, (10, 15))
    assert (state.office_name, state.grid_minutes) == ("Borgerservice", 15)


def test_every_field_of_the_state_on_the_wire_is_read():
    other_names = {"key": {"key_id", "public_key"}, "wait_minutes": {"walk_in_wait_minutes"}, "raw": set()}
    read = {name for each in fields(device_answers.State) for name in other_names.get(each.name, {each.name})}
    assert read == set(devices.KioskState.model_fields)


def test_a_state_of_an_older_service_is_read():
    old = {name: value for name, value in a_state().items() if name not in ("office_name", "next_service_day")}
    state = read_state(old | {"walk_in_wait_minutes": None, "something_new": 1})
    assert (state.office_name, state.next_service_day, state.wait_minutes) == ("", None, None)


def test_a_pairing_that_the_service_writes_is_read():
    written = devices.Paired(
        token="made-up",
        device_id="device-1",
        office_id="main",
        kind=DeviceKind.KIOSK,
        reserve=devices.Block(first=9000, last=9049),
        **WRITTEN_KEY,
    )
    paired = read_paired(written.model_dump(mode="json"))
    assert (paired.device_id, paired.key, paired.reserve) == ("device-1", KEY, Block(first=9000, last=9049))
    assert "made-up" not in repr(paired)


def test_a_lease_that_the_service_writes_is_read():
    written = devices.NumbersLeased(service_day=date(2026, 11, 23), first=21, last=40).model_dump(mode="json")
    assert read_leased(written).block == Block(first=21, last=40)


@pytest.mark.parametrize(
    "change",
    [
        {"open": 1},
        {"service_day": "today"},
        {"now": "2026-11-23T09:52:00"},
        {"public_key": "AAAA"},
        {"public_key": "ø"},
        {"public_key": None},
        {"next_key": {"key_id": "x"}},
        {"times": ["25:00"]},
        {"times": None},
        {"topics": [1]},
        {"walk_in_wait_minutes": [1]},
    ],
)
def test_an_answer_that_breaks_the_agreement_is_not_understood(change):
    with pytest.raises(NotUnderstood):
        read_state(a_state(**change))


@pytest.mark.parametrize("raw", [None, [], "state", 1])
def test_what_is_no_object_is_not_understood(raw):
    with pytest.raises(NotUnderstood):
        read_state(raw)


@pytest.mark.parametrize(("first", "last"), [(0, 5), (10, 5), (9990, 10000)])
def test_a_lease_of_impossible_numbers_is_not_understood(first, last):
    with pytest.raises(NotUnderstood):
        read_leased({"service_day": "2026-11-23", "first": first, "last": last})


def test_the_limits_are_those_of_the_wire():
    assert (MOST_ARRIVALS, LARGEST_LEASE) == (devices.MAX_ARRIVALS, devices.MAX_NUMBERS)


def test_free_times_and_a_booking_that_the_service_writes_are_read():
    at = datetime(2026, 11, 24, 10, 30, tzinfo=timezone(timedelta(hours=1)))
    slots = devices.Slots(slots=[devices.Slot(id="general.20261124T0930", starts_at=at)]).model_dump(mode="json")
    booked = devices.Booked(code="7QF2M8XW", starts_at=at).model_dump(mode="json")
    assert read_slots(slots) == (FreeTime(id=SlotId("general.20261124T0930"), starts_at=at),)
    assert read_booked(booked) == BookedTime(code="7QF2M8XW", starts_at=at)


@pytest.mark.parametrize("raw", [None, [], {}, {"slots": [{"id": 1}]}, {"slots": [{"id": "", "starts_at": "10:00"}]}])
def test_free_times_that_break_the_agreement_are_not_understood(raw):
    with pytest.raises(NotUnderstood):
        read_slots(raw)


def test_a_topic_says_whether_a_time_can_be_booked_for_it():
    topics = [{"id": "a", "texts": {"da": "A"}, "bookable": True}, {"id": "b", "texts": {"da": "B"}}]
    assert [topic.bookable for topic in read_state(a_state(topics=topics)).topics] == [True, False]
